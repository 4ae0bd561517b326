package org.clearway.app.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.clearway.app.problem.course.Act;
import org.clearway.app.problem.course.Course;
import org.clearway.app.problem.course.Rules;
import org.junit.jupiter.api.Test;

/** The state machine against a small model of its own: 10,000 random paths of legal and illegal acts. */
class CourseTest {

    private static final int PATHS = 10_000;
    private static final int LENGTH = 25;

    /** What is legal, written down a second time as plainly as possible; it shares no code with the machine. */
    private static final class Model {

        String state = "working";
        int level;
        final int[] ladder;
        long owner = 7;
        boolean tried;
        int notOurs;
        boolean settled;
        int reopened;
        int missed;
        long taker;
        long askedBy;

        Model(int... ladder) {
            this.ladder = ladder;
            this.level = ladder[0];
        }

        boolean working() {
            return state.equals("working");
        }

        boolean open() {
            return List.of("working", "waiting", "asked", "solved", "unsolvable_asked")
                    .contains(state);
        }

        int next() {
            for (int i = 0; i < ladder.length - 1; i++) {
                if (ladder[i] == level) {
                    return ladder[i + 1];
                }
            }
            return 4;
        }

        boolean onLadder(int wanted) {
            for (int one : ladder) {
                if (one == wanted) {
                    return true;
                }
            }
            return false;
        }

        void arrive(int at) {
            level = at;
            owner = 0;
            state = "working";
            tried = false;
            taker = 0;
        }

        /** True when it was done. */
        boolean does(Step step) {
            switch (step.word) {
                case "take" -> {
                    if (!working() || (taker != 0 && taker != step.number)) {
                        return false;
                    }
                    taker = step.number;
                }
                case "tried" -> {
                    if (!working() && !state.equals("waiting") && !state.equals("asked")) {
                        return false;
                    }
                    tried = true;
                }
                case "hand_over" -> {
                    if ((!working() && !state.equals("waiting")) || step.number == 0 || step.number == owner) {
                        return false;
                    }
                    state = "working";
                    taker = 0;
                    owner = step.number;
                    settled = notOurs > 1 || settled;
                }
                case "not_ours" -> {
                    if (!working() || settled || step.number == 0 || step.number == owner) {
                        return false;
                    }
                    notOurs++;
                    if (notOurs == 1) {
                        owner = step.number;
                        taker = 0;
                    } else {
                        arrive(level >= 2 ? 4 : next());
                    }
                }
                case "wait" -> {
                    if (!working() || !step.text.equals("enterprise_answers")) {
                        return false;
                    }
                    state = "waiting";
                }
                case "go_on" -> {
                    if (!state.equals("waiting")) {
                        return false;
                    }
                    state = "working";
                }
                case "escalate" -> {
                    int to = (int) step.number;
                    boolean itself = step.flag;
                    boolean fits = working() || (itself && (state.equals("asked") || state.equals("unsolvable_asked")));
                    boolean reason = step.text.equals("life_and_safety");
                    if (!fits
                            || level == 4
                            || to <= level
                            || !onLadder(to)
                            || to == 3
                            || (!itself && !tried)
                            || (!itself && to != next() && !reason)) {
                        return false;
                    }
                    missed += itself ? 1 : 0;
                    arrive(to);
                }
                case "ask" -> {
                    if (!working() || (level != 2 && level != 3) || !step.text.equals("320000") || !tried) {
                        return false;
                    }
                    arrive(3);
                    state = "asked";
                }
                case "assign" -> {
                    if (!state.equals("asked")) {
                        return false;
                    }
                    owner = step.number;
                }
                case "answer" -> {
                    if (!state.equals("asked") || step.text.equals("maybe")) {
                        return false;
                    }
                    if (step.text.equals("solved")) {
                        state = "solved";
                    } else {
                        arrive(3);
                        tried = true;
                    }
                }
                case "solve" -> {
                    if (!working() && !state.equals("waiting")) {
                        return false;
                    }
                    state = "solved";
                }
                case "confirm" -> {
                    if (!state.equals("solved")) {
                        return false;
                    }
                    state = "confirmed";
                }
                case "objection" -> {
                    boolean fits = List.of("solved", "silent", "confirmed").contains(state);
                    if (!fits || (reopened > 0 && step.text.length() < 10)) {
                        return false;
                    }
                    reopened++;
                    state = "working";
                    taker = 0;
                    tried = false;
                }
                case "lapse" -> {
                    if (!state.equals("solved")) {
                        return false;
                    }
                    state = "silent";
                }
                case "ask_unsolvable" -> {
                    if ((!working() && !state.equals("waiting")) || !step.text.equals("law_forbids")) {
                        return false;
                    }
                    state = "unsolvable_asked";
                    askedBy = step.number;
                }
                case "approve", "decline" -> {
                    if (!state.equals("unsolvable_asked") || (step.number != 0 && step.number == askedBy)) {
                        return false;
                    }
                    state = step.word.equals("approve") ? "unsolvable" : "working";
                    taker = 0;
                }
                case "join" -> {
                    if (!working() && !state.equals("waiting")) {
                        return false;
                    }
                    state = "joined";
                }
                case "withdraw" -> {
                    if (!open()) {
                        return false;
                    }
                    state = "withdrawn";
                }
                case "overrun" -> {
                    if (level != 4 || (!working() && !state.equals("unsolvable_asked"))) {
                        return false;
                    }
                    missed++;
                }
                default -> throw new IllegalStateException(step.word);
            }
            return true;
        }
    }

    private record Step(String word, long number, String text, boolean flag) {
        Act act() {
            return switch (word) {
                case "take" -> new Act.Take(number);
                case "tried" -> new Act.Tried();
                case "hand_over" -> new Act.HandOver(number);
                case "not_ours" -> new Act.NotOurs(number);
                case "wait" -> new Act.Wait(text, 5);
                case "go_on" -> new Act.GoOn();
                case "escalate" -> new Act.Escalate(List.of(Level.values()).get((int) number), text, flag);
                case "ask" -> new Act.Ask(text, false);
                case "assign" -> new Act.Assign(number);
                case "answer" -> new Act.Answer(text);
                case "solve" -> new Act.Solve();
                case "confirm" -> new Act.Confirm();
                case "objection" -> new Act.Objection(text);
                case "lapse" -> new Act.LapseInSilence();
                case "ask_unsolvable" -> new Act.AskUnsolvable(number, text);
                case "approve" -> new Act.ApproveUnsolvable(number);
                case "decline" -> new Act.DeclineUnsolvable(number);
                case "join" -> new Act.Join(number);
                case "withdraw" -> new Act.Withdraw();
                default -> new Act.Overrun();
            };
        }
    }

    private static Step step(Random random) {
        List<String> words = List.of(
                "take",
                "tried",
                "tried",
                "tried",
                "hand_over",
                "not_ours",
                "wait",
                "go_on",
                "escalate",
                "escalate",
                "escalate",
                "ask",
                "ask",
                "assign",
                "answer",
                "answer",
                "solve",
                "confirm",
                "objection",
                "lapse",
                "ask_unsolvable",
                "approve",
                "decline",
                "join",
                "withdraw",
                "overrun");
        String word = words.get(random.nextInt(words.size()));
        if ((word.equals("join") || word.equals("withdraw")) && random.nextInt(4) > 0) {
            word = "solve";
        }
        return switch (word) {
            case "take", "approve", "decline" -> new Step(word, 1 + random.nextInt(2), "", false);
            case "hand_over", "not_ours", "assign" ->
                new Step(word, random.nextInt(4) + (word.equals("assign") ? 1 : 0), "", false);
            case "wait" -> new Step(word, 0, random.nextInt(4) == 0 ? "busy" : "enterprise_answers", false);
            case "escalate" ->
                new Step(
                        word,
                        random.nextInt(5),
                        random.nextBoolean() ? "life_and_safety" : "no reason",
                        random.nextInt(3) == 0);
            case "ask" -> new Step(word, 0, random.nextInt(5) == 0 ? "nowhere" : "320000", false);
            case "answer" ->
                new Step(word, 0, List.of("solved", "partly", "cannot", "maybe").get(random.nextInt(4)), false);
            case "objection" -> new Step(word, 0, random.nextBoolean() ? "no" : "the lorry still stands", false);
            case "ask_unsolvable" ->
                new Step(word, 1 + random.nextInt(2), random.nextInt(4) == 0 ? "lazy" : "law_forbids", false);
            default -> new Step(word, 9, "", false);
        };
    }

    @Test
    void agreesWithASmallModelOnTenThousandRandomPaths() {
        Random random = new Random(20_220_602);
        long legal = 0;
        long illegal = 0;
        for (int path = 0; path < PATHS; path++) {
            boolean municipality = random.nextBoolean();
            Course course = Course.filed(Level.ladder(municipality ? "310114" : "220102"), 7);
            Model model = municipality ? new Model(0, 2, 3, 4) : new Model(0, 1, 2, 3, 4);
            List<Step> taken = new ArrayList<>();
            for (int i = 0; i < LENGTH; i++) {
                Step step = step(random);
                taken.add(step);
                boolean allowed = Rules.against(course, step.act()).isEmpty();
                boolean done = model.does(step);
                assertThat(allowed).as("%s", taken).isEqualTo(done);
                if (allowed) {
                    course = course.after(step.act());
                    legal++;
                } else {
                    illegal++;
                }
                assertThat(course.state().word()).as("%s", taken).isEqualTo(model.state);
                assertThat(course.level())
                        .as("%s", taken)
                        .isEqualTo(List.of(Level.values()).get(model.level));
                assertThat(course.owner()).as("%s", taken).isEqualTo(model.owner);
                assertThat(List.of(course.tried(), course.settled()))
                        .as("%s", taken)
                        .containsExactly(model.tried, model.settled);
                assertThat(List.of(course.notOurs(), course.reopened(), course.missed()))
                        .as("%s", taken)
                        .containsExactly(model.notOurs, model.reopened, model.missed);
            }
        }
        assertThat(legal).isGreaterThan(40_000);
        assertThat(illegal).isGreaterThan(40_000);
    }

    @Test
    void aRefusalNamesEveryReason() {
        Course course = Course.filed(Level.ladder("220102"), 7);
        assertThat(Rules.against(course, new Act.Escalate(Level.MINISTRY, null, false)))
                .extracting("code")
                .containsExactlyInAnyOrder("problem.nothing-tried", "problem.skip-why");
    }
}
