package org.clearway.app.whitelist;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clearway.app.directory.Enterprises;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.refusal.Conflict;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decides cards one by one, or several alike; until the batch is published each decision can be undone. */
@Service
public class DecidingCards {

    /** So many at once are still looked through by the one who selects them. */
    public static final int MOST_AT_ONCE = 200;

    private final JdbcClient jdbc;
    private final Batches batches;
    private final WhiteLists lists;
    private final Admissions admissions;
    private final Enterprises enterprises;
    private final ClearwayClock clock;
    private final Audit audit;

    DecidingCards(
            JdbcClient jdbc,
            Batches batches,
            WhiteLists lists,
            Admissions admissions,
            Enterprises enterprises,
            ClearwayClock clock,
            Audit audit) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.lists = lists;
        this.admissions = admissions;
        this.enterprises = enterprises;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * A decision as it was given.
     *
     * @param lastDay the day at whose end an approved entry ends, for what lists or extends
     */
    public record Wanted(
            boolean approve,
            @Nullable LocalDate lastDay,
            @Nullable String reason,
            @Nullable String words) {

        @Nullable
        Instant until() {
            return lastDay == null
                    ? null
                    : lastDay.plusDays(1).atStartOfDay(ClearwayClock.ZONE).toInstant();
        }
    }

    /**
     * @throws Conflict when somebody else was faster: it names who, and what they decided
     */
    @Transactional
    public void decide(long id, Wanted wanted) {
        Actor.current().require(Right.APPROVE);
        long batch = batches.card(id).batchId();
        Locks.card(jdbc, batch);
        Card card = batches.card(id);
        Decision first = card.decision();
        if (first != null) {
            throw new Conflict(
                    Reason.of("whitelist.decided-already", first.decider(), first.verdict(), card.creditCode()));
        }
        Refusal.ifAny(Deciding.RULES.against(deciding(card, wanted)));
        insert(card, wanted);
    }

    /** All of them or none. */
    @Transactional
    public void decideAll(List<Long> ids, Wanted wanted) {
        if (ids.isEmpty() || ids.size() > MOST_AT_ONCE) {
            throw new Refusal(Reason.of("whitelist.at-once", MOST_AT_ONCE, ids.size()));
        }
        ids.forEach(id -> decide(id, wanted));
    }

    private Deciding deciding(Card card, Wanted wanted) {
        Actor actor = Actor.current();
        Batch batch = batches.find(card.batchId());
        WhiteList list = lists.byId(batch.listId());
        Instant now = clock.instant();
        return new Deciding(
                card,
                ListAuthority.isOwn(list, actor),
                actor.accountId(),
                batch.isPublished(),
                stands(admissions.find(card.admissionId()), card),
                enterprises.closed(List.of(card.enterpriseId())).isEmpty(),
                wanted.approve(),
                now,
                lists.terms(list, clock.today()).latestEnd(now),
                wanted.until(),
                wanted.reason(),
                wanted.words());
    }

    /** Whether the entry is still what the card is about: drafted in this batch, or in the state that the verb changes. */
    static boolean stands(Admission admission, Card card) {
        return card.verb() == Verb.ADD
                ? admission instanceof Admission.Drafted drafted && drafted.batch() == card.batchId()
                : PreparingBatches.fits(admission, card.verb());
    }

    private void insert(Card card, Wanted wanted) {
        Actor actor = Actor.current();
        Instant until = wanted.approve() && card.verb().givesEnd() ? wanted.until() : null;
        try {
            jdbc.sql("""
                            insert into whitelist.decision (card_id, batch_id, verdict, until, reason, words, account_id, decider, enterprise_id,
                                division, recorded_at)
                            values (:card, :batch, :verdict, :until, :reason, :words, :account, :decider, :enterprise, :division, :now)
                            """)
                    .param("card", card.id())
                    .param("batch", card.batchId())
                    .param("verdict", wanted.approve() ? "approved" : "declined")
                    .param("until", until == null ? null : Timestamp.from(until))
                    .param("reason", wanted.approve() ? null : wanted.reason())
                    .param(
                            "words",
                            wanted.words() == null || wanted.words().isBlank()
                                    ? null
                                    : wanted.words().strip())
                    .param("account", actor.accountId())
                    .param("decider", actor.name())
                    .param("enterprise", card.enterpriseId())
                    .param("division", card.division())
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Conflict(Reason.of("whitelist.decided-meanwhile", card.creditCode()));
        }
        record(card, wanted.approve() ? "card approved" : "card declined", wanted.words());
    }

    /** Takes a decision back; it stays to be read as one that was undone. */
    @Transactional
    public void undo(long id) {
        Actor actor = Actor.current();
        actor.require(Right.APPROVE);
        Card card = batches.card(id);
        Locks.card(jdbc, card.batchId());
        Batch batch = batches.find(card.batchId());
        List<Reason> reasons = new ArrayList<>();
        if (!ListAuthority.isOwn(lists.byId(batch.listId()), actor)) {
            reasons.add(Reason.of("whitelist.not-yours"));
        }
        if (batch.isPublished()) {
            reasons.add(Reason.of("whitelist.published-already"));
        }
        Refusal.ifAny(reasons);
        int undone = jdbc.sql(
                        "update whitelist.decision set superseded_at = ? where card_id = ? and superseded_at = 'infinity'")
                .params(Timestamp.from(clock.instant()), id)
                .update();
        if (undone == 1) {
            record(card, "decision undone", null);
        }
    }

    private void record(Card card, String act, @Nullable String why) {
        audit.record(Audit.Entry.of(act, "batch", card.batchId(), card.division())
                .about(card.enterpriseId())
                .because(why)
                .with(Map.of("card", card.id(), "verb", card.verb().word())));
    }
}
