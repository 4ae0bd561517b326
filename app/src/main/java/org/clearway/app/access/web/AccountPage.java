package org.clearway.app.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.clearway.app.access.account.ApiTokens;
import org.clearway.app.access.account.Deputies;
import org.clearway.app.access.account.OwnAccount;
import org.clearway.app.access.signin.SignedIn;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.web.Reasons;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.CurrentSecurityContext;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;

/** My account: how I read, how I come in, where I am signed in, what my programs may do, who stands in for me. */
@Controller
class AccountPage {

    private static final String WHO = "authentication";

    private final OwnAccount own;
    private final ApiTokens tokens;
    private final Deputies deputies;
    private final Reasons reasons;
    private final LocaleResolver locales;

    AccountPage(OwnAccount own, ApiTokens tokens, Deputies deputies, Reasons reasons, LocaleResolver locales) {
        this.own = own;
        this.tokens = tokens;
        this.deputies = deputies;
        this.reasons = reasons;
        this.locales = locales;
    }

    @GetMapping("/account")
    String show(@CurrentSecurityContext(expression = WHO) SignedIn who, Model model) {
        return fill(who, model);
    }

    private String fill(SignedIn who, Model model) {
        if (!model.containsAttribute("profile")) {
            model.addAttribute("profile", own.profile());
        }
        model.addAttribute("place", "account");
        model.addAttribute("login", who.actor().login());
        model.addAttribute("sessions", own.sessions(who));
        model.addAttribute("tokens", tokens.mine());
        model.addAttribute("offered", ApiTokens.offered(who.actor()));
        model.addAttribute("deputies", deputies.mine(who));
        model.addAttribute("me", who.actor().accountId());
        return "access/account";
    }

    @PostMapping("/account")
    String change(
            @CurrentSecurityContext(expression = WHO) SignedIn who,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        OwnAccount.Profile wanted = new OwnAccount.Profile(
                who.actor().login(),
                typed.getOrDefault("name", ""),
                filled(typed.get("telephone")),
                filled(typed.get("mail")),
                typed.getOrDefault("language", "zh"),
                typed.getOrDefault("theme", "auto"),
                typed.containsKey("keys"));
        model.addAttribute("profile", wanted);
        return attempt(who, response, model, locale, () -> {
            own.change(wanted);
            SessionCookie.taste(request, response, wanted.theme(), wanted.keysOn());
            locales.setLocale(request, response, Locale.forLanguageTag(wanted.language()));
        });
    }

    @PostMapping("/account/password")
    String password(
            @CurrentSecurityContext(expression = WHO) SignedIn who,
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        return attempt(
                who,
                response,
                model,
                locale,
                () -> own.changePassword(who, old, password, repeated, request.getRemoteAddr()));
    }

    @PostMapping("/account/sessions/{id}/end")
    String endSession(@PathVariable String id) {
        if (id.matches("[0-9a-f]{64}")) {
            own.endSession(HexFormat.of().parseHex(id));
        }
        return "redirect:/account";
    }

    @PostMapping("/account/tokens")
    String makeToken(
            @CurrentSecurityContext(expression = WHO) SignedIn who,
            @RequestParam(defaultValue = "") String tokenName,
            @RequestParam(defaultValue = "") Set<String> rights,
            @RequestParam(defaultValue = "90") String days,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        model.addAttribute("tokenName", tokenName);
        model.addAttribute("tokenDays", days);
        try {
            model.addAttribute("made", tokens.make(tokenName, rights(rights), number(days)));
            return fill(who, model);
        } catch (Refusal e) {
            return refused(e, who, response, model, locale);
        }
    }

    @PostMapping("/account/tokens/{id}/revoke")
    String revoke(@PathVariable long id) {
        tokens.revoke(id);
        return "redirect:/account";
    }

    @PostMapping("/account/deputies")
    String nameDeputy(
            @CurrentSecurityContext(expression = WHO) SignedIn who,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        model.addAttribute("wish", typed);
        Deputies.Wish wish = new Deputies.Wish(
                typed.getOrDefault("deputyLogin", ""),
                day(typed.get("deputyFrom")),
                day(typed.get("deputyTo")),
                typed.getOrDefault("deputyWhy", ""));
        return attempt(who, response, model, locale, () -> deputies.name(who, wish));
    }

    @PostMapping("/account/deputies/{id}/end")
    String endDeputy(@CurrentSecurityContext(expression = WHO) SignedIn who, @PathVariable long id) {
        deputies.end(who, id);
        return "redirect:/account";
    }

    @PostMapping("/account/act-for")
    String actFor(
            @CurrentSecurityContext(expression = WHO) SignedIn who,
            @RequestParam(required = false) @Nullable Long account) {
        deputies.actFor(who, account);
        return "redirect:/account";
    }

    private String attempt(SignedIn who, HttpServletResponse response, Model model, Locale locale, Runnable act) {
        try {
            act.run();
            return "redirect:/account";
        } catch (Refusal e) {
            return refused(e, who, response, model, locale);
        }
    }

    private String refused(Refusal e, SignedIn who, HttpServletResponse response, Model model, Locale locale) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("errors", reasons.errors(e, locale));
        return fill(who, model);
    }

    static Set<Right> rights(Set<String> words) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        List.of(Right.values()).stream()
                .filter(right -> words.contains(right.word()))
                .forEach(rights::add);
        return rights;
    }

    private static int number(String text) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
