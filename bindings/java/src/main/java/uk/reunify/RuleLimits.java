package uk.reunify;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a rule may use. What is not set is as usual. */
public final class RuleLimits {
    private static final RuleLimits USUAL = new RuleLimits(Map.of());

    private final Map<String, Long> set;

    private RuleLimits(Map<String, Long> set) {
        this.set = set;
    }

    /**
     * Every limit as usual.
     *
     * @return those limits
     */
    public static RuleLimits usual() {
        return USUAL;
    }

    /**
     * Steps of a run.
     *
     * @param most how many
     * @return these limits with that one
     */
    public RuleLimits operations(long most) {
        return with("operations", most);
    }

    /**
     * Bytes of a script.
     *
     * @param most how many
     * @return these limits with that one
     */
    public RuleLimits script(long most) {
        return with("script", most);
    }

    /**
     * Expressions within expressions.
     *
     * @param most how many
     * @return these limits with that one
     */
    public RuleLimits depth(long most) {
        return with("depth", most);
    }

    /**
     * Bytes of one text.
     *
     * @param most how many
     * @return these limits with that one
     */
    public RuleLimits text(long most) {
        return with("text", most);
    }

    /**
     * Items of one list.
     *
     * @param most how many
     * @return these limits with that one
     */
    public RuleLimits items(long most) {
        return with("items", most);
    }

    /**
     * Names at one time.
     *
     * @param most how many
     * @return these limits with that one
     */
    public RuleLimits variables(long most) {
        return with("variables", most);
    }

    /**
     * Bytes of everything that a run makes.
     *
     * @param most how many
     * @return these limits with that one
     */
    public RuleLimits memory(long most) {
        return with("memory", most);
    }

    /**
     * Findings of one rule.
     *
     * @param most how many
     * @return these limits with that one
     */
    public RuleLimits findings(long most) {
        return with("findings", most);
    }

    Map<String, Long> fields() {
        return set;
    }

    private RuleLimits with(String name, long most) {
        Map<String, Long> more = new LinkedHashMap<>(set);
        more.put(name, most);
        return new RuleLimits(Collections.unmodifiableMap(more));
    }
}
