package uk.reunify;

/** What the module answers when it has added an entry. */
public final class Receipt {
    private final String json;

    Receipt(String json) {
        this.json = json;
    }

    /**
     * The whole receipt.
     *
     * @return the receipt, as JSON
     */
    public String json() {
        return json;
    }

    /**
     * The event that the entry became, for the host to store.
     *
     * @return the event, as JSON
     */
    public String event() {
        return Json.fields(json).get("event");
    }
}
