package org.clearway.app.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.clearway.app.PlatformTest;
import org.clearway.app.problem.DeadlineTables.Draft;
import org.clearway.app.problem.DeadlineTables.Line;
import org.clearway.app.problem.DeadlineTables.Tried;
import org.clearway.app.problem.internal.DeadlineTrial;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Role;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Deadlines: tried on what lay on desks, drafted by one person of the ministry, approved by another, never for a day that has passed. */
@PlatformTest
class DeadlineTablesTest {

    private static final String PLACE = "310116";

    @Autowired
    DeadlineTables tables;

    @Autowired
    DecidingDeadlines deciding;

    @Autowired
    FilingProblems filing;

    @Autowired
    ClearwayClock clock;

    @Autowired
    Environment environment;

    private Plaintiffs people;
    private Actor drafter;
    private Actor approver;
    private Instant before;

    @BeforeEach
    void prepare() {
        before = clock.instant();
        clock.set(LocalDate.of(2022, 6, 1)
                .atTime(12, 0)
                .atZone(ClearwayClock.ZONE)
                .toInstant());
        people = Plaintiffs.of(environment);
        people.plant(PLACE);
        people.authority(PLACE, "industry");
        drafter = people.officer("000000", "industry");
        approver = people.officer("000000", "planning", Role.APPROVER);
    }

    @AfterEach
    void giveTheTimeBack() {
        clock.set(before);
    }

    private static Draft draft(String kind, String severity, @Nullable Integer hours) {
        return new Draft(
                List.of(new Line(kind, severity, "county", hours)), null, "Charges are answered from the papers");
    }

    private Problem filed(String title) {
        Plaintiffs.Plant plant = people.plant(PLACE);
        return ((FilingProblems.Outcome.Filed) plant.reporter()
                        .get(() -> filing.file(
                                new NewProblem(
                                        plant.id(),
                                        "other",
                                        title,
                                        "Look at it",
                                        null,
                                        null,
                                        5,
                                        java.util.Set.of(),
                                        true),
                                "page")))
                .problem();
    }

    @Test
    void holdsFromItsApprovalByAnotherPersonForClocksThatStartThen() {
        Problem before = filed("A fee that nobody explains");
        assertThat(before.dueHours()).isEqualTo(9);
        long id = drafter.get(() -> deciding.draft(draft("other", "high", 5)));
        assertThat(filed("A second fee").dueHours())
                .as("a draft changes nothing")
                .isEqualTo(9);
        assertThatThrownBy(() -> drafter.run(() -> deciding.decide(id, true))).isInstanceOf(RuntimeException.class);
        approver.run(() -> deciding.decide(id, true));
        assertThat(filed("A third fee").dueHours()).isEqualTo(5);
        assertThat(approver.get(() -> tables.inForce("other")))
                .filteredOn(one -> one.cell().severity().equals("high")
                        && one.cell().level().equals("county"))
                .singleElement()
                .satisfies(one -> assertThat(one.own()).isTrue());
        assertThat(approver.get(() -> tables.inForce("parts"))).noneMatch(DeadlineTables.Held::own);
        assertThatThrownBy(() -> approver.run(() -> deciding.decide(id, true)))
                .hasMessageContaining("problem.routing-decided");
        long back = drafter.get(() -> deciding.draft(draft("other", "high", null)));
        approver.run(() -> deciding.decide(back, true));
        assertThat(filed("A fourth fee").dueHours())
                .as("as for all kinds again")
                .isEqualTo(9);
    }

    @Test
    void saysHowManyMoreWouldHaveBeenOverdue() {
        Problem slow = filed("The gate is locked");
        Problem quick = filed("The gate is open again");
        Instant monday = LocalDate.of(2022, 5, 16)
                .atTime(10, 0)
                .atZone(ClearwayClock.ZONE)
                .toInstant();
        Tried before = of(drafter.get(() -> tables.tryOut(draft("other", "high", 6))));
        took(slow, monday, monday.plus(Duration.ofHours(7)));
        took(quick, monday, monday.plus(Duration.ofHours(5)));
        Tried after = of(drafter.get(() -> tables.tryOut(draft("other", "high", 6))));
        assertThat(after.more() - before.more())
                .as("7 hours of 9 now, of 6 then")
                .isEqualTo(1);
        DeadlineTrial.Wanted behind =
                new DeadlineTrial.Wanted("other", "high", "county", after.then(), after.hours(), List.of());
        assertThat(drafter.get(() -> tables.countStays(behind)).longValue())
                .as("the rows that the number opens")
                .isEqualTo(after.more());
        assertThat(drafter.get(() -> tables.stays(behind, 0, 50)))
                .hasSize((int) after.more())
                .anyMatch(stay -> stay.number().equals(slow.number()) && stay.hours() == 7);
        // From Friday 17:00 to Monday 10:00 are two working hours, whatever lies between.
        Instant friday = LocalDate.of(2022, 5, 20)
                .atTime(17, 0)
                .atZone(ClearwayClock.ZONE)
                .toInstant();
        took(quick, friday, friday.plus(Duration.ofHours(65)));
        assertThat(of(drafter.get(() -> tables.tryOut(draft("other", "high", 2))))
                        .more())
                .isEqualTo(of(drafter.get(() -> tables.tryOut(draft("other", "high", 3))))
                        .more());
        assertThat(of(drafter.get(() -> tables.tryOut(draft("other", "high", 1))))
                        .more())
                .isEqualTo(of(drafter.get(() -> tables.tryOut(draft("other", "high", 2))))
                                .more()
                        + 1);
    }

    private static Tried of(List<Tried> all) {
        return all.stream()
                .filter(one -> one.kind().equals("other")
                        && one.severity().equals("high")
                        && one.level().equals("county"))
                .findFirst()
                .orElse(new Tried("other", "high", "county", 0, 0, 0, 0, 0));
    }

    private void took(Problem one, Instant from, Instant to) {
        people.owner()
                .sql("update problem.step set from_at = ?, to_at = ? where problem_id = ?")
                .params(java.sql.Timestamp.from(from), java.sql.Timestamp.from(to), one.id())
                .update();
    }

    @Test
    void refusesWhatBeganInThePastAndWhoIsNotTheMinistry() {
        Actor shanghai = people.officer("310000", "industry");
        Draft wrong = new Draft(
                List.of(new Line("", "high", "county", null), new Line("moon", "high", "city", 401)),
                clock.today().minusDays(1),
                "no");
        assertThatThrownBy(() -> shanghai.get(() -> deciding.draft(wrong)))
                .hasMessageContaining("problem.deadline-ministry")
                .hasMessageContaining("problem.deadline-hours")
                .hasMessageContaining("problem.deadline-valid-past")
                .hasMessageContaining("problem.words");
        assertThat(shanghai.get(() -> tables.inForce(""))).hasSize(20);
    }
}
