package org.clearway.app.whitelist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clearway.app.ScenarioTest;
import org.clearway.app.scenario.load.FillingScenario;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Every life that the scenario brings replays through the states; and looking for proposals among all of them is quick. */
@ScenarioTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScenarioLivesTest {

    @Autowired
    FillingScenario scenario;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    LookingAtListings looking;

    @Autowired
    Listings listings;

    @Autowired
    ClearwayClock clock;

    @BeforeAll
    void fill() {
        scenario.fillIfEmpty();
    }

    @Test
    void everyLifeReplays() {
        Actor.platform("test")
                .run(() -> transactions.executeWithoutResult(status -> {
                    Map<Long, Entry> entries = new HashMap<>();
                    Map<Long, String> states = new HashMap<>();
                    jdbc.sql("select " + Admissions.COLUMNS + " from whitelist.admission a")
                            .query((row, number) -> {
                                states.put(row.getLong("id"), row.getString("state"));
                                return entries.put(row.getLong("id"), Admissions.entry(row));
                            })
                            .list();
                    Map<Long, List<Step>> lives = jdbc
                            .sql(
                                    "select admission_id, number, at, act, account_id, actor, batch_id, until, reason, words from whitelist.step order by 1, 2")
                            .query((row, number) -> Admissions.step(row))
                            .stream()
                            .collect(Collectors.groupingBy(Step::admission));
                    assertThat(entries).hasSizeGreaterThan(22_522);
                    entries.forEach((id, entry) -> assertThat(Life.replay(entry, lives.getOrDefault(id, List.of()))
                                    .word())
                            .isEqualTo(states.get(id)));
                }));
    }

    @Test
    void theMorningLooksAtAllListingsWithinTenSeconds() {
        Thresholds marks = new Thresholds(90, 80, 14, 7, 14);
        long begun = System.nanoTime();
        List<NewProposal> found = Actor.platform("test")
                .get(() -> transactions.execute(status -> looking.look(marks, clock.today(), null)));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        assertThat(found).isNotEmpty();
    }

    @Test
    void whetherOneWasListedOnADayIsAnsweredInFiveMilliseconds() {
        Instant at = Instant.parse("2022-05-10T04:00:00Z");
        List<String> codes = Actor.platform("test")
                .get(() -> transactions.execute(
                        status -> jdbc.sql("select credit_code from whitelist.listing order by id limit 400")
                                .query(String.class)
                                .list()));
        List<Long> nanos = new ArrayList<>();
        for (String code : codes) {
            long begun = System.nanoTime();
            Actor.platform("test").run(() -> listings.holding(code, at));
            nanos.add(System.nanoTime() - begun);
        }
        Collections.sort(nanos);
        assertThat(Duration.ofNanos(nanos.get(nanos.size() / 2))).isLessThan(Duration.ofMillis(5));
    }
}
