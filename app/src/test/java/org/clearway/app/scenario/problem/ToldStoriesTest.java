package org.clearway.app.scenario.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.clearway.app.problem.Level;
import org.clearway.app.problem.course.Act;
import org.clearway.app.problem.course.Course;
import org.clearway.app.scenario.Spring2022;
import org.clearway.app.scenario.problem.History.Move;
import org.clearway.app.shared.web.IcuMessages;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Thirty problems told in words of their own: legal by the state machine, in time, at all levels, in both languages. */
class ToldStoriesTest {

    /** The deadlines that the product brings, in working hours: county, city, province, inter-provincial, ministry. */
    private static final Map<String, int[]> HOURS = Map.of(
            "critical", new int[] {4, 4, 9, 9, 18},
            "high", new int[] {9, 9, 18, 18, 36},
            "normal", new int[] {18, 18, 27, 36, 63},
            "low", new int[] {36, 36, 45, 63, 90});

    private static final Office OFFICE = new Office();

    private static List<History> stories = List.of();

    @BeforeAll
    static void tell() {
        Map<String, Integer> rules = new HashMap<>();
        HOURS.forEach((severity, hours) -> {
            for (Level level : Level.values()) {
                rules.put(severity + "/" + level.word(), hours[place(level)]);
            }
        });
        stories = new ArrayList<>(new ToldStories(Spring2022.assemble(), rules, OFFICE)
                .histories()
                .values());
    }

    private static int place(Level level) {
        return List.of(Level.values()).indexOf(level);
    }

    @Test
    void thereAreThirtyAtAllLevelsAndWithEveryEnd() {
        assertThat(stories).hasSize(30);
        Set<Level> levels = EnumSet.noneOf(Level.class);
        Set<String> ends = new HashSet<>();
        Set<String> kinds = new HashSet<>();
        Set<Integer> enterprises = new HashSet<>();
        stories.forEach(one -> {
            levels.add(one.level());
            ends.add(one.state());
            kinds.add(one.kind());
            enterprises.add(one.enterprise());
        });
        assertThat(levels).containsExactlyInAnyOrder(Level.values());
        assertThat(ends).contains("confirmed", "silent", "unsolvable", "withdrawn", "asked", "working");
        assertThat(kinds).as("every kind").hasSize(9);
        assertThat(enterprises).hasSize(30);
    }

    @Test
    void eachIsLegal() {
        for (History story : stories) {
            Course course =
                    Course.filed(story.ladder(), story.moves().getFirst().level(), 1);
            for (Move move : story.moves().subList(1, story.moves().size())) {
                course = course.after(Replaying.act(move));
                assertThat(course.state().word())
                        .as("%s %s", story.matter(), move)
                        .isEqualTo(move.state());
                assertThat(course.level()).as("%s %s", story.matter(), move).isEqualTo(move.level());
            }
            assertThat(course.tried()).isEqualTo(story.tried());
            assertThat(course.missed()).isEqualTo(story.missed());
            assertThat(course.reopened()).isEqualTo(story.reopened());
        }
    }

    @Test
    void noDeskIsSilentlyLate() {
        for (History story : stories) {
            int[] hours = HOURS.getOrDefault(story.severity(), new int[5]);
            Instant began = story.filed();
            Move before = story.moves().getFirst();
            for (Move move : story.moves().subList(1, story.moves().size())) {
                assertThat(move.at()).as("%s %s", story.matter(), move).isAfter(before.at());
                boolean runs =
                        before.state().equals("working") || before.state().equals("asked");
                Instant due = OFFICE.plus(began, hours[place(before.level())] * 60L);
                if (runs && !waited(story, move)) {
                    assertThat(move.at()).as("%s %s", story.matter(), move).isBeforeOrEqualTo(due);
                }
                boolean elsewhere = !move.desk().equals(before.desk()) || move.level() != before.level();
                began = elsewhere || !move.state().equals(before.state()) ? move.at() : began;
                before = move;
            }
            assertThat(before.at()).as(story.matter()).isBefore(Spring2022.NOW);
            if (story.until() != null) {
                assertThat(story.until()).as(story.matter()).isAfter(Spring2022.NOW);
            }
        }
    }

    private static boolean waited(History story, Move until) {
        return story.moves().stream()
                .anyMatch(move -> move.act().equals("wait") && move.at().isBefore(until.at()));
    }

    @Test
    void eachIsWrittenOutInBothLanguages() throws IOException {
        IcuMessages messages = new IcuMessages();
        for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            for (History story : stories) {
                assertThat(messages.getMessage(story.matter(), null, language)).hasSizeBetween(8, 120);
                long told = story.moves().stream()
                        .filter(move -> move.key() != null && move.key().startsWith(story.matter()))
                        .peek(move -> assertThat(messages.getMessage(String.valueOf(move.key()), null, language))
                                .hasSizeGreaterThan(3))
                        .count();
                assertThat(told).as(story.matter()).isGreaterThanOrEqualTo(2);
            }
        }
    }

    /** What a move was, as an act. */
    static final class Replaying {

        private Replaying() {}

        static Act act(Move move) {
            String why = move.why() == null ? "" : move.why();
            long desk = 1_000L + Math.floorMod(move.desk().code().hashCode(), 1_000_000);
            return switch (move.act()) {
                case "tried" -> new Act.Tried();
                case "escalate" -> new Act.Escalate(move.level(), move.why(), move.itself());
                case "ask" -> new Act.Ask(move.desk().division(), false);
                case "assign" -> new Act.Assign(desk);
                case "answer" -> new Act.Answer(why);
                case "hand_over" -> new Act.HandOver(desk);
                case "not_ours" -> new Act.NotOurs(desk);
                case "solve" -> new Act.Solve();
                case "confirm" -> new Act.Confirm();
                case "objection" -> new Act.Objection("");
                case "lapse_in_silence" -> new Act.LapseInSilence();
                case "wait" -> new Act.Wait(why, 240);
                case "go_on" -> new Act.GoOn();
                case "withdraw" -> new Act.Withdraw();
                case "ask_unsolvable" -> new Act.AskUnsolvable(1, why);
                case "approve_unsolvable" -> new Act.ApproveUnsolvable(2);
                case "decline_unsolvable" -> new Act.DeclineUnsolvable(2);
                default -> throw new IllegalArgumentException(move.act());
            };
        }
    }
}
