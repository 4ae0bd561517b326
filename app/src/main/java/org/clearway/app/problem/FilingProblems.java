package org.clearway.app.problem;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.clearway.app.directory.Designation;
import org.clearway.app.directory.Designations;
import org.clearway.app.directory.Enterprise;
import org.clearway.app.directory.Enterprises;
import org.clearway.app.problem.internal.FiledRow;
import org.clearway.app.problem.internal.FiledRows;
import org.clearway.app.problem.internal.Similar;
import org.clearway.app.problem.internal.Stakes;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Files a problem: judged, routed and with an owner from the first minute. */
@Service
public class FilingProblems {

    static final int SHORTEST_TITLE = 4;
    static final int LONGEST_TITLE = 120;
    static final int LONGEST_ASKED = 2_000;
    static final int FURTHEST_STOP_DAYS = 400;
    static final Set<String> STAKES = Set.of("safety", "livelihood", "many_jobs");

    private final Enterprises enterprises;
    private final Designations designations;
    private final FiledRows rows;
    private final Similar similar;
    private final Audit audit;
    private final ClearwayClock clock;

    FilingProblems(
            Enterprises enterprises,
            Designations designations,
            FiledRows rows,
            Similar similar,
            Audit audit,
            ClearwayClock clock) {
        this.enterprises = enterprises;
        this.designations = designations;
        this.rows = rows;
        this.similar = similar;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of a filing: a new problem, or the similar ones that it may join instead. */
    public sealed interface Outcome {
        record Filed(Problem problem) implements Outcome {}

        record Looks(List<Problem> alike) implements Outcome {}
    }

    /** Files it, or, unless a separate one is wanted, offers the same enterprise's open ones that look alike. */
    @Transactional
    public Outcome file(NewProblem wanted, String channel) {
        Actor actor = Actor.current();
        actor.require(actor.isEnterprise() ? Right.FILE_PROBLEMS : Right.PREPARE);
        Enterprise enterprise = enterprises.byId(wanted.enterpriseId()).orElse(null);
        List<Reason> reasons = against(wanted);
        if (enterprise == null || enterprise.state().equals("closed")) {
            reasons.add(Reason.at("enterprise", "problem.enterprise"));
        }
        Refusal.ifAny(reasons);
        Enterprise named = java.util.Objects.requireNonNull(enterprise);
        if (!wanted.separate()) {
            List<Problem> alike = similar.of(wanted);
            if (!alike.isEmpty()) {
                return new Outcome.Looks(alike);
            }
        }
        return new Outcome.Filed(write(wanted, named, channel, null));
    }

    /** The same enterprise's open ones that look alike. */
    List<Problem> alike(NewProblem wanted) {
        return similar.of(wanted);
    }

    /** Files a row of a hotline's table, which was checked before; {@code reference} tells when it is sent again. */
    @Transactional(propagation = Propagation.MANDATORY)
    Problem fromSheet(NewProblem wanted, Enterprise enterprise, String reference) {
        return write(wanted, enterprise, "sheet", reference);
    }

    private Problem write(NewProblem wanted, Enterprise enterprise, String channel, @Nullable String reference) {
        Instant now = clock.instant();
        Stakes.Judged judged = Stakes.judge(new Stakes.Known(
                wanted.stopsInDays(),
                enterprise.chainRole(),
                held(enterprise.id()),
                enterprise.employees(),
                1,
                wanted.stakes()));
        Problem filed = rows.insert(FiledRow.of(wanted, enterprise, judged, channel, reference, clock.today()), now);
        audit.record(Audit.Entry.of("problem filed", "problem", filed.number(), filed.division())
                .about(enterprise.id())
                .with(Map.of(
                        "kind", filed.kind(),
                        "severity", filed.severity(),
                        "why", judged.reasons(),
                        "owner", filed.ownerId(),
                        "hole", filed.routingHole())));
        return filed;
    }

    private Set<String> held(long enterprise) {
        return designations.holding(enterprise, AsOf.now(clock)).stream()
                .map(Designation::kind)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** What is wrong with a filing, all at once. */
    static List<Reason> against(NewProblem wanted) {
        List<Reason> reasons = new ArrayList<>();
        if (Kind.of(wanted.kind()).isEmpty()) {
            reasons.add(Reason.at("kind", "problem.kind"));
        }
        int title = wanted.title().strip().length();
        if (title < SHORTEST_TITLE || title > LONGEST_TITLE) {
            reasons.add(Reason.at("title", "problem.title", SHORTEST_TITLE, LONGEST_TITLE));
        }
        int asked = wanted.asked().strip().length();
        if (asked < SHORTEST_TITLE || asked > LONGEST_ASKED) {
            reasons.add(Reason.at("asked", "problem.asked", SHORTEST_TITLE, LONGEST_ASKED));
        }
        Integer days = wanted.stopsInDays();
        if (days != null && (days < 0 || days > FURTHEST_STOP_DAYS)) {
            reasons.add(Reason.at("stopsInDays", "problem.stops", FURTHEST_STOP_DAYS));
        }
        if (wanted.place() != null && wanted.place().length() > LONGEST_TITLE) {
            reasons.add(Reason.at("place", "problem.place", LONGEST_TITLE));
        }
        if (!STAKES.containsAll(wanted.stakes())) {
            reasons.add(Reason.at("stakes", "problem.stakes"));
        }
        return reasons;
    }
}
