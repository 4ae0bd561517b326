package org.clearway.app.problem;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.clearway.app.problem.course.Act;
import org.clearway.app.problem.course.State;
import org.clearway.app.problem.internal.Acting;
import org.clearway.app.problem.internal.Deadlines;
import org.clearway.app.problem.internal.EventRows;
import org.clearway.app.problem.internal.Hands;
import org.clearway.app.problem.internal.Said;
import org.clearway.app.problem.internal.Telling;
import org.clearway.app.problem.internal.Wider;
import org.clearway.app.shared.refusal.Conflict;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Every act of a person on a problem: locked, asked of {@link Hands} and the course, done, told. */
@Service
public class WorkingProblems {

    /** What was done, or why not, takes so many characters: the enterprise reads it. */
    static final int SHORTEST_WORDS = 8;

    static final int LONGEST_WORDS = 4_000;

    private final Acting acting;
    private final Hands hands;
    private final EventRows events;
    private final ProblemRegister problems;
    private final Deadlines deadlines;
    private final SupportLists lists;
    private final Wider wider;
    private final Telling telling;
    private final ClearwayClock clock;

    WorkingProblems(
            Acting acting,
            Hands hands,
            EventRows events,
            ProblemRegister problems,
            Deadlines deadlines,
            SupportLists lists,
            Wider wider,
            Telling telling,
            ClearwayClock clock) {
        this.acting = acting;
        this.hands = hands;
        this.events = events;
        this.problems = problems;
        this.deadlines = deadlines;
        this.lists = lists;
        this.wider = wider;
        this.telling = telling;
        this.clock = clock;
    }

    /**
     * Does what was asked for.
     *
     * @throws Conflict when somebody was faster: it says who did what
     * @throws Refusal with every reason against
     */
    public Problem act(String number, ActRequest request) {
        Problem seen = problems.byNumber(number);
        Actor actor = Actor.current();
        Problem after = wider.inTransaction(seen, () -> {
            Problem now = acting.lock(number).orElseThrow(() -> new NotFound("problem", number));
            unchanged(now, request.version());
            Act act = act(now, request, actor);
            List<Reason> reasons = new ArrayList<>(hands.against(actor, now, act));
            reasons.addAll(WordsRules.against(act, request));
            Refusal.ifAny(reasons);
            String tried = request.tried();
            if (tried != null && !tried.isBlank()) {
                now = acting.act(now, new Act.Tried(), Said.text(tried));
            }
            return done(now, act, request);
        });
        telling.soon();
        return after;
    }

    private Problem done(Problem now, Act act, ActRequest request) {
        Said said = Said.text(request.text());
        return switch (act) {
            case Act.Ask ask -> lists.ask(now, ask, request);
            case Act.Assign assign -> lists.assign(now, assign, said);
            case Act.Answer answer -> lists.answer(now, answer, said);
            default -> acting.act(now, act, said);
        };
    }

    /** Refuses when the person decided on something that is no more. */
    private void unchanged(Problem now, @Nullable Integer version) {
        if (version == null || version == now.version()) {
            return;
        }
        EventRows.Event last = events.of(now, 1).getFirst();
        throw new Conflict(Reason.of("problem.changed", last.name(), now.ownerZh(), now.ownerEn()));
    }

    private Act act(Problem now, ActRequest request, Actor actor) {
        long owner = request.owner() == null ? 0 : request.owner();
        String why = request.why() == null ? "" : request.why();
        return switch (request.act()) {
            case "take" -> new Act.Take(actor.accountId());
            case "tried" -> new Act.Tried();
            case "hand_over" -> new Act.HandOver(owner);
            case "not_ours" -> new Act.NotOurs(owner);
            case "wait" -> new Act.Wait(why, left(now));
            case "go_on" -> new Act.GoOn();
            case "escalate" -> new Act.Escalate(level(now, request.to()), why.isEmpty() ? null : why, false);
            case "ask" -> new Act.Ask(request.province() == null ? "" : request.province(), false);
            case "assign" -> new Act.Assign(owner);
            case "answer" -> new Act.Answer(request.result() == null ? "" : request.result());
            case "solve" -> new Act.Solve();
            case "confirm" -> new Act.Confirm();
            case "objection" -> new Act.Objection(request.words());
            case "ask_unsolvable" -> new Act.AskUnsolvable(actor.accountId(), why);
            case "approve_unsolvable" -> new Act.ApproveUnsolvable(actor.accountId());
            case "decline_unsolvable" -> new Act.DeclineUnsolvable(actor.accountId());
            case "join" -> new Act.Join(another(now, request.into()));
            case "withdraw" -> new Act.Withdraw();
            default -> throw new Refusal(Reason.at("act", "problem.unknown-act", request.act()));
        };
    }

    private int left(Problem now) {
        Instant due = now.dueAt();
        return due == null ? 1 : deadlines.left(clock.instant(), due);
    }

    private static Level level(Problem now, @Nullable String word) {
        if (word == null || word.isBlank()) {
            return now.course().above();
        }
        try {
            return Level.of(word);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Reason.at("to", "problem.not-above"));
        }
    }

    /** Only an open one of the same enterprise can go on for both. */
    private long another(Problem now, @Nullable String number) {
        Problem into = problems.list(ProblemFilter.ALL.about(number == null ? "" : number), 0, 1).stream()
                .filter(one -> one.number().equals(number == null ? "" : number.strip()))
                .findFirst()
                .orElseThrow(() -> new Refusal(Reason.at("into", "problem.join-unknown")));
        boolean fits = into.id() != now.id()
                && into.standing() instanceof State.Open
                && java.util.Objects.equals(into.enterpriseId(), now.enterpriseId());
        if (!fits) {
            throw new Refusal(Reason.at("into", "problem.join-other"));
        }
        return into.id();
    }
}
