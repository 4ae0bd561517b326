package org.clearway.app.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.clearway.app.access.account.Enrolment;
import org.clearway.app.access.signin.Factor;
import org.clearway.app.access.signin.SecondFactor;
import org.clearway.app.access.signin.SignedIn;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.web.Reasons;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.CurrentSecurityContext;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Setting up the authenticator app: scan, type the first code, done. */
@Controller
class EnrolmentPage {

    private final Enrolment enrolment;
    private final Entering entering;
    private final Reasons reasons;

    EnrolmentPage(Enrolment enrolment, Entering entering, Reasons reasons) {
        this.enrolment = enrolment;
        this.entering = entering;
        this.reasons = reasons;
    }

    @GetMapping("/account/second-factor")
    String show(
            @CurrentSecurityContext(expression = "authentication") SignedIn who,
            @RequestParam(required = false) @Nullable String to,
            Model model) {
        return fill(who, to, model);
    }

    private String fill(SignedIn who, @Nullable String to, Model model) {
        model.addAttribute("to", Paths.ours(to));
        boolean done = enrolment.isDone(who);
        model.addAttribute("done", done);
        model.addAttribute("reportAlone", who.factor() == Factor.REPORT_ONLY);
        if (!done) {
            model.addAttribute(
                    "secret", SecondFactor.base32(enrolment.secret(who)).replaceAll("(.{4})(?!$)", "$1 "));
        }
        return "access/second-factor";
    }

    @GetMapping("/account/second-factor/qr.svg")
    ResponseEntity<String> qr(@CurrentSecurityContext(expression = "authentication") SignedIn who) {
        String address = SecondFactor.address(enrolment.secret(who), who.actor().login());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType("image/svg+xml"))
                .body(QrCode.svg(address));
    }

    @PostMapping("/account/second-factor")
    String confirm(
            @CurrentSecurityContext(expression = "authentication") SignedIn who,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        try {
            SessionCookie.write(request, response, enrolment.confirm(who, code));
            return "redirect:"
                    + entering.after(who.actor().accountId(), who.actor().isOfficer(), Paths.ours(to));
        } catch (Refusal e) {
            return refused(who, to, e, response, model, locale);
        }
    }

    @PostMapping("/account/second-factor/renew")
    String renew(
            @CurrentSecurityContext(expression = "authentication") SignedIn who,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        try {
            enrolment.begin(who, code, request.getRemoteAddr());
            return "redirect:/account/second-factor";
        } catch (Refusal e) {
            return refused(who, null, e, response, model, locale);
        }
    }

    private String refused(
            SignedIn who, @Nullable String to, Refusal e, HttpServletResponse response, Model model, Locale locale) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("errors", reasons.errors(e, locale));
        return fill(who, to, model);
    }
}
