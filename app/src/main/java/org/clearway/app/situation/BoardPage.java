package org.clearway.app.situation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.clearway.app.directory.DivisionNames;
import org.clearway.app.shared.look.LastLooks;
import org.clearway.app.shared.port.Card;
import org.clearway.app.shared.port.Changes;
import org.clearway.app.shared.port.Lead;
import org.clearway.app.shared.port.Tile;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.scope.OneReading;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The board on which a morning starts: one sentence, the figures, the map, and each figure opens the rows that it counts. */
@Controller
class BoardPage {

    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    private final List<Lead> leads;
    private final List<Tile> tiles;
    private final List<Card> cards;
    private final List<Changes> changes;
    private final LastLooks looks;
    private final DivisionNames divisions;
    private final OneReading reading;

    BoardPage(
            List<Lead> leads,
            List<Tile> tiles,
            List<Card> cards,
            List<Changes> changes,
            LastLooks looks,
            DivisionNames divisions,
            OneReading reading) {
        this.changes = changes.stream()
                .sorted(Comparator.comparingInt(Changes::position))
                .toList();
        this.looks = looks;
        this.leads =
                leads.stream().sorted(Comparator.comparingInt(Lead::position)).toList();
        this.tiles =
                tiles.stream().sorted(Comparator.comparingInt(Tile::position)).toList();
        this.cards =
                cards.stream().sorted(Comparator.comparingInt(Card::position)).toList();
        this.divisions = divisions;
        this.reading = reading;
    }

    @GetMapping("/")
    String board(@RequestParam Map<String, String> asked, AsOf asOf, Model model) {
        Actor actor = Actor.current();
        if (actor.isEnterprise()) {
            return "redirect:/report";
        }
        if (!actor.may(Right.DIRECTORY)) {
            return "redirect:/account";
        }
        String division = within(actor, asked.get("division"));
        Optional<Instant> before = asOf.past() ? Optional.empty() : looks.look("board");
        return reading.of(() -> {
            fill(division, asked, asOf, before, model);
            return "situation/board";
        });
    }

    private void fill(String division, Map<String, String> asked, AsOf asOf, Optional<Instant> before, Model model) {
        model.addAttribute("place", "situation");
        model.addAttribute("division", division);
        model.addAttribute("divisionName", divisions.of(division));
        model.addAttribute("choices", divisions.below(Actor.current().division()));
        model.addAttribute("day", asOf.day());
        model.addAttribute(
                "leads",
                leads.stream()
                        .map(lead -> lead.sentence(division, asOf))
                        .filter(Objects::nonNull)
                        .toList());
        List<Tile.Figure> figures = figures(division, asOf);
        model.addAttribute("figures", figures);
        changes(division, asOf, before, model);
        compare(division, asked.get("compare"), asOf, figures, model);
        List<Filled> filled = cards.stream()
                .map(card -> Filled.of(card, division, asOf, asked))
                .filter(Objects::nonNull)
                .toList();
        List<Filled> wide = new ArrayList<>(filled.stream().filter(Filled::wide).toList());
        List<Filled> rest =
                new ArrayList<>(filled.stream().filter(one -> !one.wide()).toList());
        if (wide.size() % 2 == 1 && !rest.isEmpty()) {
            wide.add(rest.removeFirst());
        }
        model.addAttribute("wide", wide);
        model.addAttribute("cards", rest);
    }

    private List<Tile.Figure> figures(String division, AsOf asOf) {
        return tiles.stream()
                .flatMap(tile -> tile.figures(division, asOf).stream())
                .toList();
    }

    /** What changed since the reader's visit before; on the first visit, in the last day. A look back tells nothing new. */
    private void changes(String division, AsOf asOf, Optional<Instant> before, Model model) {
        if (asOf.past()) {
            model.addAttribute("changes", List.of());
            return;
        }
        Instant since = before.orElse(asOf.at().minus(Duration.ofDays(1)));
        model.addAttribute("firstLook", before.isEmpty());
        model.addAttribute("lookedAt", since);
        model.addAttribute(
                "changes",
                changes.stream()
                        .flatMap(source -> source.since(division, since, asOf).stream())
                        .filter(change -> change.count() > 0)
                        .toList());
    }

    /** The figures of another day beside these, as they were known at its end. */
    private void compare(String division, @Nullable String text, AsOf asOf, List<Tile.Figure> figures, Model model) {
        model.addAttribute("comparedWith", null);
        model.addAttribute("comparison", null);
        if (text == null || text.isBlank()) {
            return;
        }
        LocalDate day;
        try {
            day = LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new Refusal(Reason.at("compare", "monitoring.day", text));
        }
        if (!day.isBefore(asOf.day())) {
            return;
        }
        List<Tile.Figure> then = figures(division, AsOf.past(day.atTime(END_OF_DAY)));
        model.addAttribute("comparedWith", day);
        model.addAttribute(
                "comparison",
                figures.stream().map(now -> Compared.of(now, then)).toList());
    }

    /** @param then null when there was no such figure */
    record Compared(Tile.Figure now, Tile.@Nullable Figure then) {

        static Compared of(Tile.Figure now, List<Tile.Figure> then) {
            return new Compared(
                    now,
                    then.stream()
                            .filter(one -> one.labelKey().equals(now.labelKey())
                                    && one.labels().equals(now.labels()))
                            .findFirst()
                            .orElse(null));
        }
    }

    /** The division asked for when it lies in the own territory, else the own one. */
    private static String within(Actor actor, @Nullable String asked) {
        return asked != null && asked.length() == 6 && actor.range().holds(DivisionRange.of(asked))
                ? asked
                : actor.division();
    }

    /** A card with its content. */
    record Filled(String fragment, boolean wide, Object content) {

        static @Nullable Filled of(Card card, String division, AsOf asOf, Map<String, String> asked) {
            Object content = card.content(division, asOf, asked);
            return content == null ? null : new Filled(card.fragment(), card.wide(), content);
        }
    }
}
