package org.clearway.app.whitelist.web;

import java.util.Locale;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.app.shared.web.Reasons;
import org.clearway.app.whitelist.ProposingChanges;
import org.clearway.app.whitelist.Thresholds;
import org.clearway.app.whitelist.TryingThresholds;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The thresholds behind the morning's proposals, with a try-out. */
@Controller
@RequestMapping("/white-list")
class ThresholdPages {

    private final ProposingChanges proposing;
    private final TryingThresholds trying;
    private final Shelf shelf;
    private final Reasons reasons;
    private final ClearwayClock clock;

    ThresholdPages(
            ProposingChanges proposing, TryingThresholds trying, Shelf shelf, Reasons reasons, ClearwayClock clock) {
        this.proposing = proposing;
        this.trying = trying;
        this.shelf = shelf;
        this.reasons = reasons;
        this.clock = clock;
    }

    /** The thresholds as a form sends them. */
    record Form(
            double dutyFrom,
            double usedFrom,
            int resumedDays,
            int expiringDays,
            int standingDays,
            @Nullable String why) {

        Thresholds thresholds() {
            return new Thresholds(dutyFrom, usedFrom, resumedDays, expiringDays, standingDays);
        }

        static Form of(Thresholds one) {
            return new Form(
                    one.dutyFrom(), one.usedFrom(), one.resumedDays(), one.expiringDays(), one.standingDays(), "");
        }
    }

    @GetMapping("/thresholds")
    String thresholds(Model model) {
        Actor.current().require(Right.PREPARE);
        shelf.fill(model, "whitelist.proposals");
        Thresholds present = proposing.thresholds(clock.instant());
        model.addAttribute("present", present);
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", Form.of(present));
        }
        return "whitelist/thresholds";
    }

    /** Tried first; saved only by the button that the try-out shows. */
    @PostMapping("/thresholds")
    Object change(
            @ModelAttribute("form") Form form,
            @RequestParam(defaultValue = "try") String act,
            Model model,
            Locale locale) {
        try {
            if (act.equals("save")) {
                trying.save(form.thresholds(), form.why());
                return "redirect:/white-list/thresholds";
            }
            model.addAttribute("tried", trying.tryOut(form.thresholds(), null));
            return thresholds(model);
        } catch (Refusal e) {
            model.addAttribute("errors", reasons.errors(e, locale));
            thresholds(model);
            return EntryPages.refused("whitelist/thresholds", model);
        }
    }
}
