package org.clearway.app.whitelist;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.clearway.app.directory.Enterprise;
import org.clearway.app.directory.Enterprises;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.refusal.Conflict;
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

/** Accepts proposals into the draft of their list, or declines them with a reason; several at once only of one kind. */
@Service
public class DecidingProposals {

    public static final int MOST_AT_ONCE = 500;

    private static final int SHORTEST_WORDS = 10;

    private final JdbcClient jdbc;
    private final Proposals proposals;
    private final PreparingBatches preparing;
    private final NewAdmissions newAdmissions;
    private final Enterprises enterprises;
    private final WhiteLists lists;
    private final ClearwayClock clock;
    private final Audit audit;

    DecidingProposals(
            JdbcClient jdbc,
            Proposals proposals,
            PreparingBatches preparing,
            NewAdmissions newAdmissions,
            Enterprises enterprises,
            WhiteLists lists,
            ClearwayClock clock,
            Audit audit) {
        this.jdbc = jdbc;
        this.proposals = proposals;
        this.preparing = preparing;
        this.newAdmissions = newAdmissions;
        this.enterprises = enterprises;
        this.lists = lists;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * What was proposed, for whoever says yes or no to it.
     *
     * @param many how many the person believes to decide; null for a single one
     */
    record Case(
            boolean ownList,
            List<Proposal> found,
            int asked,
            @Nullable Integer many,
            LocalDate today,
            boolean decline,
            @Nullable String words) {

        static final Rules<Case> RULES = Rules.of(
                Rule.refusing("some", one -> one.found.isEmpty(), one -> Reason.of("whitelist.none-chosen")),
                Rule.refusing(
                        "not-too-many",
                        one -> one.asked > MOST_AT_ONCE,
                        one -> Reason.of("whitelist.at-once", MOST_AT_ONCE, one.asked)),
                Rule.refusing("own-list", one -> !one.ownList, one -> Reason.of("whitelist.not-yours")),
                Rule.refusing(
                        "one-kind",
                        one -> one.found.stream()
                                        .map(p -> p.listId() + p.source() + p.verb())
                                        .distinct()
                                        .count()
                                > 1,
                        one -> Reason.of("whitelist.one-kind")),
                Rule.refusing(
                        "counted",
                        one -> one.asked > 1 && (one.many == null || one.many != one.asked),
                        one -> Reason.at("many", "whitelist.counted", one.asked)),
                Rule.refusing(
                        "open",
                        one -> one.found.stream().anyMatch(p -> !p.state().equals("open")),
                        one -> Reason.of("whitelist.proposal-decided")),
                Rule.refusing(
                        "of-today",
                        one -> one.found.stream().anyMatch(p -> !p.day().equals(one.today)),
                        one -> Reason.of("whitelist.proposal-lapsed", one.today.toString())),
                Rule.refusing(
                        "words",
                        one -> one.decline
                                && (one.words == null || one.words.strip().length() < SHORTEST_WORDS),
                        one -> Reason.at("words", "whitelist.ground", SHORTEST_WORDS)));
    }

    /** @return the draft's number; 0 when what was accepted has to be assessed first */
    @Transactional
    public long accept(List<Long> ids, @Nullable Integer many) {
        List<Proposal> found = check(ids, many, false, null);
        mark(found, "accepted", null);
        WhiteList list = lists.byId(found.getFirst().listId());
        if (found.getFirst().verb() == Verb.ADD) {
            newAdmissions.insert(
                    found.stream().map(one -> nomination(list, one)).toList());
            return 0;
        }
        return preparing.putCards(
                list.code(),
                found.stream()
                        .map(one -> new NewCard(
                                Objects.requireNonNull(one.admissionId()),
                                one.verb(),
                                one.source(),
                                one.reasonKey(),
                                one.figures(),
                                one.href()))
                        .toList());
    }

    @Transactional
    public void decline(List<Long> ids, @Nullable Integer many, @Nullable String words) {
        mark(check(ids, many, true, words), "declined", words);
    }

    private List<Proposal> check(List<Long> ids, @Nullable Integer many, boolean decline, @Nullable String words) {
        Actor actor = Actor.current();
        actor.require(Right.PREPARE);
        List<Proposal> found = proposals.find(ids);
        boolean own = found.stream()
                .map(Proposal::listId)
                .distinct()
                .allMatch(list -> ListAuthority.isOwn(lists.byId(list), actor));
        LocalDate latest = proposals.latestDay(clock.today()).orElse(clock.today());
        Refusal.ifAny(Case.RULES.against(new Case(own, found, ids.size(), many, latest, decline, words)));
        return found;
    }

    private NewAdmissions.Row nomination(WhiteList list, Proposal one) {
        Enterprise enterprise = enterprises
                .byCreditCode(one.creditCode())
                .orElseThrow(() -> new NotFound("enterprise", one.creditCode()));
        List<String> fields = lists.terms(list, clock.today()).fields();
        String field = enterprise.supplyFields().stream()
                .filter(fields::contains)
                .findFirst()
                .orElse(fields.getLast());
        return NewAdmissions.Row.of(list, enterprise, field, one.source() + ": " + one.figures(), false, "proposal");
    }

    private void mark(List<Proposal> found, String state, @Nullable String words) {
        Actor actor = Actor.current();
        Long[] ids = found.stream().map(Proposal::id).toArray(Long[]::new);
        int marked = jdbc.sql("""
                        update whitelist.proposal set state = :state, decided_at = :now, decided_by = :account, decider = :name, words = :words
                        where id = any (:ids) and state = 'open'
                        """)
                .param("state", state)
                .param("now", Timestamp.from(clock.instant()))
                .param("account", actor.accountId())
                .param("name", actor.name())
                .param("words", words)
                .param("ids", ids)
                .update();
        if (marked != ids.length) {
            throw new Conflict(Reason.of("whitelist.proposal-decided"));
        }
        audit.record(Audit.Entry.of(
                        "proposals " + state, "white list", found.getFirst().listId(), actor.division())
                .because(words)
                .with(Map.of("proposals", ids.length, "source", found.getFirst().source())));
    }
}
