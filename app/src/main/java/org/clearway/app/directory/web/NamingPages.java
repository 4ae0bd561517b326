package org.clearway.app.directory.web;

import static org.clearway.app.directory.web.FormField.choice;
import static org.clearway.app.directory.web.FormField.day;
import static org.clearway.app.directory.web.FormField.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.clearway.app.directory.Authorities;
import org.clearway.app.directory.Authority;
import org.clearway.app.directory.KeepingAuthorities;
import org.clearway.app.directory.KeepingMechanisms;
import org.clearway.app.directory.NamingAnswerables;
import org.clearway.app.directory.Reference;
import org.clearway.app.directory.ReferenceTables;
import org.clearway.app.directory.Term;
import org.clearway.app.directory.web.FormField.Option;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.app.shared.web.Reasons;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Forms in which an officer enters an authority, founds a mechanism, or names who answers for what. */
@Controller
@RequestMapping("/authorities")
class NamingPages {

    private final KeepingAuthorities keeping;
    private final KeepingMechanisms mechanisms;
    private final NamingAnswerables answerables;
    private final Authorities authorities;
    private final ReferenceTables reference;
    private final ClearwayClock clock;
    private final Reasons reasons;

    NamingPages(
            KeepingAuthorities keeping,
            KeepingMechanisms mechanisms,
            NamingAnswerables answerables,
            Authorities authorities,
            ReferenceTables reference,
            ClearwayClock clock,
            Reasons reasons) {
        this.keeping = keeping;
        this.mechanisms = mechanisms;
        this.answerables = answerables;
        this.authorities = authorities;
        this.reference = reference;
        this.clock = clock;
        this.reasons = reasons;
    }

    @GetMapping("/new")
    String authority(@RequestParam String division, Model model) {
        return authorityForm(new KeepingAuthorities.Wanted(division, "", "", "", "", clock.today()), model);
    }

    @PostMapping("/new")
    Object enter(@ModelAttribute KeepingAuthorities.Wanted wanted, Model model, Locale locale) {
        return tried(() -> keeping.enter(wanted), () -> authorityForm(wanted, model), wanted.division(), model, locale);
    }

    @GetMapping("/answerables/new")
    String answerable(@RequestParam String division, Model model) {
        LocalDate today = clock.today();
        return answerableForm(new NamingAnswerables.Wanted(division, "", "", "", "", "", "", today, null), model);
    }

    @PostMapping("/answerables/new")
    Object name(@ModelAttribute NamingAnswerables.Wanted wanted, Model model, Locale locale) {
        return tried(
                () -> answerables.name(wanted), () -> answerableForm(wanted, model), wanted.division(), model, locale);
    }

    @GetMapping("/mechanisms/new")
    String mechanism(@RequestParam String division, Model model) {
        LocalDate today = clock.today();
        return mechanismForm(new KeepingMechanisms.Wanted(division, "", "", "", "", null, "", today, null), model);
    }

    @PostMapping("/mechanisms/new")
    Object found(@ModelAttribute KeepingMechanisms.Wanted wanted, Model model, Locale locale) {
        return tried(
                () -> mechanisms.found(wanted), () -> mechanismForm(wanted, model), wanted.division(), model, locale);
    }

    private Object tried(Runnable act, Runnable form, @Nullable String division, Model model, Locale locale) {
        try {
            act.run();
            return "redirect:/authorities?division=" + division;
        } catch (Refusal e) {
            form.run();
            model.addAttribute("errors", reasons.errors(e, locale));
            return new ModelAndView("directory/naming", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private String authorityForm(KeepingAuthorities.Wanted wanted, Model model) {
        List<FormField> fields = new ArrayList<>();
        List<String> departments = codes(Term.DEPARTMENT);
        fields.add(choice(
                "department", "directory.department", wanted.department(), FormField.keys(departments, "department.")));
        fields.add(day("validFrom", "directory.from", wanted.validFrom()));
        fields.addAll(names(wanted.nameZh(), wanted.nameEn()));
        fields.add(text("telephone", "directory.telephone", wanted.telephone()));
        return form("directory.naming.authority", "/authorities/new", wanted.division(), fields, model);
    }

    private String answerableForm(NamingAnswerables.Wanted wanted, Model model) {
        List<FormField> fields = new ArrayList<>();
        List<Option> matters = FormField.keys(NamingAnswerables.MATTERS, "directory.matter.");
        fields.add(choice("matter", "directory.matter", wanted.matter(), matters));
        fields.add(choice("chain", "directory.naming.chain", wanted.chain(), chains()));
        fields.add(text("person", "directory.person", wanted.person()));
        fields.add(text("telephone", "directory.telephone", wanted.telephone()));
        fields.add(text("titleZh", "directory.naming.title-zh", wanted.titleZh()));
        fields.add(text("titleEn", "directory.naming.title-en", wanted.titleEn()));
        fields.addAll(term(wanted.validFrom(), wanted.validTo()));
        return form("directory.naming.answerable", "/authorities/answerables/new", wanted.division(), fields, model);
    }

    private String mechanismForm(KeepingMechanisms.Wanted wanted, Model model) {
        List<FormField> fields = new ArrayList<>();
        List<Option> kinds = FormField.keys(KeepingMechanisms.KINDS, "directory.mechanism.");
        fields.add(choice("kind", "directory.kind", wanted.kind(), kinds));
        fields.add(choice("chain", "directory.chain", wanted.chain(), chains()));
        fields.addAll(names(wanted.nameZh(), wanted.nameEn()));
        fields.add(choice("secretariat", "directory.secretariat", wanted.secretariat(), of(wanted.division())));
        fields.add(text("telephone", "directory.naming.duty-telephone", wanted.telephone()));
        fields.addAll(term(wanted.validFrom(), wanted.validTo()));
        return form("directory.naming.mechanism", "/authorities/mechanisms/new", wanted.division(), fields, model);
    }

    private static List<FormField> names(@Nullable String zh, @Nullable String en) {
        return List.of(text("nameZh", "directory.name-zh", zh), text("nameEn", "directory.name-en", en));
    }

    private static List<FormField> term(@Nullable LocalDate from, @Nullable LocalDate to) {
        return List.of(day("validFrom", "directory.from", from), day("validTo", "directory.last-day", to));
    }

    private String form(String title, String action, @Nullable String division, List<FormField> fields, Model model) {
        Actor.current().require(Right.EDIT_DIRECTORY);
        model.addAttribute("place", DirectoryPlaces.ENTRY);
        model.addAttribute("here", "enterprises.authorities");
        model.addAttribute("title", title);
        model.addAttribute("action", action);
        model.addAttribute("fields", fields);
        Reference present = reference.present();
        model.addAttribute("divisionCode", division);
        model.addAttribute(
                "division", present.division(String.valueOf(division)).orElse(null));
        model.addAttribute("errors", Reasons.Errors.NONE);
        return "directory/naming";
    }

    private List<String> codes(String list) {
        return reference.present().terms(list).stream().map(Term::code).toList();
    }

    private List<Option> chains() {
        return reference.present().terms(Term.CHAIN).stream()
                .map(one -> new Option(one.code(), one.nameZh(), one.nameEn(), null))
                .toList();
    }

    private List<Option> of(@Nullable String division) {
        return authorities.of(String.valueOf(division), AsOf.now(clock)).stream()
                .map(NamingPages::option)
                .toList();
    }

    static Option option(Authority one) {
        return new Option(Long.toString(one.id()), one.nameZh(), one.nameEn(), null);
    }
}
