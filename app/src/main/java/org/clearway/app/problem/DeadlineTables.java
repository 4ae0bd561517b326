package org.clearway.app.problem;

import static org.clearway.app.problem.internal.ProblemSql.moment;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.clearway.app.problem.internal.DeadlineTrial;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How long each level has, in working hours, by kind and severity; and what another table would have meant for what lay on desks in
 * the last 90 days. {@link DecidingDeadlines} changes them.
 */
@Service
public class DeadlineTables {

    /** Whose deadlines hold in the whole country. */
    public static final String NATION = "000000";

    public static final int LONGEST_HOURS = 400;

    private static final int TRIED_DAYS = 90;
    private static final int SHOWN = 50;
    static final String VERSION =
            "id, state, valid_from, recorded_at, made_by, made_name, decided_name, decided_at, why, more, fewer, stays";

    private final JdbcClient jdbc;
    private final DeadlineTrial trial;
    private final ClearwayClock clock;

    DeadlineTables(JdbcClient jdbc, DeadlineTrial trial, ClearwayClock clock) {
        this.jdbc = jdbc;
        this.trial = trial;
        this.clock = clock;
    }

    /**
     * What a deadline is for.
     *
     * @param kind empty for all kinds
     */
    public record Cell(String kind, String severity, String level) {

        Cell ofAllKinds() {
            return new Cell("", severity, level);
        }
    }

    /**
     * A deadline as it stands.
     *
     * @param hours working hours
     * @param own   false where the kind has none of its own and the one for all kinds holds
     * @param since from when it holds
     */
    public record Held(Cell cell, int hours, boolean own, Instant since) {}

    /** @param hours null takes the kind's own deadline away */
    public record Line(
            String kind,
            String severity,
            String level,
            @Nullable Integer hours) {

        Cell cell() {
            return new Cell(kind, severity, level);
        }
    }

    public record Draft(List<Line> lines, @Nullable LocalDate validFrom, String why) {}

    /**
     * How past stays on a desk would have ended.
     *
     * @param kind  empty for all
     * @param more  would have been overdue and were not
     * @param fewer were overdue and would not have been
     * @param hours working hours that hold
     * @param then  that would hold
     */
    public record Tried(
            String kind, String severity, String level, long stays, long more, long fewer, int hours, int then) {

        /** Both together, for all kinds where they differ in it. */
        public Tried plus(Tried other) {
            return new Tried(
                    kind.equals(other.kind) ? kind : "",
                    severity,
                    level,
                    stays + other.stays,
                    more + other.more,
                    fewer + other.fewer,
                    hours == then ? other.hours : hours,
                    hours == then ? other.then : then);
        }
    }

    public record Version(
            long id,
            String state,
            Instant validFrom,
            Instant recordedAt,
            long madeBy,
            String madeName,
            @Nullable String decidedName,
            @Nullable Instant decidedAt,
            String why,
            long more,
            long fewer,
            long stays) {}

    /** The deadlines of one kind, or, with an empty word, those for all kinds; severe first, lowest level first. */
    @Transactional(readOnly = true)
    public List<Held> inForce(String kind) {
        Actor.current().require(Right.PROBLEMS);
        Map<Cell, Held> rules = rules();
        List<Held> held = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            for (Level level : Level.values()) {
                Cell cell = new Cell(kind, severity.word(), level.word());
                held.add(Objects.requireNonNull(holding(rules, cell)));
            }
        }
        return held;
    }

    /** Every deadline of its own, of all kinds first. */
    @Transactional(readOnly = true)
    public List<Held> everyOne() {
        Actor.current().require(Right.PROBLEMS);
        return rules().values().stream()
                .sorted(Comparator.comparing((Held one) -> one.cell().kind())
                        .thenComparing(one -> one.cell().severity())
                        .thenComparing(one -> one.cell().level()))
                .toList();
    }

    private static @Nullable Held holding(Map<Cell, Held> rules, Cell cell) {
        Held own = rules.get(cell);
        if (own != null) {
            return own;
        }
        Held all = rules.get(cell.ofAllKinds());
        return all == null ? null : new Held(cell, all.hours(), false, all.since());
    }

    private Map<Cell, Held> rules() {
        Map<Cell, Held> rules = new HashMap<>();
        jdbc.sql("""
                        select * from (select distinct on (kind, severity, level) coalesce(kind, '') as kind, severity, level, hours, valid_from
                            from problem.deadline_rule where valid_from <= ? order by kind, severity, level, valid_from desc, id desc) r
                        where hours is not null
                        """)
                .param(moment(clock.instant()))
                .query((row, number) -> new Held(
                        new Cell(row.getString(1), row.getString(2), row.getString(3)),
                        row.getInt(4),
                        true,
                        row.getTimestamp(5).toInstant()))
                .list()
                .forEach(held -> rules.put(held.cell(), held));
        return rules;
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<Version> versions() {
        Actor.current().require(Right.PROBLEMS);
        return jdbc.sql("select " + VERSION + " from problem.deadline_version order by id desc limit ?")
                .param(SHOWN)
                .query(Version.class)
                .list();
    }

    @Transactional(readOnly = true)
    public Version version(long id) {
        Actor.current().require(Right.PROBLEMS);
        return jdbc.sql("select " + VERSION + " from problem.deadline_version where id = ?")
                .param(id)
                .query(Version.class)
                .optional()
                .orElseThrow(() -> new NotFound("deadlines", id));
    }

    @Transactional(readOnly = true)
    public List<Line> lines(long version) {
        Actor.current().require(Right.PROBLEMS);
        return jdbc.sql("""
                        select kind, severity, level, hours from problem.deadline_line where version_id = ?
                        order by kind, array_position(array['critical', 'high', 'normal', 'low'], severity),
                            array_position(array['county', 'city', 'province', 'inter_provincial', 'ministry'], level)
                        """).param(version).query(Line.class).list();
    }

    /** What would have been of the stays on desks of the last 90 days, for each cell that has any. Nothing is written. */
    @Transactional(readOnly = true)
    public List<Tried> tryOut(Draft draft) {
        Actor.current().require(Right.PREPARE);
        Refusal.ifAny(against(draft, false));
        Map<Cell, Held> now = rules();
        Map<Cell, Held> then = changed(now, draft.lines(), clock.instant());
        Map<Cell, Tried> found = new HashMap<>();
        Instant until = clock.instant();
        for (DeadlineTrial.Stays some : trial.between(until.minus(Duration.ofDays(TRIED_DAYS)), until)) {
            Cell cell = new Cell(some.kind(), some.severity(), some.level());
            boolean late = isLate(now, cell, some.hours());
            boolean wouldBe = isLate(then, cell, some.hours());
            found.merge(
                    cell,
                    new Tried(
                            cell.kind(),
                            cell.severity(),
                            cell.level(),
                            some.stays(),
                            wouldBe && !late ? some.stays() : 0,
                            late && !wouldBe ? some.stays() : 0,
                            hours(now, cell),
                            hours(then, cell)),
                    Tried::plus);
        }
        return List.copyOf(found.values());
    }

    /** Stays of the last 90 days behind a try-out's number: of one kind, or of all that have no deadline of their own. */
    @Transactional(readOnly = true)
    public List<DeadlineTrial.Stay> stays(DeadlineTrial.Wanted wanted, int offset, int limit) {
        Instant until = clock.instant();
        return trial.list(narrowed(wanted), since(until), until, offset, limit);
    }

    @Transactional(readOnly = true)
    public long countStays(DeadlineTrial.Wanted wanted) {
        Instant until = clock.instant();
        return trial.count(narrowed(wanted), since(until), until);
    }

    private static Instant since(Instant until) {
        return until.minus(Duration.ofDays(TRIED_DAYS));
    }

    private DeadlineTrial.Wanted narrowed(DeadlineTrial.Wanted wanted) {
        Actor.current().require(Right.PREPARE);
        Map<Cell, Held> held = rules();
        List<String> own = wanted.kind() != null || (wanted.above() == null && wanted.upto() == null)
                ? List.of()
                : Stream.of(Kind.values())
                        .map(Kind::word)
                        .filter(kind -> held.containsKey(new Cell(kind, wanted.severity(), wanted.level())))
                        .toList();
        return new DeadlineTrial.Wanted(
                wanted.kind(), wanted.severity(), wanted.level(), wanted.above(), wanted.upto(), own);
    }

    private static int hours(Map<Cell, Held> rules, Cell cell) {
        Held held = holding(rules, cell);
        return held == null ? LONGEST_HOURS : held.hours();
    }

    private static boolean isLate(Map<Cell, Held> rules, Cell cell, int hours) {
        Held held = holding(rules, cell);
        return held != null && hours > held.hours();
    }

    private static Map<Cell, Held> changed(Map<Cell, Held> now, List<Line> lines, Instant from) {
        Map<Cell, Held> then = new HashMap<>(now);
        for (Line line : lines) {
            if (line.hours() == null) {
                then.remove(line.cell());
            } else {
                then.put(line.cell(), new Held(line.cell(), line.hours(), true, from));
            }
        }
        return then;
    }

    List<Reason> against(Draft draft, boolean saving) {
        List<Reason> reasons = new ArrayList<>();
        if (!Actor.current().division().equals(NATION)) {
            reasons.add(Reason.of("problem.deadline-ministry"));
        }
        draft.lines().stream()
                .map(DeadlineTables::against)
                .filter(Objects::nonNull)
                .forEach(reasons::add);
        if (saving && draft.lines().isEmpty()) {
            reasons.add(Reason.of("problem.deadline-empty"));
        }
        if (draft.lines().stream().map(Line::cell).distinct().count()
                < draft.lines().size()) {
            reasons.add(Reason.of("problem.deadline-twice"));
        }
        if (saving && draft.why().strip().length() < WorkingProblems.SHORTEST_WORDS) {
            reasons.add(Reason.at("why", "problem.words", WorkingProblems.SHORTEST_WORDS));
        }
        if (draft.validFrom() != null && draft.validFrom().isBefore(clock.today())) {
            reasons.add(Reason.at("validFrom", "problem.deadline-valid-past"));
        }
        return reasons;
    }

    private static @Nullable Reason against(Line line) {
        Integer hours = line.hours();
        boolean known = (line.kind().isEmpty() || Kind.of(line.kind()).isPresent())
                && List.of(Severity.values()).stream()
                        .anyMatch(one -> one.word().equals(line.severity()))
                && List.of(Level.values()).stream().anyMatch(one -> one.word().equals(line.level()));
        boolean fits = hours == null ? !line.kind().isEmpty() : hours >= 1 && hours <= LONGEST_HOURS;
        return known && fits
                ? null
                : Reason.at("hours-" + line.severity() + "-" + line.level(), "problem.deadline-hours", LONGEST_HOURS);
    }
}
