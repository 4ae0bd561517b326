package org.clearway.app.directory.web;

import java.time.LocalDate;
import java.util.Locale;
import org.clearway.app.directory.Authorities;
import org.clearway.app.directory.Designation;
import org.clearway.app.directory.Designations;
import org.clearway.app.directory.Enterprise;
import org.clearway.app.directory.Enterprises;
import org.clearway.app.directory.Reference;
import org.clearway.app.directory.ReferenceTables;
import org.clearway.app.directory.Sites;
import org.clearway.app.directory.Term;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.app.shared.web.Reasons;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Sites and designations of an enterprise: the pages that add and end them. */
@Controller
@RequestMapping("/enterprises/{creditCode:[0-9A-Z]{18}}")
class EnterpriseActPages {

    private final Enterprises enterprises;
    private final Sites sites;
    private final Designations designations;
    private final Authorities authorities;
    private final ReferenceTables reference;
    private final Reasons reasons;
    private final ClearwayClock clock;

    EnterpriseActPages(
            Enterprises enterprises,
            Sites sites,
            Designations designations,
            Authorities authorities,
            ReferenceTables reference,
            Reasons reasons,
            ClearwayClock clock) {
        this.enterprises = enterprises;
        this.sites = sites;
        this.designations = designations;
        this.authorities = authorities;
        this.reference = reference;
        this.reasons = reasons;
        this.clock = clock;
    }

    /** What the form of a site sends. */
    record SiteForm(
            @Nullable String nameZh,
            @Nullable String nameEn,
            @Nullable String division,
            @Nullable String address) {}

    /** What the form of a designation sends. */
    record DesignationForm(
            @Nullable String kind,
            @Nullable String chain,
            @Nullable Long authorityId,
            @Nullable String ground,

            @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
            LocalDate validFrom,

            @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
            LocalDate validTo) {

        Designations.Wanted wanted() {
            return new Designations.Wanted(kind, chain, authorityId, ground, validFrom, validTo);
        }
    }

    @GetMapping("/sites/new")
    String site(@PathVariable String creditCode, Model model) {
        Enterprise enterprise = open(creditCode, model);
        model.addAttribute("form", new SiteForm("", "", enterprise.division(), ""));
        model.addAttribute("nearby", DivisionNames.near(reference.present(), Actor.current(), enterprise.division()));
        return "directory/site";
    }

    @PostMapping("/sites/new")
    Object addSite(@PathVariable String creditCode, @ModelAttribute SiteForm form, Model model, Locale locale) {
        try {
            sites.add(creditCode, form.nameZh(), form.nameEn(), form.division(), form.address());
            return "redirect:/enterprises/" + creditCode;
        } catch (Refusal e) {
            site(creditCode, model);
            model.addAttribute("form", form);
            return refused("directory/site", e, model, locale);
        }
    }

    @GetMapping("/designations/new")
    String designation(@PathVariable String creditCode, Model model) {
        Enterprise enterprise = open(creditCode, model);
        LocalDate today = clock.today();
        Actor actor = Actor.current();
        model.addAttribute(
                "form",
                new DesignationForm(
                        "",
                        "",
                        actor.authorityId(),
                        "",
                        today,
                        today.plusYears(1).minusDays(1)));
        Reference present = reference.present();
        model.addAttribute(
                "authorities",
                authorities.above(
                        present.path(enterprise.division()).stream()
                                .map(one -> one.code())
                                .toList(),
                        actor.range(),
                        AsOf.now(clock)));
        model.addAttribute("kinds", Designation.KINDS);
        model.addAttribute("chains", present.terms(Term.CHAIN));
        return "directory/designation";
    }

    @PostMapping("/designations/new")
    Object designate(
            @PathVariable String creditCode, @ModelAttribute DesignationForm form, Model model, Locale locale) {
        try {
            designations.designate(creditCode, form.wanted());
            return "redirect:/enterprises/" + creditCode;
        } catch (Refusal e) {
            designation(creditCode, model);
            model.addAttribute("form", form);
            return refused("directory/designation", e, model, locale);
        }
    }

    @GetMapping("/designations/{id}/end")
    String ending(@PathVariable String creditCode, @PathVariable long id, Model model) {
        Enterprise enterprise = open(creditCode, model);
        model.addAttribute(
                "designation",
                designations.of(enterprise.id(), AsOf.now(clock)).stream()
                        .filter(one -> one.id() == id)
                        .findFirst()
                        .orElseThrow(() -> new NotFound("designation", id)));
        model.addAttribute("endOn", clock.today());
        return "directory/designation-end";
    }

    @PostMapping("/designations/{id}/end")
    Object end(
            @PathVariable String creditCode,
            @PathVariable long id,
            @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate endOn,
            @RequestParam String why,
            Model model,
            Locale locale) {
        try {
            designations.end(creditCode, id, endOn, why);
            return "redirect:/enterprises/" + creditCode;
        } catch (Refusal e) {
            ending(creditCode, id, model);
            model.addAttribute("endOn", endOn);
            model.addAttribute("why", why);
            return refused("directory/designation-end", e, model, locale);
        }
    }

    private Enterprise open(String creditCode, Model model) {
        Actor.current().require(Right.EDIT_DIRECTORY);
        Enterprise enterprise =
                enterprises.byCreditCode(creditCode).orElseThrow(() -> new NotFound("enterprise", creditCode));
        model.addAttribute("place", DirectoryPlaces.ENTRY);
        model.addAttribute("enterprise", enterprise);
        model.addAttribute("errors", Reasons.Errors.NONE);
        return enterprise;
    }

    private ModelAndView refused(String view, Refusal e, Model model, Locale locale) {
        model.addAttribute("errors", reasons.errors(e, locale));
        return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
