package org.clearway.app.whitelist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.clearway.app.PlatformTest;
import org.clearway.app.access.People;
import org.clearway.app.shared.scope.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Tries to cross scope in each table of the white list: as Jilin's officer and approver, and as another enterprise. */
@PlatformTest
@Import({People.class, Course.class})
class WhiteListScopeTest {

    @Autowired
    People people;

    @Autowired
    LoadingLists loading;

    @Autowired
    Course course;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transactions;

    private Desk shanghai;
    private Desk jilin;
    private People.Plant plant;
    private long batch;

    @BeforeEach
    void listOneInShanghai() {
        shanghai = new Desk(people, loading, "310000");
        jilin = new Desk(people, loading, "220000");
        plant = shanghai.plant();
        batch = course.drafted(shanghai, plant);
        course.published(shanghai, batch);
        people.write("""
                insert into whitelist.proposal (day, list_id, enterprise_id, credit_code, name_zh, division, verb, source, reference,
                    reason_key, figures, made_at)
                values (current_date, ?, ?, ?, '例', ?, 'remove', 'resumed', 'entry/' || ?, 'whitelist.because.resumed', '[]', now())
                """, shanghai.list.id(), plant.id(), plant.creditCode(), plant.division(), plant.id());
    }

    private long countAs(Actor actor, String sql, Object... values) {
        Long count = actor.get(() -> transactions.execute(
                status -> jdbc.sql(sql).params(values).query(Long.class).single()));
        return count == null ? 0 : count;
    }

    private int writeAs(Actor actor, String sql, Object... values) {
        Integer rows = actor.get(() ->
                transactions.execute(status -> jdbc.sql(sql).params(values).update()));
        return rows == null ? 0 : rows;
    }

    @ParameterizedTest
    @ValueSource(strings = {"admission", "step", "finding", "card", "decision", "proposal"})
    void anotherProvinceReadsNoRowBeforePublication(String table) {
        String sql = "select count(*) from whitelist." + table + " where enterprise_id = ?";
        assertThat(countAs(shanghai.officer(), sql, plant.id()))
                .as("there is one")
                .isPositive();
        assertThat(countAs(jilin.officer(), sql, plant.id())).isZero();
        assertThat(countAs(jilin.approver(), sql, plant.id())).isZero();
    }

    @Test
    void anotherProvinceReadsNoDraftButEachPublication() {
        long draft = course.drafted(shanghai, shanghai.plant());
        String drafts = "select count(*) from whitelist.batch where id = ?";
        assertThat(countAs(shanghai.officer(), drafts, draft)).isEqualTo(1);
        assertThat(countAs(jilin.officer(), drafts, draft)).isZero();
        assertThat(countAs(jilin.officer(), "select count(*) from whitelist.publication where batch_id = ?", batch))
                .isEqualTo(1);
        assertThat(countAs(jilin.officer(), "select count(*) from whitelist.listing where batch_id = ?", batch))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"admission", "step", "finding", "card", "listing"})
    void anotherEnterpriseReadsNoRow(String table) {
        String sql = "select count(*) from whitelist." + table + " where enterprise_id = ?";
        assertThat(countAs(Desk.enterprise(plant), sql, plant.id()))
                .as("its own")
                .isPositive();
        assertThat(countAs(Desk.enterprise(jilin.plant()), sql, plant.id())).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch", "decision", "proposal"})
    void anEnterpriseReadsNothingOfTheDesk(String table) {
        assertThatThrownBy(() -> countAs(Desk.enterprise(plant), "select count(*) from whitelist." + table))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void anotherProvinceEndsNoListingAndMovesNoEntry() {
        assertThat(writeAs(
                        jilin.approver(),
                        "update whitelist.listing set ended_at = now(), end_act = 'remove' where batch_id = ?",
                        batch))
                .isZero();
        assertThat(writeAs(
                        jilin.approver(),
                        "update whitelist.admission set state = 'removed' where enterprise_id = ?",
                        plant.id()))
                .isZero();
        assertThat(writeAs(
                        jilin.approver(),
                        "update whitelist.proposal set state = 'accepted' where enterprise_id = ?",
                        plant.id()))
                .isZero();
    }

    @Test
    void anotherProvincePublishesNoBatch() {
        long draft = course.drafted(shanghai, shanghai.plant());
        String publish = """
                insert into whitelist.publication (batch_id, list_id, division, level, year, number, published_at, account_id, approver,
                    added, extended, suspended, resumed, removed, declined, sha256)
                values (?, ?, '310000', 'province', 2022, 77, now(), ?, 'x', 0, 0, 0, 0, 0, 0, '')
                """;
        for (Actor actor : java.util.List.of(jilin.approver(), shanghai.officer())) {
            assertThatThrownBy(() -> writeAs(actor, publish, draft, shanghai.list.id(), actor.accountId()))
                    .hasStackTraceContaining("row-level security");
        }
    }

    @Test
    void withoutTheRightToApproveNobodyEndsAListing() {
        assertThat(writeAs(
                        shanghai.officer(),
                        "update whitelist.listing set ended_at = now(), end_act = 'remove' where batch_id = ?",
                        batch))
                .isZero();
        assertThatThrownBy(() -> writeAs(
                        Desk.enterprise(plant),
                        "update whitelist.listing set ended_at = now() where enterprise_id = ?",
                        plant.id()))
                .hasStackTraceContaining("permission denied");
    }
}
