package org.clearway.app.directory.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.clearway.app.directory.Answerable;
import org.clearway.app.directory.Authorities;
import org.clearway.app.directory.Authority;
import org.clearway.app.directory.KeepingAuthorities;
import org.clearway.app.directory.KeepingMechanisms;
import org.clearway.app.directory.Mechanism;
import org.clearway.app.directory.NamingAnswerables;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One mechanism with its members, and the ending of what was named. */
@Controller
class MechanismPages {

    private final Authorities authorities;
    private final KeepingMechanisms mechanisms;
    private final KeepingAuthorities keeping;
    private final NamingAnswerables answerables;
    private final ClearwayClock clock;
    private final Reasons reasons;

    MechanismPages(
            Authorities authorities,
            KeepingMechanisms mechanisms,
            KeepingAuthorities keeping,
            NamingAnswerables answerables,
            ClearwayClock clock,
            Reasons reasons) {
        this.authorities = authorities;
        this.mechanisms = mechanisms;
        this.keeping = keeping;
        this.answerables = answerables;
        this.clock = clock;
        this.reasons = reasons;
    }

    @GetMapping("/mechanisms/{id:\\d{1,18}}")
    String mechanism(@PathVariable long id, Model model) {
        Mechanism one = authorities.mechanism(id).orElseThrow(() -> new NotFound("mechanism", id));
        List<Authority> members = authorities.members(id);
        Actor actor = Actor.current();
        boolean edits = actor.may(Right.EDIT_DIRECTORY) && actor.range().holds(one.division());
        fill(one.division(), model);
        model.addAttribute("mechanism", one);
        model.addAttribute("members", members);
        model.addAttribute("edits", edits);
        model.addAttribute("others", edits ? others(one, members) : List.of());
        return "directory/mechanism";
    }

    private List<Authority> others(Mechanism one, List<Authority> members) {
        return authorities.of(one.division(), AsOf.now(clock)).stream()
                .filter(other -> members.stream().noneMatch(member -> member.id() == other.id()))
                .toList();
    }

    @PostMapping("/mechanisms/{id:\\d{1,18}}/members")
    Object join(@PathVariable long id, @RequestParam @Nullable Long authority, Model model, Locale locale) {
        return tried(
                () -> mechanisms.join(id, authority), "/mechanisms/" + id, () -> mechanism(id, model), model, locale);
    }

    @PostMapping("/mechanisms/{id:\\d{1,18}}/members/{authority:\\d{1,18}}/leave")
    Object leave(@PathVariable long id, @PathVariable long authority, Model model, Locale locale) {
        return tried(
                () -> mechanisms.leave(id, authority), "/mechanisms/" + id, () -> mechanism(id, model), model, locale);
    }

    @GetMapping("/mechanisms/{id:\\d{1,18}}/end")
    String endOfMechanism(@PathVariable long id, Model model) {
        Mechanism one = authorities.mechanism(id).orElseThrow(() -> new NotFound("mechanism", id));
        return ending(one.nameZh(), one.nameEn(), one.division(), "/mechanisms/" + id + "/end", model);
    }

    @PostMapping("/mechanisms/{id:\\d{1,18}}/end")
    Object endMechanism(
            @PathVariable long id,
            @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate endOn,
            @RequestParam String why,
            Model model,
            Locale locale) {
        keepTyped(endOn, why, model);
        return tried(
                () -> mechanisms.end(id, endOn, why),
                "/mechanisms/" + id,
                () -> endOfMechanism(id, model),
                model,
                locale);
    }

    @GetMapping("/authorities/{id:\\d{1,18}}/end")
    String endOfAuthority(@PathVariable long id, Model model) {
        Authority one = authorities.byId(id).orElseThrow(() -> new NotFound("authority", id));
        return ending(one.nameZh(), one.nameEn(), one.division(), "/authorities/" + id + "/end", model);
    }

    @PostMapping("/authorities/{id:\\d{1,18}}/end")
    Object endAuthority(
            @PathVariable long id,
            @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate endOn,
            @RequestParam String why,
            Model model,
            Locale locale) {
        Authority one = authorities.byId(id).orElseThrow(() -> new NotFound("authority", id));
        keepTyped(endOn, why, model);
        return tried(
                () -> keeping.end(id, endOn, why), of(one.division()), () -> endOfAuthority(id, model), model, locale);
    }

    @GetMapping("/authorities/answerables/{id:\\d{1,18}}/end")
    String endOfAnswerable(@PathVariable long id, Model model) {
        Answerable one = answerables.find(id);
        return ending(one.person(), one.person(), one.division(), "/authorities/answerables/" + id + "/end", model);
    }

    @PostMapping("/authorities/answerables/{id:\\d{1,18}}/end")
    Object endAnswerable(
            @PathVariable long id,
            @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate endOn,
            @RequestParam String why,
            Model model,
            Locale locale) {
        Answerable one = answerables.find(id);
        keepTyped(endOn, why, model);
        return tried(
                () -> answerables.end(id, endOn, why),
                of(one.division()),
                () -> endOfAnswerable(id, model),
                model,
                locale);
    }

    private static String of(String division) {
        return "/authorities?division=" + division;
    }

    private static void keepTyped(@Nullable LocalDate endOn, String why, Model model) {
        model.addAttribute("typedDay", endOn);
        model.addAttribute("why", why);
    }

    private String ending(String nameZh, String nameEn, String division, String action, Model model) {
        Actor.current().require(Right.EDIT_DIRECTORY);
        fill(division, model);
        model.addAttribute("nameZh", nameZh);
        model.addAttribute("nameEn", nameEn);
        model.addAttribute("action", action);
        model.addAttribute(
                "endOn", model.containsAttribute("typedDay") ? model.getAttribute("typedDay") : clock.today());
        return "directory/naming-end";
    }

    private static void fill(String division, Model model) {
        model.addAttribute("place", DirectoryPlaces.ENTRY);
        model.addAttribute("here", "enterprises.authorities");
        model.addAttribute("divisionCode", division);
        model.addAttribute("errors", Reasons.Errors.NONE);
    }

    private Object tried(
            Runnable act, String next, java.util.function.Supplier<String> form, Model model, Locale locale) {
        try {
            act.run();
            return "redirect:" + next;
        } catch (Refusal e) {
            String view = form.get();
            model.addAttribute("errors", reasons.errors(e, locale));
            return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }
}
