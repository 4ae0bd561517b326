package org.clearway.app.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.clearway.app.access.joining.Claims;
import org.clearway.app.access.joining.Joining;
import org.clearway.app.access.signin.SigningIn;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.refusal.TooMany;
import org.clearway.app.shared.web.IcuMessages;
import org.clearway.app.shared.web.Reasons;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The two ways in for someone without an account: a code on paper, or a claim. */
@Controller
class JoinPages {

    private final Joining joining;
    private final Claims claims;
    private final SigningIn signingIn;
    private final Entering entering;
    private final Reasons reasons;

    JoinPages(Joining joining, Claims claims, SigningIn signingIn, Entering entering, Reasons reasons) {
        this.joining = joining;
        this.claims = claims;
        this.signingIn = signingIn;
        this.entering = entering;
        this.reasons = reasons;
    }

    /** A page that answered a form is asked for again when the language is changed. */
    @GetMapping("/join/account")
    String again() {
        return "redirect:/join";
    }

    @GetMapping("/join")
    String askCode() {
        return "access/join";
    }

    @PostMapping("/join")
    String look(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        model.addAttribute("code", code);
        try {
            show(joining.look(code, request.getRemoteAddr()), model);
        } catch (Refusal e) {
            mark(e, response, model, locale);
        }
        return "access/join";
    }

    @PostMapping("/join/account")
    String use(
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        Joining.Form form = new Joining.Form(
                typed.getOrDefault("code", ""),
                typed.getOrDefault("login", ""),
                typed.getOrDefault("name", ""),
                typed.getOrDefault("telephone", ""),
                typed.getOrDefault("password", ""),
                typed.getOrDefault("repeated", ""),
                IcuMessages.language(locale));
        try {
            String login = joining.use(form, request.getRemoteAddr());
            return "redirect:"
                    + entering.enter(signingIn.openFor(login, SessionCookie.origin(request)), null, request, response);
        } catch (Refusal e) {
            mark(e, response, model, locale);
            return again(form, request, model);
        }
    }

    private String again(Joining.Form form, HttpServletRequest request, Model model) {
        model.addAttribute("code", form.code());
        model.addAttribute("form", form);
        try {
            show(joining.look(form.code(), request.getRemoteAddr()), model);
        } catch (Refusal gone) {
            // The code itself is no good any more; the errors of the form say so already.
            model.addAttribute("opens", null);
        }
        return "access/join";
    }

    private static void show(Joining.Opens opens, Model model) {
        model.addAttribute("opens", opens);
        model.addAttribute("fresh", opens instanceof Joining.Opens.NewAccount);
    }

    /** An invitation by name carries the credit code in its link: the form opens with it. */
    @GetMapping("/claim")
    String askClaim(@RequestParam(defaultValue = "") String creditCode, Model model) {
        model.addAttribute("form", new Claims.Form(creditCode.strip(), "", "", "", "", "", ""));
        return "access/claim";
    }

    @PostMapping("/claim")
    String claim(
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        Claims.Form form = new Claims.Form(
                typed.getOrDefault("creditCode", ""),
                typed.getOrDefault("login", ""),
                typed.getOrDefault("name", ""),
                typed.getOrDefault("telephone", ""),
                typed.getOrDefault("evidence", ""),
                typed.getOrDefault("password", ""),
                typed.getOrDefault("repeated", ""));
        try {
            claims.ask(form, request.getRemoteAddr());
            model.addAttribute("asked", true);
        } catch (Refusal e) {
            mark(e, response, model, locale);
            model.addAttribute("form", form);
        }
        return "access/claim";
    }

    private void mark(Refusal e, HttpServletResponse response, Model model, Locale locale) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        if (e instanceof TooMany tooMany) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader("Retry-After", Long.toString(tooMany.retryAfterSeconds()));
        }
        model.addAttribute("errors", reasons.errors(e, locale));
    }
}
