package uk.reunify;

import java.util.Map;

/**
 * A plan with policies laid over it, ready to answer. Answers are the JSON that the module wrote,
 * byte for byte: store and compare them as they are.
 */
public final class Engine extends Kept {
    private final Plan plan;
    private final String warnings;

    Engine(Reunify reunify, Plan plan, Map<String, String> compiled) {
        super(reunify, compiled.get("engine"));
        this.plan = plan;
        warnings = compiled.get("warnings");
    }

    /**
     * The plan that this was compiled from.
     *
     * @return the plan, which may be closed by now
     */
    public Plan plan() {
        return plan;
    }

    /**
     * What somebody should look at in the plan and the policies, though they can be used.
     *
     * @return a list of diagnostics, as JSON
     */
    public String warnings() {
        return warnings;
    }

    /**
     * The JSON Schema of a form, with the fields that policies add.
     *
     * @param id the name of a form, as an action of an evaluation gives it
     * @return the schema, as JSON
     */
    public String form(String id) {
        return reunify().ask(Request.call("form").handle("engine", handle()).text("item", id));
    }

    /**
     * What the policies change against the plan, which must not be closed yet.
     *
     * @return the changes, as JSON
     */
    public String changes() {
        return reunify().ask(Request.call("changes")
                .handle("plan", plan.handle(reunify()))
                .handle("engine", handle()));
    }

    /**
     * Where a case stands on a day, with what had been recorded by a moment.
     *
     * @param of the case
     * @param when for when, and for whom
     * @return the evaluation, as JSON
     */
    public String evaluate(Case of, At when) {
        return reunify().ask(about("evaluate", of).at(when));
    }

    /**
     * Why an item of an evaluation is as it is, for somebody to read.
     *
     * @param of the case
     * @param item the item, such as {@code stage}
     * @param when for when, and for whom
     * @return the explanation, as JSON
     */
    public String explain(Case of, String item, At when) {
        return reunify().ask(about("explain", of).text("item", item).at(when));
    }

    /**
     * Adds an entry to a case's log.
     *
     * @param to the case
     * @param entry the entry, as JSON text
     * @return the receipt
     * @throws ReunifyException with a rejection if the plan does not allow it, or with diagnostics
     *     if it is no entry; the case is then as it was
     */
    public Receipt append(Case to, String entry) {
        return new Receipt(reunify().ask(about("append", to).text("entry", entry)));
    }

    private Request about(String call, Case of) {
        return Request.call(call).handle("engine", handle()).handle("case", of.handle(reunify()));
    }
}
