package uk.reunify.cases;

import java.util.List;
import uk.reunify.Case;
import uk.reunify.Reunify;
import uk.reunify.ReunifyException;

/**
 * A case as it is in the database.
 *
 * @param head the document without its events
 * @param version how many events there are
 * @param events the events, each as JSON
 */
record StoredCase(String head, int version, List<String> events) {
    /** Loads it, and checks that nobody changed it. */
    Case load(Reunify reunify) {
        // The chain of hashes cannot show that events are missing at the end; the version can.
        if (events.size() != version) {
            throw new DamagedLogException("events-missing");
        }
        try {
            Case loaded = reunify.loadCase(document());
            loaded.verify();
            return loaded;
        } catch (ReunifyException error) {
            throw error.code().equals("instance-lost") ? error : new DamagedLogException(error.code());
        }
    }

    private String document() {
        String open = head.substring(0, head.lastIndexOf('}'));
        return open + ",\"events\":[" + String.join(",", events) + "]}";
    }
}
