package org.clearway.app.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Supplier;
import org.clearway.app.PlatformTest;
import org.clearway.app.problem.Plaintiffs.Plant;
import org.clearway.app.problem.internal.Telling;
import org.clearway.app.problem.internal.TimerRound;
import org.clearway.app.shared.refusal.Conflict;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Role;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** One problem at a time, through the whole platform on a real database. */
@PlatformTest
class WorkingProblemsTest {

    @Autowired
    FilingProblems filing;

    @Autowired
    WorkingProblems working;

    @Autowired
    ProblemRegister problems;

    @Autowired
    KeepingRecord record;

    @Autowired
    TimerRound timers;

    @Autowired
    Telling telling;

    @Autowired
    ClearwayClock clock;

    @Autowired
    Environment environment;

    private Plaintiffs people;
    private Instant before;

    @BeforeEach
    void prepare() {
        people = Plaintiffs.of(environment);
        before = clock.instant();
    }

    @AfterEach
    void giveTheTimeBack() {
        clock.set(before);
    }

    private Problem filed(Plant plant, String kind, String title) {
        FilingProblems.Outcome outcome =
                plant.reporter().get(() -> filing.file(Plaintiffs.wanted(plant, kind, title), "page"));
        return ((FilingProblems.Outcome.Filed) outcome).problem();
    }

    private Problem act(Actor actor, Problem problem, ActRequest request) {
        return actor.get(() -> working.act(problem.number(), request));
    }

    private static ActRequest request(String act, @Nullable String text) {
        return ActRequest.of(act, null, text);
    }

    private List<String> refused(Supplier<?> act) {
        try {
            assertThat(act.get()).isNotNull();
        } catch (Refusal refusal) {
            return refusal.reasons().stream().map(Reason::code).toList();
        }
        return List.of();
    }

    @Test
    void hasAnOwnerFromTheFirstMinute() {
        Problem one = filed(people.plant("310114"), "logistics", "Door panels are held at the exit");
        assertThat(one.ownerId()).isEqualTo(people.authority("310114", "transport"));
        assertThat(one.level()).isEqualTo("county");
        assertThat(one.severity()).isEqualTo("high");
        assertThat(one.severityReasons()).contains("stops_within_a_week");
        assertThat(one.dueAt()).isAfter(clock.instant());
        assertThat(one.routingHole()).isFalse();
    }

    @Test
    void goesUpToTheMinistryAndBackToConfirmed() {
        Plant plant = people.plant("310114");
        Problem one = filed(plant, "logistics", "Two lorries of door panels do not move");
        Actor county = people.officer("310114", "transport");
        Actor shanghai = people.officer("310000", "industry");
        Actor jiangsu = people.officer("320000", "industry");
        Actor suzhou = people.officer("320500", "transport");
        people.seat(jiangsu);
        assertThat(refused(() -> act(county, one, request("escalate", null)))).containsExactly("problem.nothing-tried");
        act(county, one, request("tried", "Asked the district traffic police; the exit lies elsewhere"));
        Problem up = act(county, one, request("escalate", "The exit lies in another province"));
        assertThat(up.level()).isEqualTo("province");
        assertThatThrownBy(() -> jiangsu.get(() -> problems.byNumber(one.number())))
                .isInstanceOf(NotFound.class);
        Problem asked = act(
                shanghai,
                one,
                request("ask", null).tried("Transfer at exit D11, too few").ask("320000", "Release 2 lorries"));
        assertThat(asked.state()).isEqualTo("asked");
        assertThat(asked.counterpart()).isEqualTo("320000");
        assertThat(jiangsu.get(() -> problems.byNumber(one.number())).number()).isEqualTo(one.number());
        assertThatThrownBy(() -> suzhou.get(() -> problems.byNumber(one.number())))
                .isInstanceOf(NotFound.class);
        Problem assigned = act(jiangsu, one, request("assign", null).owner(people.authority("320500", "transport")));
        assertThat(assigned.counterpart()).isEqualTo("320500");
        Problem answered = act(
                suzhou,
                one,
                request("answer", "At night only, from 22:00 to 06:00").result("partly"));
        assertThat(answered.level()).isEqualTo("inter_provincial");
        assertThat(answered.ownerId()).isEqualTo(people.authority("310000", "industry"));
        Problem top = act(shanghai, one, request("escalate", null));
        assertThat(top.level()).isEqualTo("ministry");
        assertThat(top.coOwnerId()).isEqualTo(people.authority("000000", "planning"));
        Actor planning = people.officer("000000", "planning");
        Problem solved = act(planning, one, request("solve", "The exit opens by day for lorries with a permit"));
        assertThat(solved.state()).isEqualTo("solved");
        Problem again = act(plant.reporter(), one, request("objection", null));
        assertThat(again.state()).isEqualTo("working");
        assertThat(again.reopened()).isEqualTo(1);
        act(planning, one, request("solve", "Done again, both lorries have passed"));
        assertThat(refused(() -> act(plant.reporter(), one, request("objection", "no"))))
                .containsExactly("problem.why-again");
        Problem over = act(plant.reporter(), one, request("confirm", null));
        assertThat(over.state()).isEqualTo("confirmed");
        assertThat(over.hours()).isPositive();
        assertThat(refused(() -> act(planning, one, request("solve", "once more, after the end"))))
                .containsExactly("problem.state.confirmed");
    }

    @Test
    void refusesAnAnswerToWhatWasEscalatedASecondAgo() {
        Plant plant = people.plant("220102");
        Problem one = filed(plant, "staff", "Thirty people cannot come back");
        Actor county = people.officer("220102", "industry");
        act(county, one, request("escalate", null).tried("Asked the street office, no answer"));
        assertThatThrownBy(
                        () -> act(county, one, ActRequest.of("solve", one.version(), "They may come back from today")))
                .isInstanceOf(Conflict.class);
        assertThat(refused(() -> act(county, one, request("solve", "They may come back from today"))))
                .containsExactly("problem.not-your-desk");
    }

    @Test
    void isTakenByOneOfTwo() {
        Problem one = filed(people.plant("220102"), "staff", "Fifty people cannot come back");
        Actor first = people.officer("220102", "industry");
        Actor second = people.officer("220102", "industry");
        assertThat(act(first, one, request("take", null)).takenBy()).isEqualTo(first.accountId());
        assertThat(refused(() -> act(second, one, request("take", null)))).containsExactly("problem.taken");
    }

    @Test
    void sendsTheSecondNotOursUpWhereItIsSettled() {
        Problem one = filed(people.plant("220102"), "logistics", "Nobody lets our lorry in");
        Actor transport = people.officer("220102", "transport");
        Actor health = people.officer("220102", "health");
        assertThat(refused(() -> act(transport, one, request("not_ours", "This is about tests"))))
                .containsExactly("problem.whose");
        act(transport, one, request("not_ours", "This is about tests").owner(people.authority("220102", "health")));
        Problem up = act(
                health, one, request("not_ours", "This is about roads").owner(people.authority("220102", "transport")));
        assertThat(up.level()).isEqualTo("city");
        Actor city = people.officer("220100", "industry");
        Problem settled =
                act(city, one, request("hand_over", "Transport it is").owner(people.authority("220102", "transport")));
        assertThat(settled.settled()).isTrue();
        assertThat(refused(() -> act(
                        city,
                        settled,
                        request("not_ours", "It is not theirs").owner(people.authority("220102", "health")))))
                .containsExactly("problem.settled");
    }

    @Test
    void goesUpAtOnceWhenNobodySitsAtTheCounterpartsDesk() {
        Problem one = filed(people.plant("310114"), "parts", "No wiring harness from across the border");
        Actor county = people.officer("310114", "industry");
        act(county, one, request("escalate", null).tried("Called the supplier, it is closed"));
        Problem up = act(
                people.officer("310000", "industry"),
                one,
                request("ask", null).tried("Wrote to the city").ask("330000", "Open the supplier"));
        assertThat(up.level()).isEqualTo("ministry");
        assertThat(up.missed()).isEqualTo(1);
    }

    @Test
    void escalatesByItselfOnceAndSaysThatNothingWasRecorded() {
        Problem one = filed(people.plant("220102"), "staff", "Twenty people wait at home");
        clock.set(java.util.Objects.requireNonNull(one.dueAt()).plusSeconds(1));
        timers.fire();
        timers.fire();
        Actor city = people.officer("220100", "industry");
        Problem up = city.get(() -> problems.byNumber(one.number()));
        assertThat(up.level()).isEqualTo("city");
        assertThat(up.missed()).isEqualTo(1);
        assertThat(count(
                        "select count(*) from problem.event where problem_id = ? and act = 'escalate' and key = 'problem.said.missed-nothing'",
                        one))
                .isEqualTo(1);
        assertThat(count("select count(*) from problem.step where problem_id = ? and missed", one))
                .isEqualTo(1);
    }

    @Test
    void countsSilenceAfterThreeWorkingDaysApart() {
        Plant plant = people.plant("220102");
        Problem one = filed(plant, "funds", "The bank does not answer us");
        Actor county = people.officer("220100", "industry");
        Problem solved = act(county, one, request("solve", "The bank has answered and pays on Monday"));
        clock.set(java.util.Objects.requireNonNull(solved.dueAt()).plusSeconds(1));
        timers.fire();
        assertThat(county.get(() -> problems.byNumber(one.number())).state()).isEqualTo("silent");
        Problem again = act(plant.reporter(), one, request("objection", null));
        assertThat(again.state()).isEqualTo("working");
        assertThat(again.hours()).isNull();
    }

    @Test
    void stopsTheClockForAStatedReasonOnly() {
        Problem one = filed(people.plant("220102"), "staff", "Ten people wait at the station");
        Actor county = people.officer("220102", "industry");
        assertThat(refused(() -> act(county, one, request("wait", null).why("busy"))))
                .containsExactly("problem.waiting-why");
        Problem waits = act(county, one, request("wait", null).why("enterprise_answers"));
        assertThat(waits.dueAt()).isNull();
        Problem runs = act(county, one, request("go_on", null));
        assertThat(runs.dueAt())
                .isAfterOrEqualTo(java.util.Objects.requireNonNull(one.dueAt()).minusSeconds(60));
    }

    @Test
    void isUnsolvableOnlyWithTheApprovalOfTheLevelAbove() {
        Problem one = filed(people.plant("220102"), "other", "We want the sun to rise earlier");
        Actor county = people.officer("220102", "industry", Role.APPROVER);
        act(
                county,
                one,
                request("ask_unsolvable", "No authority can move the sun").why("outside_government"));
        assertThat(refused(() -> act(county, one, request("approve_unsolvable", null))))
                .containsExactlyInAnyOrder("problem.level-above");
        Problem over =
                act(people.officer("220100", "industry", Role.APPROVER), one, request("approve_unsolvable", null));
        assertThat(over.state()).isEqualTo("unsolvable");
    }

    @Test
    void refusesADeadlineInThePast() {
        Problem one = filed(people.plant("220102"), "staff", "Five people wait in the hotel");
        Actor county = people.officer("220102", "industry");
        LocalDateTime yesterday =
                LocalDateTime.ofInstant(clock.instant(), ClearwayClock.ZONE).minusDays(1);
        assertThat(refused(() -> county.get(() -> {
                    record.deadline(one.number(), yesterday, "it was late");
                    return true;
                })))
                .containsExactly("problem.deadline-past");
    }

    @Test
    void offersWhatLooksTheSame() {
        Plant plant = people.plant("220102");
        filed(plant, "staff", "Our people cannot come back from Siping");
        FilingProblems.Outcome outcome = plant.reporter()
                .get(() -> filing.file(
                        new NewProblem(
                                plant.id(),
                                "staff",
                                "Our people can not come back from Siping",
                                "Let them in",
                                null,
                                null,
                                null,
                                java.util.Set.of(),
                                false),
                        "page"));
        assertThat(outcome).isInstanceOf(FilingProblems.Outcome.Looks.class);
    }

    @Test
    void tellsEachOnce() {
        Plant plant = people.plant("220102");
        Actor county = people.officer("220102", "industry");
        people.seat(county);
        Problem one = filed(plant, "staff", "Forty people wait for a bus");
        telling.tell();
        telling.tell();
        assertThat(people.owner()
                        .sql(
                                "select count(*) from notice.message where account_id = ? and kind = 'problem-file' and link = ?")
                        .params(county.accountId(), "/problems/" + one.number())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void movesFromAnAuthorityThatWasMerged() {
        people.authority("220102", "commerce");
        Problem one = filed(people.plant("220102"), "staff", "Sixty people wait at the gate");
        Actor county = people.officer("220102", "industry");
        long old = people.authority("220102", "commerce");
        act(county, one, request("hand_over", "commerce has it").owner(old));
        people.owner()
                .sql("update directory.authority set valid_to = ? where id = ?")
                .params(clock.today().minusDays(1), old)
                .update();
        timers.fire();
        assertThat(county.get(() -> problems.byNumber(one.number())).ownerId())
                .isEqualTo(people.authority("220102", "industry"));
        people.owner()
                .sql("update directory.authority set valid_to = null where id = ?")
                .param(old)
                .update();
    }

    private long count(String sql, Problem problem) {
        return people.owner().sql(sql).param(problem.id()).query(Long.class).single();
    }
}
