package org.clearway.app.scenario.problem;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.clearway.app.problem.Level;
import org.clearway.app.scenario.ScenarioEnterprise;
import org.clearway.app.scenario.Spring2022;
import org.clearway.app.scenario.problem.Subjects.Subject;

/**
 * Problems from 1 March on: more than 43,000 solved on 2 June, 10:00, some thousand open, each with a history that the state
 * machine allows. How long a level takes has a median by level and kind, spread log-normally; the wave says where and when
 * they were filed. Number n is the same problem in every run.
 */
public final class Histories {

    /** Confirmed by the enterprise or by its silence. */
    public static final int SOLVED = 43_417;

    static final int OTHERWISE_ENDED = 960;
    static final int[] OPEN_BY_LEVEL = {4_018, 1_472, 631, 184};

    private static final Map<Level, Double> MEDIAN_HOURS = Map.of(
            Level.COUNTY,
            7.0,
            Level.CITY,
            8.0,
            Level.PROVINCE,
            11.0,
            Level.INTER_PROVINCIAL,
            14.0,
            Level.MINISTRY,
            18.0);

    private static final Map<String, Double> KIND_FACTOR = Map.of(
            "logistics",
            0.7,
            "parts",
            1.0,
            "staff",
            0.9,
            "measures",
            0.8,
            "funds",
            1.9,
            "policy",
            2.2,
            "arrears",
            3.2,
            "charges",
            1.6,
            "other",
            1.2);

    private final Spring2022 spring;
    private final Map<String, Integer> rules;
    private final Subjects subjects = new Subjects();
    private final Office office = new Office();
    private final int enterprises;

    public Histories(Spring2022 spring, Map<String, Integer> rules) {
        this.spring = spring;
        this.rules = rules;
        this.enterprises = (int) spring.enterprises().count();
    }

    /** Closed ones first, then open ones; the told stories have the first numbers of each and are counted among them. */
    public Stream<History> all() {
        long closed = SOLVED + OTHERWISE_ENDED;
        Map<Long, History> told = new ToldStories(spring, rules, office).histories();
        return LongStream.rangeClosed(1, closed + open()).mapToObj(number -> {
            History story = told.get(number);
            return story != null ? story : number <= closed ? closed(number) : open(number);
        });
    }

    private static int open() {
        int all = 0;
        for (int some : OPEN_BY_LEVEL) {
            all += some;
        }
        return all;
    }

    private History closed(long number) {
        Chance chance = new Chance(number);
        LocalDate day = Wave.day(chance);
        ScenarioEnterprise who = who(chance, day);
        Subject subject = subjects.draw(chance, who, false);
        Instant filed = office.at(day, chance.below(530));
        List<Level> ladder = Level.ladder(who.division());
        Writing writing = new Writing(
                subject.kind(),
                who.division(),
                ladder,
                Routes.first(subject.kind(), who.division(), ladder),
                filed,
                null,
                List.of());
        Level last = lastLevel(chance, writing.at(), ladder);
        Instant at = climb(writing, chance, subject, last, filed, who.division());
        return number <= SOLVED
                ? solved(number, chance, who, subject, writing, at)
                : ended(number, chance, who, subject, writing, at);
    }

    /** Most are solved where they were filed. */
    private static Level lastLevel(Chance chance, Level first, List<Level> ladder) {
        int at = ladder.indexOf(first);
        double[] goesOn = {0.22, 0.30, 0.30, 0.24};
        for (double share : goesOn) {
            if (at == ladder.size() - 1 || !chance.happens(share)) {
                break;
            }
            at++;
        }
        return ladder.get(at);
    }

    private Instant climb(Writing writing, Chance chance, Subject subject, Level last, Instant filed, String division) {
        Instant at = filed;
        while (writing.at() != last) {
            long minutes = minutes(chance, subject.kind(), writing.at());
            boolean records =
                    writing.at() == Level.PROVINCE || writing.standing().equals("asked") || !chance.happens(0.12);
            if (writing.standing().equals("asked")) {
                at = office.plus(at, minutes);
                writing.answer(at, chance.happens(0.6) ? "partly" : "cannot");
                at = office.plus(at, 60 + chance.below(120));
                writing.up(at, Level.MINISTRY);
                continue;
            }
            if (records) {
                at = office.plus(at, minutes / 2);
                writing.tried(at, null, List.of());
                at = office.plus(at, minutes / 2 + 1);
            } else {
                at = office.plus(at, 60L * rule(subject.severity(), writing.at()));
            }
            Level next = next(writing);
            if (next == Level.INTER_PROVINCIAL) {
                writing.ask(at, Wave.neighbour(chance, division));
            } else {
                writing.up(at, next);
            }
        }
        return at;
    }

    private static Level next(Writing writing) {
        List<Level> ladder = writing.ladder();
        return ladder.get(ladder.indexOf(writing.at()) + 1);
    }

    private int rule(String severity, Level level) {
        return rules.getOrDefault(severity + "/" + level.word(), 18);
    }

    private static long minutes(Chance chance, String kind, Level level) {
        double hours = MEDIAN_HOURS.getOrDefault(level, 9.0) * KIND_FACTOR.getOrDefault(kind, 1.0) * chance.factor(0.7);
        return Math.max(20, Math.round(hours * 60));
    }

    private History solved(
            long number, Chance chance, ScenarioEnterprise who, Subject subject, Writing writing, Instant from) {
        Instant at = office.plus(from, minutes(chance, subject.kind(), writing.at()));
        say(writing, at);
        if (chance.happens(0.03)) {
            at = office.plus(at, 60 + chance.below(500));
            writing.object(at, null);
            at = office.plus(at, minutes(chance, subject.kind(), writing.at()));
            writing.solve(at, null, List.of());
        }
        Instant solved = at;
        boolean silent = chance.happens(0.22);
        Instant closed = silent ? office.silence(at) : at.plus(Duration.ofMinutes(20 + chance.below(2_200)));
        Instant latest = Spring2022.NOW.minus(Duration.ofMinutes(5));
        if (closed.isAfter(latest)) {
            Writing sooner = earlier(writing, subject, who);
            return solved(
                    number,
                    new Chance(number + 1_000_000),
                    who,
                    subject,
                    sooner,
                    sooner.moves().getFirst().at());
        }
        writing.end(closed, silent ? "lapse_in_silence" : "confirm", silent ? "silent" : "confirmed");
        return history(
                number, who, subject, writing, solved, closed, null, silent ? 0 : 1 + chance.weighted(0.05, 0.2, 0.75));
    }

    /** What would end after the scenario's moment was filed three weeks before. */
    private Writing earlier(Writing late, Subject subject, ScenarioEnterprise who) {
        Instant filed = office.plus(late.moves().getFirst().at(), -(21L * 9 * 60));
        List<Level> ladder = late.ladder();
        return new Writing(
                subject.kind(),
                who.division(),
                ladder,
                Routes.first(subject.kind(), who.division(), ladder),
                filed,
                null,
                List.of());
    }

    /** The desk says that it is solved; another province says so by its answer. */
    private static void say(Writing writing, Instant at) {
        if (writing.standing().equals("asked")) {
            writing.answer(at, "solved");
        } else {
            writing.solve(at, null, List.of());
        }
    }

    private History ended(
            long number, Chance chance, ScenarioEnterprise who, Subject subject, Writing writing, Instant from) {
        Instant at = office.plus(from, minutes(chance, subject.kind(), writing.at()) / 2);
        Instant latest = Spring2022.NOW.minus(Duration.ofHours(30));
        if (at.isAfter(latest)) {
            Writing sooner = earlier(writing, subject, who);
            return ended(
                    number,
                    chance,
                    who,
                    subject,
                    sooner,
                    sooner.moves().getFirst().at());
        }
        Instant over = at;
        if (writing.standing().equals("asked") || chance.happens(0.5)) {
            writing.end(at, "withdraw", "withdrawn");
        } else {
            writing.officers(at, "ask_unsolvable", "unsolvable_asked");
            over = at.plus(Duration.ofHours(3 + chance.below(20)));
            writing.officers(over, "approve_unsolvable", "unsolvable");
        }
        return history(number, who, subject, writing, null, over, null, 0);
    }

    private History open(long number) {
        Chance chance = new Chance(number);
        int place = (int) (number - SOLVED - OTHERWISE_ENDED - 1);
        Level last = levelOf(place, chance);
        LocalDate today = Office.day(Spring2022.NOW);
        ScenarioEnterprise who = who(chance, today);
        while (!Level.ladder(who.division()).contains(last)) {
            who = who(chance, today);
        }
        Subject subject = subjects.draw(chance, who, true);
        List<Level> ladder = Level.ladder(who.division());
        Level first = Routes.first(subject.kind(), who.division(), ladder);
        Level end = first.compareTo(last) > 0 ? first : last;
        // Written from a trial filing, then shifted so that the last desk's clock still runs.
        int used = (int) (60L * rule(subject.severity(), end) * (0.05 + 0.85 * chance.unit()));
        Instant desired = office.plus(Spring2022.NOW, -used);
        Writing trial =
                new Writing(subject.kind(), who.division(), ladder, first, office.plus(desired, -1), null, List.of());
        Instant reached = climb(
                trial,
                new Chance(number + 2_000_000),
                subject,
                end,
                trial.moves().getFirst().at(),
                who.division());
        long back = workingMinutes(trial.moves().getFirst().at(), reached);
        Instant filed = office.plus(desired, -back);
        Writing writing = new Writing(subject.kind(), who.division(), ladder, first, filed, null, List.of());
        Instant from = climb(writing, new Chance(number + 2_000_000), subject, end, filed, who.division());
        return stands(number, chance, who, subject, writing, from);
    }

    private long workingMinutes(Instant from, Instant to) {
        long low = 0;
        long high = 60_000;
        while (low < high) {
            long middle = (low + high) / 2;
            if (office.plus(from, middle).isBefore(to)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static Level levelOf(int place, Chance chance) {
        if (place < OPEN_BY_LEVEL[0]) {
            return chance.happens(0.7) ? Level.COUNTY : Level.CITY;
        }
        if (place < OPEN_BY_LEVEL[0] + OPEN_BY_LEVEL[1]) {
            return Level.PROVINCE;
        }
        return place < OPEN_BY_LEVEL[0] + OPEN_BY_LEVEL[1] + OPEN_BY_LEVEL[2] ? Level.INTER_PROVINCIAL : Level.MINISTRY;
    }

    private History stands(
            long number, Chance chance, ScenarioEnterprise who, Subject subject, Writing writing, Instant from) {
        Instant now = Spring2022.NOW.minus(Duration.ofMinutes(3));
        if (writing.standing().equals("asked")) {
            return history(number, who, subject, writing, null, null, due(subject, writing, from), 0);
        }
        int standing = chance.weighted(0.55, 0.22, 0.08, 0.13, 0.02);
        Instant half = from.plus(Duration.between(from, now).dividedBy(2));
        if (!half.isAfter(from)) {
            standing = 0;
        }
        switch (standing) {
            case 1 -> writing.tried(half, null, List.of());
            case 2 -> {
                writing.officers(half, "wait", "waiting");
                return waiting(number, who, subject, writing, office.plus(half, 10L * 9 * 60));
            }
            case 3 -> {
                Instant recent = office.plus(now, -chance.below(900)).isAfter(from) ? office.plus(now, -1) : half;
                writing.solve(recent, null, List.of());
                return history(number, who, subject, writing, recent, null, office.silence(recent), 0);
            }
            case 4 -> writing.officers(half, "ask_unsolvable", "unsolvable_asked");
            default -> {}
        }
        return history(
                number, who, subject, writing, null, null, due(subject, writing, standing == 4 ? half : from), 0);
    }

    private Instant due(Subject subject, Writing writing, Instant from) {
        return office.plus(from, 60L * rule(subject.severity(), writing.at()));
    }

    private History waiting(long number, ScenarioEnterprise who, Subject subject, Writing writing, Instant until) {
        return history(number, who, subject, writing, null, null, until, 0);
    }

    static History history(
            long number,
            ScenarioEnterprise who,
            Subject subject,
            Writing writing,
            @org.jspecify.annotations.Nullable Instant solved,
            @org.jspecify.annotations.Nullable Instant closed,
            @org.jspecify.annotations.Nullable Instant until,
            int satisfaction) {
        List<History.Move> moves = writing.moves();
        String counterpart = moves.stream()
                .filter(move -> move.act().equals("ask"))
                .map(move -> move.desk().division())
                .findFirst()
                .orElse(null);
        Instant since = moves.getFirst().at();
        for (int i = 1; i < moves.size(); i++) {
            boolean moved = !moves.get(i).desk().equals(moves.get(i - 1).desk())
                    || moves.get(i).level() != moves.get(i - 1).level();
            since = moved ? moves.get(i).at() : since;
        }
        return new History(
                number,
                who.number(),
                who.division(),
                counterpart,
                subject.kind(),
                subject.severity(),
                subject.why(),
                subject.matter(),
                subject.arguments(),
                subject.cause(),
                subject.stopsInDays(),
                writing.ladder(),
                moves,
                writing.standing(),
                since,
                until,
                List.of("waiting", "unsolvable_asked").contains(writing.standing())
                        ? moves.getLast().why()
                        : null,
                solved,
                closed,
                writing.reopenedSoFar(),
                writing.missedSoFar(),
                writing.isTried(),
                satisfaction);
    }

    private ScenarioEnterprise who(Chance chance, LocalDate day) {
        for (int tries = 0; tries < 12; tries++) {
            ScenarioEnterprise one = spring.enterprise(1 + chance.below(enterprises));
            if (chance.unit() * Wave.STRONGEST < Wave.strength(one.division(), day)) {
                return one;
            }
        }
        return spring.enterprise(1 + chance.below(enterprises));
    }
}
