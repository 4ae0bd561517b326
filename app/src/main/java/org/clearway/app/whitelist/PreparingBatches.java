package org.clearway.app.whitelist;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.refusal.Conflict;
import org.clearway.app.shared.refusal.NotFound;
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

/** Puts cards into the draft of a list, and takes them out again until the batch is published. */
@Service
public class PreparingBatches {

    /** A batch beyond it is nothing that a person can look through. */
    public static final int MOST_CARDS = 5_000;

    private static final int SHORTEST_WHY = 10;

    private final JdbcClient jdbc;
    private final WhiteLists lists;
    private final Batches batches;
    private final Admissions admissions;
    private final Moving moving;
    private final ReasonFigures figures;
    private final ClearwayClock clock;
    private final Audit audit;

    PreparingBatches(
            JdbcClient jdbc,
            WhiteLists lists,
            Batches batches,
            Admissions admissions,
            Moving moving,
            ReasonFigures figures,
            ClearwayClock clock,
            Audit audit) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.batches = batches;
        this.admissions = admissions;
        this.moving = moving;
        this.figures = figures;
        this.clock = clock;
        this.audit = audit;
    }

    /** Puts assessed nominations into the draft, which is opened when there is none. */
    @Transactional
    public long put(String list, List<Long> entries) {
        Map<Long, Admission> found = admissions.find(entries);
        return putCards(
                list,
                entries.stream()
                        .map(id -> NewCard.ofNomination(require(found, id).entry()))
                        .toList());
    }

    /** Asks by hand to extend, suspend, resume or remove one entry. */
    @Transactional
    public long change(long entry, Verb verb, @Nullable String why) {
        if (why == null || why.strip().length() < SHORTEST_WHY) {
            throw new Refusal(Reason.at("why", "whitelist.ground", SHORTEST_WHY));
        }
        WhiteList list = lists.byId(admissions.find(entry).entry().listId());
        return putCards(list.code(), List.of(NewCard.byHand(entry, verb, why.strip())));
    }

    /**
     * @return the number of the draft
     * @throws Refusal with a reason for each card that cannot go in; then none goes in
     */
    @Transactional
    public long putCards(String code, List<NewCard> cards) {
        Actor actor = Actor.current();
        actor.require(Right.PREPARE);
        WhiteList list = lists.byCode(code);
        List<Long> ids = cards.stream().map(NewCard::admissionId).toList();
        Map<Long, Admission> found = admissions.find(ids);
        Set<Long> open = open(ids);
        List<Reason> reasons = new ArrayList<>();
        for (NewCard card : cards) {
            Admission one = require(found, card.admissionId());
            reasons.addAll(Preparing.RULES.against(new Preparing(
                    ListAuthority.isOwn(list, actor),
                    one.entry().listId() == list.id(),
                    fits(one, card.verb()),
                    open.contains(card.admissionId()),
                    card.verb(),
                    one.entry().creditCode(),
                    one.word())));
        }
        Refusal.ifAny(reasons.stream().distinct().toList());
        long batch = draft(list).id();
        if (batches.tally(batch).all() + cards.size() > MOST_CARDS) {
            throw new Refusal(Reason.of("whitelist.batch-full", MOST_CARDS));
        }
        write(batch, list, cards, found);
        return batch;
    }

    private void write(long batch, WhiteList list, List<NewCard> cards, Map<Long, Admission> found) {
        Instant now = clock.instant();
        moving.write(cards.stream()
                .map(card -> found.get(card.admissionId()))
                .filter(Admission.Assessed.class::isInstance)
                .map(Admission.Assessed.class::cast)
                .map(one -> Move.of(one, one.draft(batch, now), Act.PREPARE))
                .toList());
        insert(batch, cards, now);
        audit.record(Audit.Entry.of("cards prepared", "batch", batch, list.division())
                .with(Map.of("list", list.code(), "cards", cards.size())));
    }

    private static Admission require(Map<Long, Admission> found, long id) {
        Admission one = found.get(id);
        if (one == null) {
            throw new NotFound("entry", id);
        }
        return one;
    }

    /** Whether a state has the method that the verb needs. */
    static boolean fits(Admission admission, Verb verb) {
        return switch (verb) {
            case ADD -> admission instanceof Admission.Assessed;
            case EXTEND, SUSPEND -> admission instanceof Admission.Listed;
            case RESUME -> admission instanceof Admission.Suspended;
            case REMOVE -> admission instanceof Admission.Listed || admission instanceof Admission.Suspended;
        };
    }

    private Set<Long> open(List<Long> ids) {
        return new HashSet<>(jdbc.sql(
                        "select admission_id from whitelist.card where closed_at is null and admission_id = any (:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query(Long.class)
                .list());
    }

    /** The draft of the list; only one is open at a time. */
    private Batch draft(WhiteList list) {
        Locks.list(jdbc, list.id());
        return batches.draft(list).orElseGet(() -> {
            Actor actor = Actor.current();
            long id = jdbc.sql(
                            "insert into whitelist.batch (list_id, division, opened_at, opened_by, opener) values (?, ?, ?, ?, ?) returning id")
                    .params(
                            list.id(),
                            list.division(),
                            Timestamp.from(clock.instant()),
                            actor.accountId(),
                            actor.name())
                    .query(Long.class)
                    .single();
            return batches.find(id);
        });
    }

    private void insert(long batch, List<NewCard> cards, Instant now) {
        try {
            jdbc.sql("""
                            insert into whitelist.card (batch_id, admission_id, enterprise_id, division, verb, source, reason_key, figures,
                                href, prepared_by, preparer, prepared_at)
                            select :batch, a.id, a.enterprise_id, a.division, n.verb, n.source, n.reason, n.figures::jsonb, n.href, :account,
                                :name, :now
                            from unnest(:ids, :verbs, :sources, :reasons, :figures, :hrefs)
                                with ordinality n (id, verb, source, reason, figures, href, place)
                            join whitelist.admission a on a.id = n.id order by n.place
                            """)
                    .param("batch", batch)
                    .param("account", Actor.current().accountId())
                    .param("name", Actor.current().name())
                    .param("now", Timestamp.from(now))
                    .param("ids", cards.stream().map(NewCard::admissionId).toArray(Long[]::new))
                    .param("verbs", texts(cards, card -> card.verb().word()))
                    .param("sources", texts(cards, NewCard::source))
                    .param("reasons", texts(cards, NewCard::reasonKey))
                    .param("figures", texts(cards, card -> figures.write(card.figures())))
                    .param("hrefs", texts(cards, NewCard::href))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Conflict(Reason.of("whitelist.moved"));
        }
    }

    private static @Nullable String[] texts(List<NewCard> cards, Function<NewCard, @Nullable String> value) {
        return cards.stream().map(value).toArray(String[]::new);
    }

    /** Takes a card out of a draft; a nomination is assessed again afterwards. */
    @Transactional
    public void takeBack(long id) {
        Actor actor = Actor.current();
        actor.require(Right.PREPARE);
        Card card = batches.card(id);
        Locks.batch(jdbc, card.batchId());
        Batch batch = batches.find(card.batchId());
        WhiteList list = lists.byId(batch.listId());
        List<Reason> reasons = new ArrayList<>();
        if (!ListAuthority.isOwn(list, actor)) {
            reasons.add(Reason.of("whitelist.not-yours"));
        }
        if (batch.isPublished()) {
            reasons.add(Reason.of("whitelist.published-already"));
        }
        if (batches.card(id).decision() != null) {
            reasons.add(Reason.of("whitelist.take-back-decided", card.creditCode()));
        }
        Refusal.ifAny(reasons);
        if (admissions.find(card.admissionId()) instanceof Admission.Drafted drafted) {
            moving.write(List.of(Move.of(drafted, drafted.takeBack(clock.instant()), Act.TAKE_BACK)));
        }
        jdbc.sql("update whitelist.card set closed_at = ?, taken_back = true where id = ?")
                .params(Timestamp.from(clock.instant()), id)
                .update();
        audit.record(Audit.Entry.of("card taken back", "batch", card.batchId(), list.division())
                .about(card.enterpriseId()));
    }
}
