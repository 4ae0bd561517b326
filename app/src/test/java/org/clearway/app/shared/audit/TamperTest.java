package org.clearway.app.shared.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.clearway.app.PlatformTest;
import org.clearway.app.shared.scope.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionOperations;

/** No round runs beside: one that writes an entry of its own would be counted. */
@PlatformTest
@TestPropertySource(properties = {"clearway.home=target/tamper", "db-scheduler.enabled=false"})
class TamperTest {

    @Autowired
    Audit audit;

    @Autowired
    Sealing sealing;

    @Autowired
    Verifying verifying;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    Environment environment;

    private final Path heads = Path.of("target/tamper/audit-heads.log");

    @BeforeEach
    void sealThree() throws IOException, SQLException {
        Files.deleteIfExists(heads);
        owner("delete from shared.audit_seal; delete from shared.audit_entry");
        for (String act : List.of("opened", "corrected", "closed")) {
            record(act);
            sealing.seal();
        }
        assertThat(verifying.verify().findings()).isEmpty();
        assertThat(verifying.verify().entries()).isEqualTo(3);
    }

    @Test
    void seesAnAlteredEntry() throws SQLException {
        owner("update shared.audit_entry set why = 'another reason' where act = 'corrected'");
        assertThat(verifying.verify().findings()).singleElement().asString().contains("was altered");
    }

    @Test
    void seesARemovedEntry() throws SQLException {
        owner("delete from shared.audit_entry where act = 'corrected'");
        assertThat(verifying.verify().findings()).singleElement().asString().contains("was removed");
    }

    @Test
    void seesTwoEntriesThatChangedPlaces() throws SQLException {
        owner("""
                update shared.audit_entry e set at = o.at, act = o.act from shared.audit_entry o
                where e.act in ('opened', 'closed') and o.act in ('opened', 'closed') and e.id <> o.id
                """);
        assertThat(verifying.verify().findings())
                .hasSize(2)
                .allMatch(finding -> finding.contains("altered, or two changed places"));
    }

    @Test
    void seesACutOffTail() throws SQLException {
        owner("""
                delete from shared.audit_entry where act = 'closed';
                delete from shared.audit_seal where id = (select max(id) from shared.audit_seal);
                """);
        assertThat(verifying.verify().findings()).singleElement().asString().contains("The tail is cut off");
    }

    @Test
    void seesARewrittenSeal() throws SQLException {
        owner("update shared.audit_entry set why = 'x' where act = 'closed'");
        owner("delete from shared.audit_seal where id = (select max(id) from shared.audit_seal)");
        sealing.seal();
        assertThat(verifying.verify().findings())
                .isNotEmpty()
                .anyMatch(finding -> finding.contains("no") || finding.contains("rewritten"));
    }

    @Test
    void seesAnEntryPutInAfterwards() throws SQLException {
        owner("""
                insert into shared.audit_entry (id, transaction_id, at, account_id, actor, via, act, thing, thing_id, division)
                overriding system value
                select 1000000, transaction_id, at, account_id, actor, via, 'forged', thing, thing_id, division
                from shared.audit_entry where act = 'opened'
                """);
        assertThat(verifying.verify().findings()).singleElement().asString().contains("put in afterwards");
    }

    @Test
    void waitsForATransactionThatIsUnderWay() {
        Actor.platform("test")
                .run(() -> transactions.executeWithoutResult(status -> {
                    audit.record(Audit.Entry.of("under way", "test", 1, "000000"));
                    Thread other = Thread.ofVirtual().start(() -> {
                        record("quicker");
                        sealing.seal();
                    });
                    join(other);
                }));
        sealing.seal();
        assertThat(verifying.verify().findings()).isEmpty();
        assertThat(verifying.verify().unsealed()).isZero();
    }

    @Test
    void sealsAStormInRuns() throws SQLException {
        owner("""
                insert into shared.audit_entry (at, account_id, actor, via, act, thing, thing_id, division)
                select at, account_id, actor, via, 'stormed', thing, n, division
                from shared.audit_entry, generate_series(1, 24500) n where act = 'opened'
                """);
        sealing.seal();
        assertThat(verifying.verify().findings()).isEmpty();
        assertThat(verifying.verify().entries()).isEqualTo(24_503);
        assertThat(verifying.verify().unsealed()).isZero();
        owner("""
                do $$ begin
                    assert (select array_agg(cardinality(entries) order by id) from shared.audit_seal where id > 3)
                        = array_fill(2000, array[12]) || 500, 'short runs, and none twice';
                end $$
                """);
        owner("update shared.audit_entry set why = 'another reason' where act = 'stormed' and thing_id = '23000'");
        assertThat(verifying.verify().findings()).singleElement().asString().contains("was altered");
        record("after the storm");
        sealing.seal();
        assertThat(verifying.verify().entries()).isEqualTo(24_504);
    }

    @Test
    void goesOnInADatabaseThatCountsTransactionsAnew() throws SQLException {
        owner(
                "update shared.audit_seal set up_to = '9000000000000'; update shared.audit_entry set transaction_id = '8999999999999'");
        record("after the restore");
        sealing.seal();
        record("and later");
        sealing.seal();
        assertThat(verifying.verify().entries()).isEqualTo(5);
        assertThat(verifying.verify().unsealed()).isZero();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void record(String act) {
        Actor.platform("test")
                .run(() -> transactions.executeWithoutResult(
                        status -> audit.record(Audit.Entry.of(act, "test", 1, "000000"))));
    }

    private void owner(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        environment.getRequiredProperty("clearway.db.url"),
                        environment.getRequiredProperty("clearway.db.owner"),
                        environment.getRequiredProperty("clearway.db.owner-password"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
