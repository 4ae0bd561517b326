package org.clearway.app.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.clearway.app.access.signin.Factor;
import org.clearway.app.access.signin.KeptForms;
import org.clearway.app.access.signin.SignedIn;
import org.clearway.app.access.signin.SigningIn;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.refusal.TooMany;
import org.clearway.app.shared.web.Reasons;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The door: password, then the code of the authenticator app. */
@Controller
class SignInPage {

    private final SigningIn signingIn;
    private final KeptForms kept;
    private final Entering entering;
    private final Reasons reasons;

    SignInPage(SigningIn signingIn, KeptForms kept, Entering entering, Reasons reasons) {
        this.signingIn = signingIn;
        this.kept = kept;
        this.entering = entering;
        this.reasons = reasons;
    }

    @GetMapping("/sign-in")
    String ask(@RequestParam(required = false) @Nullable String to, Model model) {
        model.addAttribute("to", Paths.ours(to));
        return "access/sign-in";
    }

    @PostMapping("/sign-in")
    String signIn(
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        try {
            SigningIn.Opened opened = signingIn.signIn(login, password, SessionCookie.origin(request));
            return "redirect:" + entering.enter(opened, Paths.ours(to), request, response);
        } catch (Refusal e) {
            model.addAttribute("login", login);
            model.addAttribute("to", Paths.ours(to));
            return refused(e, "access/sign-in", response, model, locale);
        }
    }

    @GetMapping("/sign-in/code")
    String askCode(@RequestParam(required = false) @Nullable String to, Model model) {
        model.addAttribute("to", Paths.ours(to));
        return half() == null ? "redirect:/" : "access/code";
    }

    @PostMapping("/sign-in/code")
    String showCode(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        SignedIn half = half();
        if (half == null) {
            return "redirect:/";
        }
        try {
            SessionCookie.write(request, response, signingIn.showCode(half, code, SessionCookie.origin(request)));
            return "redirect:"
                    + entering.after(half.actor().accountId(), half.actor().isOfficer(), Paths.ours(to));
        } catch (Refusal e) {
            model.addAttribute("to", Paths.ours(to));
            return refused(e, "access/code", response, model, locale);
        }
    }

    private static @Nullable SignedIn half() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn who
                        && who.factor() == Factor.CODE_DUE
                ? who
                : null;
    }

    private String refused(Refusal e, String view, HttpServletResponse response, Model model, Locale locale) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        if (e instanceof TooMany tooMany) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader("Retry-After", Long.toString(tooMany.retryAfterSeconds()));
        }
        model.addAttribute("errors", reasons.errors(e, locale));
        return view;
    }

    /** What was typed when the session ended, to look at and send again. */
    @GetMapping("/sign-in/kept")
    String offer(Model model) {
        return kept.mine()
                .map(form -> {
                    model.addAttribute("kept", form);
                    return "access/kept";
                })
                .orElse("redirect:/");
    }

    @PostMapping("/sign-in/kept/drop")
    String drop() {
        kept.drop();
        return "redirect:/";
    }

    @PostMapping("/sign-out")
    String signOut(HttpServletRequest request, HttpServletResponse response) {
        entering.leave(request, response);
        return "redirect:/sign-in";
    }
}
