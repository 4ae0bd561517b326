package org.clearway.app.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clearway.app.monitoring.Plants.correction;
import static org.clearway.app.monitoring.Plants.first;
import static org.clearway.app.monitoring.Plants.running;

import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.clearway.app.PlatformTest;
import org.clearway.app.monitoring.Plants.Plant;
import org.clearway.app.monitoring.internal.FilingStatements;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Single reports of one reporter that share a transaction. */
@PlatformTest
class FilingTogetherTest {

    private static final LocalDate DAY = LocalDate.of(2022, 6, 2);

    @Autowired
    FilingReports filing;

    @Autowired
    FilingStatements statements;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ClearwayClock clock;

    @Autowired
    @Qualifier("ownerDataSource")
    DataSource ownerDataSource;

    Plants plants;

    @BeforeEach
    void setUp() {
        clock.set(Instant.parse("2022-06-02T01:00:00Z"));
        plants = new Plants(ownerDataSource);
    }

    /** Sites are locked until all have asked, so that more are at work than there are threads of the system. */
    @Test
    void moreReportersThanThreadsAreAllServed() throws Exception {
        int many = 80;
        CountDownLatch asking = new CountDownLatch(many);
        List<Callable<Filed.Outcome>> all = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            Plant plant = plants.plant("220102", 1, 100);
            Filing one = first(plant.site(), DAY, running(100, 90, "71"));
            all.add(() -> plant.reporter()
                    .get(() -> {
                        asking.countDown();
                        return filing.file(one, "api", null);
                    })
                    .outcome());
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection owner = ownerDataSource.getConnection()) {
            owner.setAutoCommit(false);
            owner.createStatement().execute("lock table monitoring.reporting_site in access exclusive mode");
            List<Future<Filed.Outcome>> answers =
                    all.stream().map(threads::submit).toList();
            asking.await();
            TimeUnit.MILLISECONDS.sleep(300);
            owner.rollback();
            for (Future<Filed.Outcome> answer : answers) {
                assertThat(answer.get()).isEqualTo(Filed.Outcome.FILED);
            }
        }
    }

    @Test
    void manyOfOneReporterShareTransactionsAndNoneSpoilsAnother() throws Exception {
        Plant group = plants.plant("220102", 60, 100);
        Actor reporter = group.reporter();
        List<Callable<String>> all = new ArrayList<>();
        for (long site : group.sites()) {
            int n = all.size();
            Filing one = n == 9
                    ? correction(site, DAY, running(100, 90, "71"), 4)
                    : first(site, DAY, running(100, n == 11 ? 0 : 90, "71"));
            String key = n == 7 ? "short" : "together-" + site;
            all.add(() -> {
                try {
                    OnceKey once = new OnceKey(key, new byte[] {1});
                    return reporter.get(() -> filing.file(one, "api", once))
                            .outcome()
                            .name();
                } catch (Refusal | DataIntegrityViolationException kept) {
                    return kept.getClass().getSimpleName();
                }
            });
        }
        List<String> outcomes = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one : threads.invokeAll(all)) {
                outcomes.add(one.get());
            }
        }
        assertThat(outcomes.get(7)).isEqualTo("DataIntegrityViolationException");
        assertThat(outcomes.get(9)).isEqualTo("Conflict");
        assertThat(outcomes.get(11)).isEqualTo("Refusal");
        assertThat(outcomes).filteredOn("FILED"::equals).hasSize(57);
        record Written(long reports, long entries, long keys, long transactions) {}
        Written written = plants.owner()
                .sql("""
                        select count(*) as reports, count(distinct r.xmin::text) as transactions,
                            (select count(*) from shared.audit_entry a where a.enterprise_id = :id) as entries,
                            (select count(*) from shared.idempotency i where i.account_id = :account and i.key like 'together-%') as keys
                        from monitoring.operating_report r where r.enterprise_id = :id
                        """)
                .param("id", group.id())
                .param("account", reporter.accountId())
                .query(Written.class)
                .single();
        assertThat(written.reports()).isEqualTo(57);
        assertThat(written.entries()).isEqualTo(57);
        assertThat(written.keys()).isEqualTo(57);
        assertThat(written.transactions()).isLessThan(57);
    }

    /** The same eight rounds of reports for two groups: one files each alone, the other a round together. */
    @Test
    void whatSharesAStatementIsFiledAsIfItCameAlone() {
        Plant alone = plants.plant("220102", 40, 100);
        Plant together = plants.plant("220102", 40, 100);
        Set<String> outcomes = new HashSet<>();
        for (int round = 0; round < 8; round++) {
            List<FilingStatements.Answer> each = new ArrayList<>();
            for (FilingStatements.One one : round(alone, round)) {
                each.addAll(alone.reporter().get(() -> statements.file(List.of(one))));
            }
            List<FilingStatements.One> all = round(together, round);
            assertThat(together.reporter().get(() -> statements.file(all)))
                    .as("round %d", round)
                    .isEqualTo(each);
            each.forEach(answer -> outcomes.add(answer.outcome()));
        }
        assertThat(outcomes)
                .containsExactlyInAnyOrder(
                        "filed", "corrected", "same", "conflict", "doubts", "no-site", "repeated", "key-reused");
        assertThat(written(together)).isEqualTo(written(alone)).hasSizeGreaterThan(200);
    }

    /** Plans are kept: one that reads a table whole because it is empty today would go on doing so when it has grown. */
    @Test
    void noStatementReadsATableWhole() {
        Plant group = plants.plant("220102", 8, 100);
        List<FilingStatements.One> first = round(group, 0);
        List<FilingStatements.One> second = round(group, 1);
        List<String> read = group.reporter()
                .get(() -> new TransactionTemplate(transactions).execute(status -> {
                    statements.file(List.of(first.getFirst()));
                    statements.file(first.subList(1, 8));
                    statements.file(second);
                    statements.fileAll(
                            second.stream().map(FilingStatements.One::filing).toList(), "sheet");
                    return jdbc.queryForList("""
                    select relname::text from pg_stat_xact_user_tables where seq_scan > 0 and (schemaname = 'monitoring'
                        or schemaname = 'shared' and relname in ('idempotency', 'audit_entry'))
                    """, String.class);
                }));
        assertThat(read).isEmpty();
    }

    /** A function that is replaced loses its settings, and then keeps whatever plan was good in its first minute. */
    @Test
    void filingIsOfferedNothingButKeys() {
        List<String> settings = plants.owner().sql("""
                        select p.proname || ' ' || array_to_string(array(select unnest(p.proconfig) order by 1), ' ') from pg_proc p
                        where p.pronamespace = 'monitoring'::regnamespace and p.proname in ('file_report', 'file_reports', 'file_together')
                        """).query(String.class).list();
        String only = " enable_hashjoin=off enable_material=off enable_mergejoin=off enable_seqscan=off"
                + " plan_cache_mode=force_generic_plan";
        assertThat(settings)
                .containsExactlyInAnyOrder("file_report" + only, "file_reports" + only, "file_together" + only);
    }

    private static List<FilingStatements.One> round(Plant group, int round) {
        Random random = new Random(round);
        List<FilingStatements.One> all = new ArrayList<>();
        for (int i = 0; i < group.sites().size(); i++) {
            boolean none = random.nextInt(20) == 0;
            int based = random.nextInt(6) == 0 ? random.nextInt(3) : round;
            Filing filing = new Filing(
                    none ? 5 : group.sites().get(i),
                    none ? DAY.minusDays(i) : DAY.minusDays(i % 2),
                    running(100, random.nextInt(9) == 0 ? 0 : 90 + random.nextInt(3), "71"),
                    based == 0 ? null : based,
                    "counted again",
                    random.nextBoolean() ? Set.of("running-without-staff") : Set.of());
            // One in eight repeats the key of the round before, half of them with its body.
            boolean again = round > 0 && random.nextInt(8) == 0;
            int key = again ? round - 1 : round;
            byte body = (byte) (again && random.nextBoolean() ? 9 : 1);
            all.add(new FilingStatements.One(
                    filing,
                    i % 3 == 0 ? "page" : "api",
                    i % 5 == 4 ? null : new OnceKey("round-%d-%d".formatted(key, i), new byte[] {body})));
        }
        return all;
    }

    /** Reports, entries of the trail, keys and days to be added up again, by the number of the site within its group. */
    private List<String> written(Plant group) {
        return plants.owner()
                .sql("""
                        select concat_ws(' ', 'report', r.site_id - :id, r.business_date, r.version, r.staff_on_duty, r.doubts, r.why,
                            r.channel, r.reported_by, r.superseded_at = 'infinity', r.division, r.base_roll)
                        from monitoring.operating_report r where r.enterprise_id = :id
                        union all select concat_ws(' ', 'entry', a.act, a.actor, a.via, a.thing, split_part(a.thing_id, '/', 1)::bigint - :id,
                            split_part(a.thing_id, '/', 2), a.division, a.why, a.detail) from shared.audit_entry a where a.enterprise_id = :id
                        union all select concat_ws(' ', 'key', i.key, i.request_hash, i.status, i.answer)
                        from shared.idempotency i where i.account_id = :id
                        union all select concat_ws(' ', 'day', d.business_date, d.division, count(*))
                        from monitoring.day_changed d where d.enterprise_id = :id group by d.business_date, d.division
                        order by 1
                        """)
                .param("id", group.id())
                .query(String.class)
                .list();
    }
}
