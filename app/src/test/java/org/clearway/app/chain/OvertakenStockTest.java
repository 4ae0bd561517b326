package org.clearway.app.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.clearway.app.PlatformTest;
import org.clearway.app.shared.once.Once;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Two reports of one site, part and day at the same moment: the second waits for the first and meets what it said; none is a fault. */
@PlatformTest
class OvertakenStockTest {

    @Autowired
    @Qualifier("ownerDataSource")
    javax.sql.DataSource ownerData;

    @Autowired
    FilingStock filing;

    @Autowired
    Once once;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    ClearwayClock clock;

    ChainWorld world;

    @BeforeEach
    void build() {
        world = new ChainWorld(JdbcClient.create(ownerData)).build();
    }

    private StockFiling says(double onHand, @Nullable Integer basedOn, @Nullable String why) {
        LocalDate today = clock.today();
        return new StockFiling(
                world.plant,
                world.panel,
                today,
                "set",
                onHand,
                0,
                1,
                7.0,
                List.of(),
                basedOn,
                why,
                Set.of("use-moved", "more-than-delivered"));
    }

    record Answer(String outcome, int version, List<String> codes) {}

    /** As the API does it: in the transaction that keeps the key. */
    private Answer send(@Nullable String key, StockFiling one) {
        return once.answer(key, "chains.stocks", List.of(one), Answer.class, () -> {
            StockFiled filed = filing.fileAll(List.of(one), "api").getFirst();
            return new Answer(
                    filed.outcome(),
                    filed.version(),
                    filed.reasons().stream().map(Reason::code).toList());
        });
    }

    private Actor reporter() {
        return ChainWorld.reporter(world.plant, "220100");
    }

    /** The first writes, and ends only when the second waits for it in the database. */
    private List<Answer> together(@Nullable String key, StockFiling first, StockFiling second) throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Answer> one = threads.submit(() -> reporter()
                    .get(() -> transactions.execute(status -> {
                        Answer answer = send(key, first);
                        written.countDown();
                        waitUntilSomebodyWaits();
                        return answer;
                    })));
            assertThat(written.await(20, TimeUnit.SECONDS)).isTrue();
            Future<Answer> other = threads.submit(() -> reporter().get(() -> send(key, second)));
            List<Answer> answers = new ArrayList<>();
            answers.add(one.get(30, TimeUnit.SECONDS));
            answers.add(other.get(30, TimeUnit.SECONDS));
            return answers;
        }
    }

    private void waitUntilSomebodyWaits() {
        try {
            for (int i = 0; i < 1_000; i++) {
                if (world.owner
                                .sql(
                                        "select count(*) from pg_locks l join pg_database d on d.datname = current_database()"
                                                + " where not l.granted and (l.database = d.oid or l.locktype = 'transactionid')")
                                .query(Long.class)
                                .single()
                        > 0) {
                    return;
                }
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        throw new AssertionError("The second never waited for the first");
    }

    private List<Double> held() {
        return world.owner
                .sql("select on_hand from chain.stock_report where site_id = ? and superseded_at = 'infinity'")
                .param(world.plant)
                .query(Double.class)
                .list();
    }

    @Test
    void theSecondFirstReportMeetsWhatTheFirstSaid() throws Exception {
        List<Answer> answers = together(null, says(12, null, null), says(9, null, null));
        assertThat(answers.get(0)).isEqualTo(new Answer("filed", 1, List.of()));
        assertThat(answers.get(1).codes()).containsExactly("chain.stock.why-missing");
        assertThat(held()).containsExactly(12.0);
    }

    @Test
    void whoSawNoReportIsToldOfAConflictWithItsVersion() throws Exception {
        List<Answer> answers = together(null, says(12, 0, null), says(9, 0, null));
        assertThat(answers.get(1)).isEqualTo(new Answer("conflict", 1, List.of("chain.stock.conflict")));
        assertThat(held()).containsExactly(12.0);
    }

    @Test
    void theSameTwiceIsTheSame() throws Exception {
        List<Answer> answers = together(null, says(12, null, null), says(12, null, null));
        assertThat(answers.get(1)).isEqualTo(new Answer("same", 1, List.of()));
    }

    @Test
    void twoCorrectionsAtOnceAreTwoVersions() throws Exception {
        reporter().run(() -> send(null, says(12, null, null)));
        List<Answer> answers = together(null, says(11, null, "counted again"), says(10, null, "counted once more"));
        assertThat(answers).extracting(Answer::version).containsExactly(2, 3);
        assertThat(held()).containsExactly(10.0);
        assertThat(world.owner
                        .sql("select version from chain.stock_report where site_id = ? order by version")
                        .param(world.plant)
                        .query(Integer.class)
                        .list())
                .containsExactly(1, 2, 3);
    }

    @Test
    void oneKeyIsOneReportAndOneAnswer() throws Exception {
        String key = "same-key-" + world.plant;
        List<Answer> answers = together(key, says(12, null, null), says(12, null, null));
        assertThat(answers.get(1)).isEqualTo(answers.get(0)).isEqualTo(new Answer("filed", 1, List.of()));
        assertThat(world.owner
                        .sql("select count(*) from shared.audit_entry where act = 'stock reported' and thing_id like ?")
                        .param(world.plant + "/%")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aBatchThatWasOvertakenInOneRowLandsInTheOthers() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        long other = world.base + 15;
        world.node(other, "220100", world.car, 0, "示例整车三厂", "Example vehicles three");
        world.owner
                .sql("update chain.node set enterprise_id = ? where id = ?")
                .params(world.plant, other)
                .update();
        StockFiling first = says(12, 0, null);
        StockFiling beside =
                new StockFiling(other, world.panel, clock.today(), "set", 4, 0, 1, 7.0, List.of(), 0, null, Set.of());
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> one = threads.submit(() -> reporter()
                    .run(() -> transactions.executeWithoutResult(status -> {
                        filing.fileAll(List.of(first), "api");
                        written.countDown();
                        waitUntilSomebodyWaits();
                    })));
            assertThat(written.await(20, TimeUnit.SECONDS)).isTrue();
            List<StockFiled> batch = reporter().get(() -> filing.fileAll(List.of(says(9, 0, null), beside), "api"));
            one.get(30, TimeUnit.SECONDS);
            assertThat(batch).extracting(StockFiled::outcome).containsExactly("conflict", "filed");
        }
    }
}
