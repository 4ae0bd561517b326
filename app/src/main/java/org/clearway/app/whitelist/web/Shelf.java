package org.clearway.app.whitelist.web;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.clearway.app.directory.DivisionNames;
import org.clearway.app.directory.ReferenceTables;
import org.clearway.app.directory.Term;
import org.clearway.app.directory.Zone;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.web.Reasons;
import org.clearway.app.whitelist.WhiteList;
import org.clearway.app.whitelist.WhiteLists;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What most pages of the white list need beside their own rows: which lists there are, fields, chains, the country's names. */
@Component
class Shelf {

    private final WhiteLists lists;
    private final ReferenceTables reference;
    private final DivisionNames divisions;

    Shelf(WhiteLists lists, ReferenceTables reference, DivisionNames divisions) {
        this.lists = lists;
        this.reference = reference;
        this.divisions = divisions;
    }

    /** Puts them on the model of the sub-entry {@code here}. */
    void fill(Model model, @Nullable String here) {
        model.addAttribute("place", WhiteListPlaces.ENTRY);
        if (here != null) {
            model.addAttribute("here", here);
        }
        List<WhiteList> all = lists.all();
        model.addAttribute("lists", all);
        model.addAttribute("listOf", all.stream().collect(Collectors.toMap(WhiteList::id, list -> list)));
        model.addAttribute("fields", reference.present().terms(Term.SUPPLY_FIELD));
        model.addAttribute("chains", reference.present().terms(Term.CHAIN));
        model.addAttribute("ref", reference.present());
        model.addAttribute("zones", Actor.current().division().equals("000000") ? zones() : List.of());
        model.addAttribute(
                "zoneOf", reference.present().zones().stream().collect(Collectors.toMap(Zone::code, zone -> zone)));
        if (Actor.current().isOfficer()) {
            model.addAttribute("choices", divisions.below(Actor.current().division()));
        }
        if (!model.containsAttribute("errors")) {
            model.addAttribute("errors", Reasons.Errors.NONE);
        }
    }

    /** For pages that show the whole country to whomever; others offer zones only to those who reach them. */
    List<Zone> zones() {
        return reference.present().zones();
    }

    /** Whether the actor may change the terms of a list. */
    boolean keeps(WhiteList list) {
        Actor actor = Actor.current();
        return actor.isOfficer()
                && actor.may(Right.APPROVE)
                && "industry".equals(actor.department())
                && actor.division().equals(list.division());
    }

    /** The list asked for, else the actor's own, else the first. */
    WhiteList choose(@Nullable String code) {
        if (code != null && !code.isBlank()) {
            return lists.byCode(code);
        }
        String own = Actor.current().division();
        List<WhiteList> all = lists.all().stream()
                .filter(list -> list.purpose().equals("white_list"))
                .toList();
        return all.stream()
                .filter(list -> list.division().equals(own))
                .findFirst()
                .or(() -> all.stream()
                        .filter(list -> DivisionRange.of(list.division()).holds(DivisionRange.of(own))
                                && !list.division().equals("000000"))
                        .findFirst())
                .or(() -> all.stream().findFirst())
                .orElseThrow(() -> new NotFound("white list", own));
    }

    /** Lists to which an enterprise or officer of a division can nominate: its own, those above, and for officers those below. */
    List<WhiteList> open(LocalDate day) {
        DivisionRange own = DivisionRange.of(Actor.current().division());
        return lists.all().stream()
                .filter(list -> list.isOpenOn(day)
                        && (DivisionRange.of(list.division()).holds(own)
                                || (Actor.current().isOfficer() && own.holds(DivisionRange.of(list.division())))))
                .toList();
    }
}
