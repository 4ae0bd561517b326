package org.clearway.app.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.clearway.app.PlatformTest;
import org.clearway.app.problem.Plaintiffs.Plant;
import org.clearway.app.problem.ProblemFigures.Funnel;
import org.clearway.app.problem.internal.TimerRound;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** A list and figures as of a past moment: as each problem stood then, also one that was closed and opened again since. */
@PlatformTest
class ProblemThenTest {

    private static final String CITY = "350900";

    @Autowired
    FilingProblems filing;

    @Autowired
    WorkingProblems working;

    @Autowired
    ProblemRegister problems;

    @Autowired
    ProblemFigures figures;

    @Autowired
    TimerRound timers;

    @Autowired
    ClearwayClock clock;

    @Autowired
    Environment environment;

    private Plaintiffs people;
    private Instant before;

    @BeforeEach
    void prepare() {
        people = Plaintiffs.of(environment);
        people.plant(CITY);
        people.authority(CITY, "industry");
        before = clock.instant();
    }

    @AfterEach
    void giveTheTimeBack() {
        clock.set(before);
    }

    private Instant later(int minutes) {
        clock.set(clock.instant().plus(Duration.ofMinutes(minutes)));
        return clock.instant();
    }

    private List<Problem> then(Actor reader, Plant plant, String status, Instant at) {
        ProblemFilter.Figure figure = new ProblemFilter.Figure(true, null, null, null, null, at);
        ProblemFilter all = ProblemFilter.ALL.in(CITY).with(status).of(plant.id());
        return reader.get(() -> problems.list(all.as(figure), 0, 10));
    }

    @Test
    void showsWhatWasClosedAndOpenedAgainAsItStood() {
        Plant plant = people.plant(CITY);
        Actor desk = people.officer(CITY, "industry");
        Problem one = ((FilingProblems.Outcome.Filed) plant.reporter()
                        .get(() ->
                                filing.file(Plaintiffs.wanted(plant, "staff", "Eighty people wait outside"), "page")))
                .problem();
        Instant filed = later(5);
        later(5);
        desk.run(() -> working.act(one.number(), ActRequest.of("solve", null, "All eighty are inside again")));
        later(5);
        plant.reporter().run(() -> working.act(one.number(), ActRequest.of("confirm", null, null)));
        Instant closed = later(5);
        later(5);
        plant.reporter().run(() -> working.act(one.number(), ActRequest.of("objection", null, "They were sent away")));
        Instant now = later(5);

        assertThat(then(desk, plant, "open", filed)).extracting(Problem::state).containsExactly("working");
        assertThat(then(desk, plant, "done", filed)).isEmpty();
        assertThat(then(desk, plant, "done", closed)).extracting(Problem::state).containsExactly("confirmed");
        assertThat(then(desk, plant, "open", closed)).isEmpty();
        assertThat(then(desk, plant, "open", now)).extracting(Problem::reopened).containsExactly(1);
        assertThat(then(desk, plant, "open", one.filedAt().minusSeconds(1))).isEmpty();
        AsOf past = new AsOf(closed, true);
        assertThat(desk.get(() -> figures.solved(CITY, null, past)).get(""))
                .extracting(ProblemFigures.Solved::confirmed)
                .containsExactly(1L);
        assertThat(desk.get(() -> figures.standing(CITY, past))).isEmpty();
        assertThat(desk.get(() -> figures.standing(CITY, new AsOf(now, true))).get("level"))
                .containsOnlyKeys("city");
    }

    /** At the top there is nowhere to go: it stays late on its desk, and is counted there. */
    @Test
    void countsADeadlineThatIsMissedAtTheMinistry() {
        Plant plant = people.plant("350802");
        Actor ministry = people.officer("000000", "industry");
        Problem one = ((FilingProblems.Outcome.Filed) plant.reporter()
                        .get(() ->
                                filing.file(Plaintiffs.wanted(plant, "staff", "Ninety people wait outside"), "page")))
                .problem();
        long missed = late(ministry);
        for (int i = 0; i < 6; i++) {
            Problem at = ministry.get(() -> problems.byNumber(one.number()));
            clock.set(Objects.requireNonNull(at.dueAt()).plusSeconds(1));
            timers.fire();
        }
        Problem top = ministry.get(() -> problems.byNumber(one.number()));
        assertThat(top.level()).isEqualTo("ministry");
        assertThat(people.owner()
                        .sql(
                                "select count(*) from problem.step where problem_id = ? and level = 'ministry' and to_at is null and missed_at is not null")
                        .param(one.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(late(ministry)).isGreaterThan(missed);
    }

    private long late(Actor reader) {
        return reader.get(() -> figures.funnel("000000", null, AsOf.now(clock))).stream()
                .filter(one -> one.level().equals("ministry"))
                .mapToLong(Funnel::itself)
                .sum();
    }
}
