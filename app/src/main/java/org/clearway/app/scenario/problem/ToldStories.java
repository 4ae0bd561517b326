package org.clearway.app.scenario.problem;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.clearway.app.problem.Level;
import org.clearway.app.scenario.ScenarioEnterprise;
import org.clearway.app.scenario.Spring2022;
import org.clearway.app.scenario.problem.Subjects.Subject;
import org.jspecify.annotations.Nullable;

/** The stories of {@code problem_story.csv} as histories, each with the number of a generated one whose place it takes. */
final class ToldStories {

    private static final int WAITING_MINUTES = 10 * 9 * 60;

    private final Spring2022 spring;
    private final Map<String, Integer> rules;
    private final Office office;

    ToldStories(Spring2022 spring, Map<String, Integer> rules, Office office) {
        this.spring = spring;
        this.rules = rules;
        this.office = office;
    }

    /** By number: solved ones first among the solved, those that ended otherwise and open ones among theirs. */
    Map<Long, History> histories() {
        List<ToldStory> stories = all();
        Map<Integer, ScenarioEnterprise> who = enterprises(stories);
        Map<Long, History> told = new HashMap<>();
        for (ToldStory story : stories) {
            Telling telling = new Telling(story);
            long number = first(telling.writing.standing(), telling.writing.at());
            while (told.containsKey(number)) {
                number++;
            }
            told.put(number, telling.history(number, Objects.requireNonNull(who.get(story.number()), story.key())));
        }
        return told;
    }

    static List<ToldStory> all() {
        return Spring2022.table("problem_story").stream().map(ToldStory::of).toList();
    }

    /** The first enterprise of the division and industry that no other story took. */
    private Map<Integer, ScenarioEnterprise> enterprises(List<ToldStory> stories) {
        Map<Integer, ScenarioEnterprise> who = new HashMap<>();
        spring.enterprises()
                .takeWhile(one -> who.size() < stories.size())
                .forEach(one -> stories.stream()
                        .filter(story -> !who.containsKey(story.number())
                                && one.division().equals(story.division())
                                && one.industry().startsWith(story.industry()))
                        .findFirst()
                        .ifPresent(story -> who.put(story.number(), one)));
        return who;
    }

    private static long first(String state, Level level) {
        long closed = Histories.SOLVED + (long) Histories.OTHERWISE_ENDED;
        return switch (state) {
            case "confirmed", "silent" -> 1;
            case "withdrawn", "unsolvable" -> Histories.SOLVED + 1L;
            default -> closed + 1 + open(level);
        };
    }

    /** How many open ones stand before those of a level. */
    private static long open(Level level) {
        int before = switch (level) {
            case COUNTY, CITY -> 0;
            case PROVINCE -> 1;
            case INTER_PROVINCIAL -> 2;
            case MINISTRY -> 3;
        };
        long sum = 0;
        for (int i = 0; i < before; i++) {
            sum += Histories.OPEN_BY_LEVEL[i];
        }
        return sum;
    }

    /** One story, written forwards. */
    private final class Telling {

        private final ToldStory story;
        private final Writing writing;
        private Instant at;
        private Instant clockBegan;
        private @Nullable Instant solved;
        private @Nullable Instant closed;

        Telling(ToldStory story) {
            this.story = story;
            this.at = story.filed();
            this.clockBegan = at;
            List<Level> ladder = Level.ladder(story.division());
            writing = new Writing(
                    story.kind(),
                    story.division(),
                    ladder,
                    Routes.first(story.kind(), story.division(), ladder),
                    at,
                    story.steps().getFirst().key(),
                    List.of());
            story.steps().stream().skip(1).forEach(this::tell);
        }

        private void tell(ToldStory.Step step) {
            at = switch (step.word()) {
                case "miss" -> office.plus(clockBegan, 60L * rule());
                case "silence" -> office.silence(at);
                default -> office.plus(at, 60L * step.hours());
            };
            String desk = writing.moves().getLast().desk().code() + writing.at();
            act(step);
            History.Move last = writing.moves().getLast();
            boolean elsewhere = !desk.equals(last.desk().code() + writing.at());
            clockBegan = elsewhere || step.word().matches("objection|back|unsolvable") ? at : clockBegan;
            boolean said = last.state().equals("solved");
            solved = said ? at : last.act().equals("objection") ? null : solved;
            closed = step.word().matches("confirm|silence|withdraw|agree") ? at : null;
        }

        private int rule() {
            return rules.getOrDefault(story.severity() + "/" + writing.at().word(), 18);
        }

        private void act(ToldStory.Step step) {
            String key = step.key();
            String what = step.what();
            switch (step.word()) {
                case "tried" -> writing.tried(at, key, List.of());
                case "up" -> {
                    int skips = what.indexOf('/');
                    String level = skips < 0 ? what : what.substring(0, skips);
                    writing.up(at, Level.of(level), key, skips < 0 ? null : what.substring(skips + 1));
                }
                case "miss" -> writing.up(at, Level.of(what));
                case "ask" -> writing.ask(at, what, Objects.requireNonNull(key));
                case "assign" -> writing.assign(at, what);
                case "answer" -> writing.answer(at, what, Objects.requireNonNull(key));
                case "solve" -> writing.solve(at, key, List.of());
                case "confirm" -> writing.end(at, "confirm", "confirmed");
                case "silence" -> writing.end(at, "lapse_in_silence", "silent");
                case "withdraw" -> writing.end(at, "withdraw", "withdrawn");
                case "objection" -> writing.object(at, key);
                case "wait" -> writing.officers(at, "wait", "waiting", key, what);
                case "go_on" -> writing.officers(at, "go_on", "working", key, null);
                case "hand_over", "not_ours" -> writing.pass(at, step.word(), what, key);
                case "unsolvable" -> writing.officers(at, "ask_unsolvable", "unsolvable_asked", key, what);
                case "agree" -> writing.officers(at, "approve_unsolvable", "unsolvable", key, null);
                case "back" -> writing.officers(at, "decline_unsolvable", "working", key, null);
                default -> throw new IllegalArgumentException(story.key() + ": " + step.word());
            }
        }

        History history(long number, ScenarioEnterprise who) {
            Subject subject = new Subject(
                    story.kind(),
                    story.severity(),
                    story.why(),
                    story.key(),
                    List.of(),
                    story.cause(),
                    story.stopsInDays());
            return Histories.history(
                    number,
                    who,
                    subject,
                    writing,
                    solved,
                    closed,
                    closed == null ? until() : null,
                    writing.standing().equals("confirmed") ? 3 : 0);
        }

        private Instant until() {
            return switch (writing.standing()) {
                case "solved" -> office.silence(at);
                case "waiting" -> office.plus(at, WAITING_MINUTES);
                default -> office.plus(clockBegan, 60L * rule());
            };
        }
    }
}
