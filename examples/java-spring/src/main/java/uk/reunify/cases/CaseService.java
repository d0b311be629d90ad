package uk.reunify.cases;

import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import uk.reunify.At;
import uk.reunify.Case;
import uk.reunify.Engine;
import uk.reunify.Receipt;
import uk.reunify.ReunifyPool;

/** What can be done with a case: the log is in the database, the answers are the module's. */
@Service
class CaseService {
    private static final Logger LOG = LoggerFactory.getLogger(CaseService.class);
    private static final int PAUSE_MILLISECONDS = 40;

    private final CaseLog log;
    private final ReunifyPool<Engine> engines;
    private final JsonMapper json;
    private final int tries;

    CaseService(CaseLog log, ReunifyPool<Engine> engines, JsonMapper json, CasesProperties properties) {
        this.log = log;
        this.engines = engines;
        this.json = json;
        this.tries = properties.tries();
    }

    /** Begins a case under the plan of the service. */
    String create(String id) {
        String document = engines.use((reunify, engine) -> {
            try (Case begun = reunify.createCase(id, engine.plan())) {
                return begun.toJson();
            }
        });
        if (!log.create(id, head(document))) {
            throw new CaseExistsException();
        }
        return document;
    }

    /** The case as a document. */
    String document(String id) {
        return with(find(id), (engine, of) -> of.toJson());
    }

    /** Where the case stands. */
    String evaluate(String id, At when) {
        return with(find(id), (engine, of) -> engine.evaluate(of, when));
    }

    /** Why an item of an evaluation is as it is. */
    String explain(String id, String item, At when) {
        return with(find(id), (engine, of) -> engine.explain(of, item, when));
    }

    /** Adds an entry. If somebody else was first, it is held against the newer log again. */
    String append(String id, String entry) {
        for (int tried = 1; tried <= tries; tried++) {
            StoredCase stored = find(id);
            Receipt receipt = with(stored, (engine, to) -> engine.append(to, entry));
            try {
                log.append(id, stored.version(), receipt.event());
                LOG.info("an entry was added: tried={}", tried);
                return receipt.json();
            } catch (TransientDataAccessException | DuplicateKeyException another) {
                pause(tried);
            }
        }
        throw new CaseBusyException();
    }

    /** Something to be done with a case that is loaded. */
    private interface Work<R> {
        R with(Engine engine, Case of);
    }

    private <R> R with(StoredCase stored, Work<R> work) {
        return engines.use((reunify, engine) -> {
            try (Case of = stored.load(reunify)) {
                return work.with(engine, of);
            }
        });
    }

    private StoredCase find(String id) {
        return log.find(id).orElseThrow(NoSuchCaseException::new);
    }

    private String head(String document) {
        ObjectNode head = (ObjectNode) json.readTree(document);
        head.remove("events");
        return head.toString();
    }

    private static void pause(int tried) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(PAUSE_MILLISECONDS * tried));
        } catch (InterruptedException error) {
            Thread.currentThread().interrupt();
            throw new CaseBusyException();
        }
    }
}
