package uk.reunify.cases;

import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The logs of all cases in the database: for each a head, and a row for each event. */
@Repository
class CaseLog {
    private final JdbcClient database;

    CaseLog(JdbcClient database) {
        this.database = database;
    }

    /** Begins a case; false if there is one of that id. */
    boolean create(String id, String head) {
        try {
            database.sql("insert into case_head (case_id, head, version) values (?, ?, 0)")
                    .params(id, head)
                    .update();
            return true;
        } catch (DuplicateKeyException exists) {
            return false;
        }
    }

    Optional<StoredCase> find(String id) {
        return database.sql("select head, version from case_head where case_id = ?")
                .param(id)
                .query((row, number) -> new StoredCase(
                        row.getString("head"), row.getInt("version"), events(id, row.getInt("version"))))
                .optional();
    }

    /**
     * Adds an event after those that were read. The version and the key of the row each see to it
     * that of two writers only one can add it.
     */
    @Transactional
    void append(String id, int version, String event) {
        int changed = database.sql("update case_head set version = version + 1 where case_id = ? and version = ?")
                .params(id, version)
                .update();
        if (changed == 0) {
            throw new OptimisticLockingFailureException("another event was added to the case first");
        }
        database.sql("insert into case_event (case_id, seq, event) values (?, ?, ?)")
                .params(id, version + 1, event)
                .update();
    }

    // Up to the version that was read: what is added meanwhile belongs to the next read.
    private List<String> events(String id, int version) {
        return database.sql("select event from case_event where case_id = ? and seq <= ? order by seq")
                .params(id, version)
                .query(String.class)
                .list();
    }
}
