package org.clearway.app.directory.web;

import java.util.List;
import org.clearway.app.directory.Authorities;
import org.clearway.app.directory.Division;
import org.clearway.app.directory.Reference;
import org.clearway.app.directory.ReferenceTables;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who is who in a division, and the tree of divisions. All of it is public to whoever signed in. */
@Controller
class AuthorityPages {

    private final Authorities authorities;
    private final ReferenceTables reference;

    AuthorityPages(Authorities authorities, ReferenceTables reference) {
        this.authorities = authorities;
        this.reference = reference;
    }

    @GetMapping("/authorities")
    String authorities(@RequestParam(required = false) @Nullable String division, AsOf asOf, Model model) {
        String code = chosen(division);
        fill(code, model);
        model.addAttribute("here", "enterprises.authorities");
        Actor actor = Actor.current();
        model.addAttribute(
                "edits",
                !asOf.past() && actor.may(Right.EDIT_DIRECTORY) && actor.range().holds(code));
        model.addAttribute("authorities", authorities.of(code, asOf));
        model.addAttribute("mechanisms", authorities.mechanisms(code, asOf));
        model.addAttribute("answerables", authorities.answerables(code, asOf));
        return "directory/authorities";
    }

    @GetMapping("/divisions")
    String divisions(@RequestParam(required = false) @Nullable String division, Model model) {
        String code = chosen(division);
        fill(code, model);
        Reference present = reference.present();
        List<Division> ended = present.divisions().stream()
                .filter(one -> code.equals(one.parent()) && !one.isCurrent())
                .toList();
        model.addAttribute("ended", ended);
        model.addAttribute("reference", present);
        return "directory/divisions";
    }

    private static String chosen(@Nullable String division) {
        return division == null || division.isBlank() ? Actor.current().division() : division;
    }

    private void fill(String code, Model model) {
        Reference present = reference.present();
        Division division = present.division(code).orElseThrow(() -> new NotFound("division", code));
        model.addAttribute("place", DirectoryPlaces.ENTRY);
        model.addAttribute("division", division);
        model.addAttribute("above", present.path(code));
        model.addAttribute("below", present.below(code));
    }
}
