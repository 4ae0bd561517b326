package org.clearway.app.whitelist.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clearway.app.monitoring.Stretches;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.app.shared.web.Paged;
import org.clearway.app.shared.web.Sparklines;
import org.clearway.app.whitelist.Assessing;
import org.clearway.app.whitelist.Batch;
import org.clearway.app.whitelist.Batches;
import org.clearway.app.whitelist.Card;
import org.clearway.app.whitelist.Deciding;
import org.clearway.app.whitelist.Finding;
import org.clearway.app.whitelist.ListingFilter;
import org.clearway.app.whitelist.Listings;
import org.clearway.app.whitelist.Tally;
import org.clearway.app.whitelist.Terms;
import org.clearway.app.whitelist.Verb;
import org.clearway.app.whitelist.WhiteList;
import org.clearway.app.whitelist.WhiteLists;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the page of a batch shows: cards with checklist and course, the side column, who may do what. */
@Component
class BatchView {

    private static final int CARDS = 25;
    private static final int COURSE_DAYS = 14;

    private final Batches batches;
    private final WhiteLists lists;
    private final Listings listings;
    private final Assessing assessing;
    private final Stretches stretches;
    private final Sparklines sparklines;
    private final ClearwayClock clock;

    BatchView(
            Batches batches,
            WhiteLists lists,
            Listings listings,
            Assessing assessing,
            Stretches stretches,
            Sparklines sparklines,
            ClearwayClock clock) {
        this.batches = batches;
        this.lists = lists;
        this.listings = listings;
        this.assessing = assessing;
        this.stretches = stretches;
        this.sparklines = sparklines;
        this.clock = clock;
    }

    /** A draft that the actor may see. */
    record Draft(WhiteList list, Batch batch, Tally tally) {}

    /**
     * A card as it is drawn.
     *
     * @param place counted from 1 over all pages
     * @param duty  the course of the on-duty rate over 14 days; null where there are no reports
     */
    record Shown(
            Card card,
            long place,
            boolean active,
            Map<String, Finding> findings,
            Sparklines.@Nullable Line duty,
            Sparklines.@Nullable Line used) {}

    List<Draft> drafts() {
        List<Draft> drafts = new ArrayList<>();
        for (WhiteList list : lists.all()) {
            batches.draft(list).ifPresent(batch -> drafts.add(new Draft(list, batch, batches.tally(batch.id()))));
        }
        return drafts;
    }

    void fill(long id, String view, int page, @Nullable Long at, Model model) {
        Batch batch = batches.find(id);
        WhiteList list = lists.byId(batch.listId());
        Terms terms = lists.terms(list, clock.today());
        Tally tally = batches.tally(id);
        List<Card> cards = batches.cards(id, view, (page - 1) * CARDS, CARDS);
        Actor actor = Actor.current();
        boolean own = actor.division().equals(list.division()) && "industry".equals(actor.department());
        boolean prepared = cards.stream().anyMatch(card -> card.preparedBy() == actor.accountId());
        long total = counted(view, tally);
        model.addAttribute("batch", batch);
        model.addAttribute("one", list);
        model.addAttribute("terms", terms);
        model.addAttribute("tally", tally);
        model.addAttribute("view", view);
        model.addAttribute(
                "list",
                new Paged<>(shown(cards, page, at), page, CARDS, total, "/white-list/batches/" + id + "?view=" + view));
        model.addAttribute("onList", listings.count(ListingFilter.holding(list.id(), clock.instant())));
        model.addAttribute("benefits", lists.benefits(list.purpose(), clock.today()));
        model.addAttribute("checklist", lists.criteria(terms.criteria()));
        model.addAttribute("prepared", prepared);
        model.addAttribute("decides", own && !batch.isPublished() && actor.may(Right.APPROVE));
        model.addAttribute("prepares", own && !batch.isPublished() && actor.may(Right.PREPARE));
        model.addAttribute("lastDay", lastDay(terms));
        model.addAttribute("reasonsOf", Deciding.REASONS);
    }

    /** What the button offers: thirty days, or what the list allows where that is less. */
    private LocalDate lastDay(Terms terms) {
        return clock.today().plusDays(Math.min(30, terms.longestDays()));
    }

    private static long counted(String view, Tally tally) {
        return switch (view) {
            case "undecided" -> tally.undecided();
            case "approved" -> tally.approved();
            case "declined" -> tally.declined();
            case "add", "extend", "suspend", "resume", "remove" -> tally.ofVerb(view);
            default -> tally.all();
        };
    }

    /** The first undecided card behind the one that was decided last has the turn. */
    private List<Shown> shown(List<Card> cards, int page, @Nullable Long at) {
        long active = cards.stream()
                .filter(card -> card.decision() == null && (at == null || card.id() >= at))
                .findFirst()
                .or(() -> cards.stream().filter(card -> card.decision() == null).findFirst())
                .map(Card::id)
                .orElse(0L);
        List<Shown> shown = new ArrayList<>();
        for (Card card : cards) {
            long place = (page - 1L) * CARDS + shown.size() + 1;
            shown.add(shown(card, place, card.id() == active));
        }
        return shown;
    }

    private Shown shown(Card card, long place, boolean active) {
        boolean open = card.decision() == null;
        List<Stretches.Point> points = open && card.source().equals("resumed")
                ? stretches.points(card.enterpriseId(), clock.today().minusDays(1), COURSE_DAYS)
                : List.of();
        return new Shown(
                card,
                place,
                active,
                open && card.verb() == Verb.ADD ? assessing.findings(card.admissionId()) : Map.of(),
                sparklines.of(points.stream().map(Stretches.Point::duty).toList()),
                sparklines.of(points.stream().map(Stretches.Point::used).toList()));
    }
}
