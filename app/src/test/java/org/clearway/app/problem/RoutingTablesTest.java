package org.clearway.app.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import org.clearway.app.PlatformTest;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** A division's own routing table: drafted, tried, approved by another person; its holes are flagged. */
@PlatformTest
class RoutingTablesTest {

    private static final String CITY = "330200";

    @Autowired
    RoutingTables routing;

    @Autowired
    FilingProblems filing;

    @Autowired
    ProblemRegister problems;

    @Autowired
    Environment environment;

    private Plaintiffs people;

    @BeforeEach
    void prepare() {
        people = Plaintiffs.of(environment);
        people.plant(CITY);
    }

    private Problem filed(String title) {
        Plaintiffs.Plant plant = people.plant(CITY);
        return ((FilingProblems.Outcome.Filed)
                        plant.reporter().get(() -> filing.file(Plaintiffs.wanted(plant, "funds", title), "page")))
                .problem();
    }

    @Test
    void holdsFromItsApprovalByAnotherPersonAndNoSooner() {
        Actor maker = people.officer(CITY, "industry", Role.APPROVER);
        people.authority(CITY, "commerce");
        filed("The bank wants its money back");
        assertThat(maker.get(routing::inForce))
                .filteredOn(line -> line.kind().equals("funds"))
                .allMatch(RoutingTables.Line::hole);
        Actor drafter = people.officer(CITY, "industry", Role.OFFICER);
        RoutingTables.Draft draft =
                new RoutingTables.Draft(Map.of("funds", "commerce"), null, "Commerce knows the banks here");
        assertThat(drafter.get(() -> routing.tryOut(draft)))
                .filteredOn(one -> one.kind().equals("funds"))
                .allMatch(one -> one.elsewhere() >= 1 && one.elsewhere() == elsewhere(drafter, one));
        long id = drafter.get(() -> routing.draft(draft));
        assertThat(filed("The bank wants more security").desk()).isNotEqualTo("commerce");
        assertThatThrownBy(() -> drafter.run(() -> routing.decide(id, true))).isInstanceOf(RuntimeException.class);
        Actor elsewhere = people.officer("320000", "industry", Role.APPROVER);
        assertThatThrownBy(() -> elsewhere.run(() -> routing.decide(id, true))).isInstanceOf(NotFound.class);
        maker.run(() -> routing.decide(id, true));
        assertThat(filed("The bank does not prolong").desk()).isEqualTo("commerce");
        assertThatThrownBy(() -> maker.run(() -> routing.decide(id, true)))
                .hasMessageContaining("problem.routing-decided");
    }

    @Test
    void refusesATableThatBeganInThePast() {
        Actor drafter = people.officer(CITY, "industry");
        assertThatThrownBy(() -> drafter.get(() -> routing.draft(
                        new RoutingTables.Draft(Map.of("funds", "moon"), LocalDate.of(2000, 1, 1), "no"))))
                .hasMessageContaining("problem.routing-department")
                .hasMessageContaining("problem.routing-past")
                .hasMessageContaining("problem.words");
    }

    /** The rows that the number opens. */
    private long elsewhere(Actor reader, RoutingTables.Tried tried) {
        ProblemFilter behind = new ProblemFilter(
                null,
                CITY,
                tried.kind(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                tried.since(),
                null,
                null,
                null,
                false,
                null,
                null,
                new ProblemFilter.Figure(true, null, null, null, tried.department(), null));
        return reader.get(() -> problems.count(behind));
    }
}
