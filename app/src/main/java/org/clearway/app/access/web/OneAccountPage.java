package org.clearway.app.access.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.clearway.app.access.account.AccountList;
import org.clearway.app.access.account.LookingAfterAccounts;
import org.clearway.app.access.joining.ChoosingEnterprises;
import org.clearway.app.access.joining.SpeakingFor;
import org.clearway.app.directory.Enterprises;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.scope.Role;
import org.clearway.app.shared.web.Reasons;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One account of the territory, and opening a new officer's. */
@Controller
class OneAccountPage {

    private final AccountList accounts;
    private final LookingAfterAccounts lookingAfter;
    private final SpeakingFor speakingFor;
    private final ChoosingEnterprises choosing;
    private final Enterprises enterprises;
    private final Reasons reasons;

    OneAccountPage(
            AccountList accounts,
            LookingAfterAccounts lookingAfter,
            SpeakingFor speakingFor,
            ChoosingEnterprises choosing,
            Enterprises enterprises,
            Reasons reasons) {
        this.accounts = accounts;
        this.lookingAfter = lookingAfter;
        this.speakingFor = speakingFor;
        this.choosing = choosing;
        this.enterprises = enterprises;
        this.reasons = reasons;
    }

    @GetMapping("/accounts/{id:\\d+}")
    String show(@PathVariable long id, Model model) {
        return fill(id, model);
    }

    private String fill(long id, Model model) {
        AccountList.Row row = accounts.byId(id);
        model.addAttribute("account", row);
        model.addAttribute("place", "accounts");
        model.addAttribute("official", LookingAfterAccounts.OFFICIAL);
        model.addAttribute(
                "enterprises",
                accounts.enterprisesOf(id).stream()
                        .map(enterprises::byId)
                        .flatMap(Optional::stream)
                        .toList());
        return "access/one-account";
    }

    @GetMapping("/accounts/new")
    String ask(Model model) {
        Actor.current().require(Right.ACCOUNTS);
        return fillNew(model);
    }

    private String fillNew(Model model) {
        model.addAttribute("place", "accounts");
        model.addAttribute("authorities", lookingAfter.authorities());
        model.addAttribute("official", LookingAfterAccounts.OFFICIAL);
        return "access/new-account";
    }

    @PostMapping("/accounts/new")
    String open(
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable Long authority,
            @RequestParam(defaultValue = "") Set<String> roles,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        try {
            model.addAttribute(
                    "code",
                    lookingAfter.open(new LookingAfterAccounts.NewOfficer(login, name, authority, roles(roles))));
            return fill(
                    ((LookingAfterAccounts.Code) Objects.requireNonNull(model.getAttribute("code"))).accountId(),
                    model);
        } catch (Refusal e) {
            model.addAttribute("login", login);
            model.addAttribute("name", name);
            model.addAttribute("authority", authority);
            model.addAttribute("chosen", roles);
            mark(e, response, model, locale);
            return fillNew(model);
        }
    }

    @PostMapping("/accounts/{id:\\d+}/roles")
    String giveRoles(
            @PathVariable long id,
            @RequestParam(defaultValue = "") Set<String> roles,
            @RequestParam(defaultValue = "") String why,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        return attempt(id, why, response, model, locale, () -> lookingAfter.giveRoles(id, roles(roles), why));
    }

    @PostMapping("/accounts/{id:\\d+}/state")
    String set(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String why,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        return attempt(id, why, response, model, locale, () -> lookingAfter.set(id, state, why));
    }

    @PostMapping("/accounts/{id:\\d+}/enterprises")
    String speakFor(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String enterprises,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        model.addAttribute("typedCodes", enterprises);
        return attempt(id, "", response, model, locale, () -> speakingFor.add(id, choosing.byCodes(enterprises)));
    }

    @PostMapping("/accounts/{id:\\d+}/enterprises/{enterprise}/remove")
    String speakNoLonger(@PathVariable long id, @PathVariable long enterprise) {
        speakingFor.remove(id, enterprise);
        return "redirect:/accounts/" + id;
    }

    @PostMapping("/accounts/{id:\\d+}/code")
    String newCode(@PathVariable long id, HttpServletResponse response, Model model, Locale locale) {
        try {
            model.addAttribute("code", lookingAfter.newCode(id));
        } catch (Refusal e) {
            mark(e, response, model, locale);
        }
        return fill(id, model);
    }

    private String attempt(
            long id, String why, HttpServletResponse response, Model model, Locale locale, Runnable act) {
        try {
            act.run();
            return "redirect:/accounts/" + id;
        } catch (Refusal e) {
            model.addAttribute("why", why);
            mark(e, response, model, locale);
            return fill(id, model);
        }
    }

    private void mark(Refusal e, HttpServletResponse response, Model model, Locale locale) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("errors", reasons.errors(e, locale));
    }

    static Set<Role> roles(Set<String> words) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        List.of(Role.values()).stream()
                .filter(role -> words.contains(role.word()))
                .forEach(roles::add);
        return roles;
    }
}
