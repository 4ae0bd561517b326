package org.clearway.app.directory.web;

import java.util.Locale;
import org.clearway.app.directory.EditingEnterprises;
import org.clearway.app.directory.EnterpriseForm;
import org.clearway.app.directory.Reference;
import org.clearway.app.directory.ReferenceTables;
import org.clearway.app.directory.Term;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.web.Reasons;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The form by which an officer adds and corrects an enterprise, and closes or reopens it. */
@Controller
class EnterpriseFormPages {

    private static final String CODE = "/enterprises/{creditCode:[0-9A-Z]{18}}";

    private final EditingEnterprises editing;
    private final ReferenceTables reference;
    private final Reasons reasons;

    EnterpriseFormPages(EditingEnterprises editing, ReferenceTables reference, Reasons reasons) {
        this.editing = editing;
        this.reference = reference;
        this.reasons = reasons;
    }

    @GetMapping("/enterprises/new")
    String blank(Model model) {
        Actor.current().require(Right.EDIT_DIRECTORY);
        fill(model, EnterpriseForm.EMPTY, null, "");
        return "directory/form";
    }

    @PostMapping("/enterprises/new")
    Object add(@ModelAttribute EnterpriseForm form, Model model, Locale locale) {
        try {
            return "redirect:/enterprises/" + editing.add(form);
        } catch (Refusal e) {
            fill(model, form, null, "");
            return refused(e, model, locale);
        }
    }

    @GetMapping(CODE + "/edit")
    String edit(@PathVariable String creditCode, Model model) {
        EditingEnterprises.Editable known = editing.editable(creditCode);
        fill(model, known.form(), creditCode, known.version());
        model.addAttribute("state", known.state());
        return "directory/form";
    }

    @PostMapping(CODE + "/edit")
    Object correct(
            @PathVariable String creditCode,
            @ModelAttribute EnterpriseForm form,
            @RequestParam String version,
            Model model,
            Locale locale) {
        try {
            return "redirect:/enterprises/" + editing.correct(creditCode, form, version);
        } catch (Refusal e) {
            EditingEnterprises.Editable known = editing.editable(creditCode);
            fill(model, form, creditCode, known.version());
            model.addAttribute("state", known.state());
            model.addAttribute("theirs", known.form());
            return refused(e, model, locale);
        }
    }

    @PostMapping(CODE + "/close")
    Object close(@PathVariable String creditCode, @RequestParam String why, Model model, Locale locale) {
        return change(creditCode, () -> editing.close(creditCode, why), why, model, locale);
    }

    @PostMapping(CODE + "/reopen")
    Object reopen(@PathVariable String creditCode, @RequestParam String why, Model model, Locale locale) {
        return change(creditCode, () -> editing.reopen(creditCode, why), why, model, locale);
    }

    private Object change(String creditCode, Runnable act, String why, Model model, Locale locale) {
        try {
            act.run();
            return "redirect:/enterprises/" + creditCode;
        } catch (Refusal e) {
            edit(creditCode, model);
            model.addAttribute("why", why);
            return refused(e, model, locale);
        }
    }

    private ModelAndView refused(Refusal e, Model model, Locale locale) {
        model.addAttribute("errors", reasons.errors(e, locale));
        boolean conflict = e instanceof org.clearway.app.shared.refusal.Conflict;
        return new ModelAndView(
                "directory/form", model.asMap(), conflict ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private void fill(Model model, EnterpriseForm form, @Nullable String creditCode, String version) {
        Reference present = reference.present();
        model.addAttribute("place", DirectoryPlaces.ENTRY);
        model.addAttribute("form", form);
        model.addAttribute("creditCode", creditCode);
        model.addAttribute("version", version);
        model.addAttribute("nearby", DivisionNames.near(present, Actor.current(), form.division()));
        model.addAttribute("tiers", present.terms(Term.CULTIVATION_TIER));
        model.addAttribute("chains", present.terms(Term.CHAIN));
        model.addAttribute("fields", present.terms(Term.SUPPLY_FIELD));
        if (!model.containsAttribute("errors")) {
            model.addAttribute("errors", Reasons.Errors.NONE);
        }
    }
}
