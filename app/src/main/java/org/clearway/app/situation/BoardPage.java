package org.clearway.app.situation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.clearway.app.directory.DivisionNames;
import org.clearway.app.shared.port.Card;
import org.clearway.app.shared.port.Lead;
import org.clearway.app.shared.port.Tile;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
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

    private final List<Lead> leads;
    private final List<Tile> tiles;
    private final List<Card> cards;
    private final DivisionNames divisions;

    BoardPage(List<Lead> leads, List<Tile> tiles, List<Card> cards, DivisionNames divisions) {
        this.leads =
                leads.stream().sorted(Comparator.comparingInt(Lead::position)).toList();
        this.tiles =
                tiles.stream().sorted(Comparator.comparingInt(Tile::position)).toList();
        this.cards =
                cards.stream().sorted(Comparator.comparingInt(Card::position)).toList();
        this.divisions = divisions;
    }

    @GetMapping("/")
    String board(@RequestParam(name = "division", required = false) @Nullable String asked, AsOf asOf, Model model) {
        Actor actor = Actor.current();
        if (actor.isEnterprise()) {
            return "redirect:/report";
        }
        actor.require(Right.DIRECTORY);
        String division = within(actor, asked);
        model.addAttribute("place", "situation");
        model.addAttribute("division", division);
        model.addAttribute("divisionName", divisions.of(division));
        model.addAttribute("choices", divisions.below(actor.division()));
        model.addAttribute("day", LocalDate.ofInstant(asOf.at(), org.clearway.app.shared.time.ClearwayClock.ZONE));
        model.addAttribute(
                "leads",
                leads.stream()
                        .map(lead -> lead.sentence(division, asOf))
                        .filter(Objects::nonNull)
                        .toList());
        model.addAttribute(
                "figures",
                tiles.stream()
                        .flatMap(tile -> tile.figures(division, asOf).stream())
                        .toList());
        model.addAttribute(
                "cards",
                cards.stream()
                        .map(card -> Filled.of(card, division, asOf))
                        .filter(Objects::nonNull)
                        .toList());
        return "situation/board";
    }

    /** The division asked for when it lies in the own territory, else the own one. */
    private static String within(Actor actor, @Nullable String asked) {
        return asked != null && asked.length() == 6 && actor.range().holds(DivisionRange.of(asked))
                ? asked
                : actor.division();
    }

    /** A card with its content. */
    record Filled(String fragment, boolean wide, Object content) {

        static @Nullable Filled of(Card card, String division, AsOf asOf) {
            Object content = card.content(division, asOf);
            return content == null ? null : new Filled(card.fragment(), card.wide(), content);
        }
    }
}
