package org.clearway.app.whitelist;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.ClearwayClock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Publishes a batch whole: states, listings, number, notices, trail and events in one transaction, so that after a crash either
 * all of it is there or nothing. Afterwards neither the program nor the database lets anybody change it.
 */
@Service
public class PublishingBatches {

    private final JdbcClient jdbc;
    private final Batches batches;
    private final WhiteLists lists;
    private final Admissions admissions;
    private final Moving moving;
    private final ChangingListings listings;
    private final TellingEnterprises telling;
    private final ApplicationEventPublisher events;
    private final ClearwayClock clock;
    private final Audit audit;

    PublishingBatches(
            JdbcClient jdbc,
            Batches batches,
            WhiteLists lists,
            Admissions admissions,
            Moving moving,
            ChangingListings listings,
            TellingEnterprises telling,
            ApplicationEventPublisher events,
            ClearwayClock clock,
            Audit audit) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.lists = lists;
        this.admissions = admissions;
        this.moving = moving;
        this.listings = listings;
        this.telling = telling;
        this.events = events;
        this.clock = clock;
        this.audit = audit;
    }

    /** @throws Refusal with all that speaks against it, {@link Publishing#RULES} */
    @Transactional
    public Batch publish(long id) {
        Actor actor = Actor.current();
        actor.require(Right.APPROVE);
        Locks.batch(jdbc, id);
        Batch batch = batches.find(id);
        WhiteList list = lists.byId(batch.listId());
        List<Card> cards = batches.cards(id, 0, PreparingBatches.MOST_CARDS);
        Map<Long, Admission> found =
                admissions.find(cards.stream().map(Card::admissionId).toList());
        Refusal.ifAny(Publishing.RULES.against(new Publishing(
                ListAuthority.isOwn(list, actor),
                actor.accountId(),
                batch.isPublished(),
                cards,
                gone(cards, found),
                clock.instant())));
        return write(batch, list, cards, found);
    }

    private static List<String> gone(List<Card> cards, Map<Long, Admission> found) {
        return cards.stream()
                .filter(card -> card.isApproved()
                        && !DecidingCards.stands(Objects.requireNonNull(found.get(card.admissionId())), card))
                .map(Card::creditCode)
                .toList();
    }

    private Batch write(Batch batch, WhiteList list, List<Card> cards, Map<Long, Admission> found) {
        Instant now = clock.instant();
        List<Move> moves = cards.stream()
                .flatMap(card -> Outcome.of(card, Objects.requireNonNull(found.get(card.admissionId())), now).stream())
                .toList();
        moving.write(moves);
        listings.end(moves, batch.id(), now);
        listings.begin(moves, batch.id(), now);
        jdbc.sql("update whitelist.card set closed_at = ? where batch_id = ? and closed_at is null")
                .params(Timestamp.from(now), batch.id())
                .update();
        insert(batch, list, cards, now);
        Batch published = batches.find(batch.id());
        telling.tell(published, list, cards);
        publishEvents(published, list, moves, now);
        audit.record(Audit.Entry.of("batch published", "batch", batch.id(), list.division())
                .with(Map.of("label", published.label(), "cards", cards.size())));
        return published;
    }

    private void insert(Batch batch, WhiteList list, List<Card> cards, Instant now) {
        Locks.list(jdbc, list.id());
        Actor actor = Actor.current();
        int year = LocalDate.ofInstant(now, ClearwayClock.ZONE).getYear();
        Tally tally = batches.tally(batch.id());
        jdbc.sql("""
                        insert into whitelist.publication (batch_id, list_id, division, level, year, number, published_at, account_id,
                            approver, added, extended, suspended, resumed, removed, declined, sha256)
                        values (:batch, :list, :division, :level, :year,
                            (select coalesce(max(number), 0) + 1 from whitelist.publication where list_id = :list and year = :year),
                            :now, :account, :approver, :added, :extended, :suspended, :resumed, :removed, :declined, :sha256)
                        """)
                .param("batch", batch.id())
                .param("list", list.id())
                .param("division", list.division())
                .param("level", list.level())
                .param("year", year)
                .param("now", Timestamp.from(now))
                .param("account", actor.accountId())
                .param("approver", actor.name())
                .param("added", tally.approved("add"))
                .param("extended", tally.approved("extend"))
                .param("suspended", tally.approved("suspend"))
                .param("resumed", tally.approved("resume"))
                .param("removed", tally.approved("remove"))
                .param("declined", tally.declined())
                .param("sha256", BatchDigest.of(cards))
                .update();
    }

    private void publishEvents(Batch batch, WhiteList list, List<Move> moves, Instant now) {
        for (Move move : moves) {
            long enterprise = move.after().entry().enterpriseId();
            switch (move.after()) {
                case Admission.Listed one ->
                    events.publishEvent(new EnterpriseListed(enterprise, list.code(), batch.id(), now, one.until()));
                case Admission.Removed one ->
                    events.publishEvent(new ListingEnded(
                            enterprise, list.code(), batch.id(), move.act().word(), now));
                case Admission.Suspended one ->
                    events.publishEvent(new ListingEnded(
                            enterprise, list.code(), batch.id(), move.act().word(), now));
                default -> {}
            }
        }
        Batch.Publication done = Objects.requireNonNull(batch.publication());
        events.publishEvent(
                new BatchPublished(batch.id(), list.code(), batch.label(), done.added(), done.removed(), now));
    }
}
