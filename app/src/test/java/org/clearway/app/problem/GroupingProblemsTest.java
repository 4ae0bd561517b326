package org.clearway.app.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.clearway.app.PlatformTest;
import org.clearway.app.problem.Plaintiffs.Plant;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** One thing behind many problems, a call sheet, and lists between two provinces, on a real database. */
@PlatformTest
class GroupingProblemsTest {

    @Autowired
    FilingProblems filing;

    @Autowired
    WorkingProblems working;

    @Autowired
    ProblemRegister problems;

    @Autowired
    BlockingPoints points;

    @Autowired
    GroupingProblems grouping;

    @Autowired
    CallSheet calls;

    @Autowired
    KeepingRecord record;

    @Autowired
    SupportLists lists;

    @Autowired
    SupportListRegister register;

    @Autowired
    ClearwayClock clock;

    @Autowired
    Environment environment;

    private Plaintiffs people;

    @BeforeEach
    void prepare() {
        people = Plaintiffs.of(environment);
    }

    private Problem filed(Plant plant, String title, String place) {
        NewProblem wanted =
                new NewProblem(plant.id(), "logistics", title, "Open the exit again", place, null, 5, Set.of(), true);
        return ((FilingProblems.Outcome.Filed) plant.reporter().get(() -> filing.file(wanted, "page"))).problem();
    }

    private List<Problem> three(List<Plant> plants, String place) {
        List<Problem> filed = new ArrayList<>();
        plants.forEach(plant -> filed.add(filed(plant, "Lorries of plant " + plant.id() + " are held", place)));
        return filed;
    }

    private List<Plant> plants(int many) {
        return IntStream.range(0, many).mapToObj(i -> people.plant("310114")).toList();
    }

    private long grouped(Actor officer, List<Problem> members, String place) {
        List<String> numbers = members.stream().map(Problem::number).toList();
        return officer.get(
                () -> grouping.group(new GroupingProblems.NewPoint("Exit is closed", numbers, "place", place)));
    }

    @Test
    void suggestsTheSamePlaceAndAnswersAllButEachReopensForItself() {
        List<Plant> plants = plants(3);
        List<Problem> members = three(plants, "Exit D12");
        Actor county = people.officer("310114", "industry");
        assertThat(county.get(points::suggested))
                .anyMatch(one -> one.rule().equals("place") && one.key().equals("exit d12") && one.problems() == 3);
        long point = grouped(county, members, "exit d12");
        assertThat(county.get(points::suggested)).noneMatch(one -> one.key().equals("exit d12"));
        assertThat(county.get(() -> points.byId(point)).division()).isEqualTo("310114");
        GroupingProblems.Answered answered =
                county.get(() -> grouping.answerAll(point, "The exit is open by day and night"));
        assertThat(answered).isEqualTo(new GroupingProblems.Answered(3, 0));
        assertThat(county.get(() -> points.byId(point)).state()).isEqualTo("solved");
        plants.getFirst()
                .reporter()
                .get(() -> working.act(members.getFirst().number(), ActRequest.of("objection", null, null)));
        BlockingPoint after = county.get(() -> points.byId(point));
        assertThat(after.unanswered()).isEqualTo(1);
        assertThat(after.solved()).isEqualTo(2);
    }

    @Test
    void aPointIsNotSeenFromAnotherProvince() {
        List<Problem> members = three(plants(2), "Exit D14");
        long point = grouped(people.officer("310000", "industry"), members, "exit d14");
        Actor jiangsu = people.officer("320000", "industry");
        assertThatThrownBy(() -> jiangsu.get(() -> points.byId(point))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> jiangsu.get(() -> grouping.answerAll(point, "We open it for them")))
                .isInstanceOf(NotFound.class);
        assertThat(jiangsu.get(() -> points.list(null, null, 0, 50))).noneMatch(one -> one.id() == point);
    }

    @Test
    void aProblemIsBehindOnePointOnly() {
        List<Problem> members = three(plants(3), "Exit D15");
        Actor county = people.officer("310114", "industry");
        long point = grouped(county, members.subList(0, 2), "exit d15");
        assertThatThrownBy(() -> grouped(county, members, "exit d15")).hasMessageContaining("problem.point-already");
        county.run(() -> grouping.takeOut(point, members.getFirst().number()));
        assertThat(county.get(() -> points.byId(point)).total()).isEqualTo(1);
    }

    @Test
    void whatAPersonDeclinedIsNotSuggestedAgain() {
        three(plants(3), "Exit D16");
        Actor county = people.officer("310114", "industry");
        county.run(() -> grouping.decline("place", "exit d16"));
        assertThat(county.get(points::suggested)).noneMatch(one -> one.key().equals("exit d16"));
    }

    @Test
    void whoIsNotReachedIsPhonedAgainAtTheEnd() {
        Plant plant = people.plant("220100");
        Problem one = filed(plant, "Nobody answers our letters about the gate", "");
        Actor desk = people.officer("220100", "transport");
        assertThat(numbers(desk)).contains(one.number());
        desk.run(() -> record.call(one.number(), "not_reached", null));
        assertThat(numbers(desk).getLast()).isEqualTo(one.number());
        desk.run(() -> record.call(one.number(), "promised", null));
        assertThat(numbers(desk)).doesNotContain(one.number());
        assertThat(desk.get(calls::made)).isPositive();
    }

    private List<String> numbers(Actor desk) {
        return desk.get(() -> calls.calls(0, 500)).stream()
                .map(call -> call.problem().number())
                .toList();
    }

    @Test
    void aListHoldsSeveralMattersAndBothProvincesReadIt() {
        Actor county = people.officer("310114", "transport");
        Actor shanghai = people.officer("310000", "industry");
        Actor jiangsu = people.officer("320000", "industry");
        people.seat(jiangsu);
        List<Problem> members = three(plants(2), "Exit D17");
        members.forEach(one -> county.get(() ->
                working.act(one.number(), ActRequest.of("escalate", null, null).tried("Asked the traffic police"))));
        List<SupportLists.Asked> lines = members.stream()
                .map(one -> new SupportLists.Asked(one.number(), "Release 2 lorries", "2", "lorries", null))
                .toList();
        long list = shanghai.get(() -> lists.write("320000", lines, "Transfer at exit D11, too few", null));
        assertThat(jiangsu.get(() -> register.byId(list)).items()).isEqualTo(2);
        assertThat(jiangsu.get(() -> lists.items(list))).hasSize(2);
        Actor jilin = people.officer("220000", "industry");
        assertThatThrownBy(() -> jilin.get(() -> register.byId(list))).isInstanceOf(NotFound.class);
        jiangsu.get(() -> working.act(
                members.getFirst().number(),
                ActRequest.of("answer", null, "They pass at night").result("solved")));
        assertThat(shanghai.get(() -> register.byId(list)).answered()).isEqualTo(1);
    }
}
