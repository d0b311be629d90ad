package uk.reunify;

/** How a plan is compiled. What is not set is as usual. */
public final class CompileOptions {
    private static final CompileOptions USUAL = new CompileOptions(null, RuleLimits.usual());

    private final String calendar;
    private final RuleLimits limits;

    private CompileOptions(String calendar, RuleLimits limits) {
        this.calendar = calendar;
        this.limits = limits;
    }

    /**
     * The calendar of England and Wales that the module holds, and the usual limits.
     *
     * @return those options
     */
    public static CompileOptions usual() {
        return USUAL;
    }

    /**
     * Bank holidays of another calendar.
     *
     * @param document the calendar, as JSON text
     * @return these options with that calendar
     */
    public CompileOptions calendar(String document) {
        return new CompileOptions(document, limits);
    }

    /**
     * What a rule may use.
     *
     * @param most the limits
     * @return these options with those limits
     */
    public CompileOptions limits(RuleLimits most) {
        return new CompileOptions(calendar, most);
    }

    String calendar() {
        return calendar;
    }

    RuleLimits limits() {
        return limits;
    }
}
