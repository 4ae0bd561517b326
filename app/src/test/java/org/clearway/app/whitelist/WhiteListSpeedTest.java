package org.clearway.app.whitelist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.clearway.app.ScenarioTest;
import org.clearway.app.scenario.load.FillingScenario;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.scope.Role;
import org.clearway.app.shared.time.ClearwayClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * How quick the white list is with 22,522 entries that hold and 60,000 past ones. All that is written is taken back; the figures
 * go into a file for bench/whitelist. Bounds are twice the aims, since other work may run beside a test.
 */
@ScenarioTest
@EnabledIfSystemProperty(named = "clearway.bench", matches = "whitelist")
class WhiteListSpeedTest {

    private static final Path FIGURES = Path.of("target", "bench-whitelist.txt");
    private static final int ASKED = 2_000;
    private static final int CARDS = 5_000;

    /** Fields of a listing that stay when it is written once more, a year or two earlier. */
    private static final String SAME =
            "admission_id, list_id, enterprise_id, credit_code, name_zh, name_en, division, industry,"
                    + " field, chain, foreign_invested, ground, batch_id, approver";

    @Autowired
    FillingScenario scenario;

    @Autowired
    Listings listings;

    @Autowired
    ProposingChanges proposing;

    @Autowired
    PublishingBatches publishing;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    ClearwayClock clock;

    @BeforeEach
    void fill() {
        scenario.fillIfEmpty();
    }

    @Test
    void saysWhoWasListedOnADayInMilliseconds() throws Exception {
        double[] millis = takenBack(Actor.platform("bench"), () -> {
            long past = addPast();
            assertThat(past).isGreaterThan(60_000);
            List<String> codes = jdbc.sql("select credit_code from whitelist.listing order by md5(id::text) limit ?")
                    .param(ASKED)
                    .query(String.class)
                    .list();
            Random random = new Random(4);
            Instant first = Instant.parse("2022-04-01T00:00:00Z");
            double[] times = new double[codes.size()];
            for (int i = 0; i < times.length; i++) {
                Instant at = first.plus(Duration.ofHours(random.nextInt(62 * 24)));
                long begun = System.nanoTime();
                listings.holding(codes.get(i), at);
                times[i] = (System.nanoTime() - begun) / 1e6;
            }
            Arrays.sort(times);
            return times;
        });
        double p95 = millis[millis.length * 95 / 100];
        told("was X listed on day D", "median %.2f ms, 95th %.2f ms".formatted(millis[ASKED / 2], p95));
        assertThat(p95).isLessThan(10);
    }

    @Test
    void looksAtEveryListingInTheMorning() throws Exception {
        Instant before = clock.instant();
        double seconds = takenBack(Actor.platform("bench"), () -> {
            addPast();
            clock.set(clock.today()
                    .plusDays(1)
                    .atTime(6, 0)
                    .atZone(ClearwayClock.ZONE)
                    .toInstant());
            try {
                long begun = System.nanoTime();
                int made = proposing.propose();
                assertThat(made)
                        .as("of a morning without any there is nothing to time")
                        .isPositive();
                return (System.nanoTime() - begun) / 1e9;
            } finally {
                clock.set(before);
            }
        });
        told("the morning's proposals for all lists", "%.1f s".formatted(seconds));
        assertThat(seconds).isLessThan(20);
    }

    @Test
    void publishesFiveThousandCards() throws Exception {
        double seconds = takenBack(approver(), () -> {
            draft();
            long begun = System.nanoTime();
            Batch batch = publishing.publish(900_001);
            assertThat(Objects.requireNonNull(batch.publication()).added()).isEqualTo(CARDS);
            return (System.nanoTime() - begun) / 1e9;
        });
        told("publishing a batch of 5,000", "%.1f s".formatted(seconds));
        assertThat(seconds).isLessThan(10);
    }

    private <T> T takenBack(Actor actor, Supplier<T> work) {
        T done = actor.get(() -> transactions.execute(status -> {
            status.setRollbackOnly();
            return work.get();
        }));
        return Objects.requireNonNull(done);
    }

    /** Each listing three times more, one to three years earlier, all run out. */
    private long addPast() {
        return jdbc.sql("insert into whitelist.listing (" + SAME + ", listed_from, until, ended_at, end_act) select "
                        + SAME
                        + ", l.listed_from - y.n * interval '1 year', l.until - y.n * interval '1 year',"
                        + " l.until - y.n * interval '1 year', 'expire'"
                        + " from whitelist.listing l cross join generate_series(1, 3) y (n)")
                .update();
    }

    /** A draft of one list of Gansu with all cards approved by one and prepared by another. */
    private void draft() {
        jdbc.sql("""
                        insert into whitelist.list (id, code, purpose, level, division, name_zh, name_en, opened_on)
                        values (900001, 'bench', 'white_list', 'province', '620000', '例', 'Bench', '2022-04-01')
                        """).update();
        jdbc.sql("""
                        insert into whitelist.terms (list_id, fields, criteria, longest_days, valid_from, account_id, recorded_at)
                        values (900001, '{livelihood}', 1, 90, '2022-04-01', 0, now())
                        """).update();
        jdbc.sql("insert into whitelist.batch values (900001, 900001, '620000', ?, 1, 'Officer')")
                .param(java.sql.Timestamp.from(clock.instant()))
                .update();
        jdbc.sql("""
                        insert into whitelist.admission (id, list_id, enterprise_id, credit_code, name_zh, division, industry, field,
                            chain_role, origin, ground, nominated_by, nominator, nominated_at, state, since, batch_id, steps)
                        select 900000 + n, 900001, 900000 + n, 'BENCH' || n, '例' || n, '620102', '3670', 'livelihood', 'ordinary', 'authority',
                            'ground', 1, 'Officer', :now, 'drafted', :now, 900001, 3 from generate_series(1, :cards) n
                        """)
                .param("now", java.sql.Timestamp.from(clock.instant()))
                .param("cards", CARDS)
                .update();
        jdbc.sql("""
                        insert into whitelist.card (id, batch_id, admission_id, enterprise_id, division, verb, source, reason_key, figures,
                            prepared_by, preparer, prepared_at)
                        select id, 900001, id, enterprise_id, division, 'add', 'nomination', 'whitelist.card.nominated', '["ground"]', 1,
                            'Officer', since from whitelist.admission where list_id = 900001
                        """).update();
        jdbc.sql("""
                        insert into whitelist.decision (card_id, batch_id, verdict, until, account_id, decider, enterprise_id, division,
                            recorded_at)
                        select id, batch_id, 'approved', prepared_at + interval '30 days', 990001, 'Approver', enterprise_id, division,
                            prepared_at from whitelist.card where batch_id = 900001
                        """).update();
    }

    private static Actor approver() {
        return new Actor(
                990_001,
                "bench",
                "Bench",
                Actor.Kind.OFFICER,
                Set.of(Role.APPROVER),
                Role.APPROVER.rights(),
                "620000",
                "industry",
                1L,
                DivisionRange.of("620000"),
                List.of(),
                Actor.Via.SESSION);
    }

    private static void told(String what, String figure) throws Exception {
        Files.createDirectories(FIGURES.getParent());
        Files.writeString(FIGURES, what + ": " + figure + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
