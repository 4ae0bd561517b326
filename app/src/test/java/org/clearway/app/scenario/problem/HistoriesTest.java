package org.clearway.app.scenario.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clearway.app.problem.Level;
import org.clearway.app.problem.course.Course;
import org.clearway.app.scenario.Spring2022;
import org.clearway.app.scenario.problem.History.Move;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every history of the scenario, played again through the state machine, and how long things took. */
@Tag("scale")
class HistoriesTest {

    private static List<History> all = List.of();

    @BeforeAll
    static void write() {
        all = new Histories(Spring2022.assemble(), Map.of()).all().toList();
    }

    @Test
    void replaysLegallyAndInOrder() {
        for (History history : all) {
            Course course =
                    Course.filed(history.ladder(), history.moves().getFirst().level(), 1);
            Instant last = Instant.EPOCH;
            for (Move move : history.moves()) {
                assertThat(move.at()).as("%s", history).isAfterOrEqualTo(last);
                last = move.at();
                if (!move.act().equals("file")) {
                    course = course.after(ToldStoriesTest.Replaying.act(move));
                }
                assertThat(course.state().word()).as("%s", history).isEqualTo(move.state());
                assertThat(course.level()).as("%s", history).isEqualTo(move.level());
            }
            assertThat(course.missed()).isEqualTo(history.missed());
            assertThat(course.reopened()).isEqualTo(history.reopened());
            assertThat(course.tried()).isEqualTo(history.tried());
            assertThat(last).as("%s", history).isBefore(Spring2022.NOW);
        }
    }

    @Test
    void neighboursAreNotAlike() {
        int alike = 0;
        for (int i = 2; i < all.size(); i++) {
            History one = all.get(i);
            boolean same = one.enterprise() == all.get(i - 1).enterprise()
                    || one.enterprise() == all.get(i - 2).enterprise();
            alike += same ? 1 : 0;
        }
        assertThat(alike)
                .as("problems of the same enterprise next to each other")
                .isLessThan(50);
    }

    @Test
    void solvesMoreThan43000AndLeavesSomeThousandOpen() {
        assertThat(all.stream()
                        .filter(one -> one.closed() != null && one.solved() != null)
                        .count())
                .as("G13")
                .isEqualTo(Histories.SOLVED);
        Map<Level, Integer> open = new HashMap<>();
        all.stream().filter(one -> one.closed() == null).forEach(one -> open.merge(one.level(), 1, Integer::sum));
        assertThat(open.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(6_305);
        assertThat(open.get(Level.MINISTRY)).isBetween(150, 260);
        assertThat(all.stream()
                        .filter(one -> one.until() != null && one.until().isBefore(Spring2022.NOW))
                        .count())
                .as("clocks that ran out unseen")
                .isZero();
    }

    @Test
    void takesLongerHigherUpAndForArrears() {
        Map<String, Double> byLevel = new HashMap<>();
        for (Level level : Level.values()) {
            byLevel.put(
                    level.word(),
                    median(all.stream().filter(one -> one.level() == level).toList()));
        }
        assertThat(byLevel.get("county")).isBetween(4.0, 40.0);
        assertThat(byLevel.get("province")).isGreaterThan(byLevel.get("county"));
        assertThat(byLevel.get("ministry")).isGreaterThan(byLevel.get("province"));
        double logistics = median(
                all.stream().filter(one -> one.kind().equals("logistics")).toList());
        double arrears =
                median(all.stream().filter(one -> one.kind().equals("arrears")).toList());
        assertThat(arrears).isGreaterThan(logistics * 2);
        assertThat(median(all)).as("all").isBetween(20.0, 70.0);
    }

    private static double median(List<History> some) {
        double[] hours = some.stream()
                .filter(one -> one.solved() != null && one.closed() != null)
                .mapToDouble(one -> Duration.between(one.filed(), one.solved()).toMinutes() / 60.0)
                .sorted()
                .toArray();
        return hours.length == 0 ? 0 : hours[hours.length / 2];
    }
}
