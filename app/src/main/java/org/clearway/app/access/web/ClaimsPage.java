package org.clearway.app.access.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.clearway.app.access.joining.Claims;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.web.Reasons;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Claims that wait for an officer's decision. */
@Controller
class ClaimsPage {

    private static final int SHOWN = 50;

    private final Claims claims;
    private final Reasons reasons;

    ClaimsPage(Claims claims, Reasons reasons) {
        this.claims = claims;
        this.reasons = reasons;
    }

    @GetMapping("/accounts/claims")
    String show(Model model) {
        return fill(model);
    }

    private String fill(Model model) {
        model.addAttribute("place", "accounts");
        model.addAttribute("here", "accounts.claims");
        model.addAttribute("claims", claims.open(0, SHOWN));
        model.addAttribute("me", Actor.current().accountId());
        return "access/claims";
    }

    @PostMapping("/accounts/claims/{id}")
    String decide(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String why,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        try {
            claims.decide(id, decision.equals("grant"), why);
            return "redirect:/accounts/claims";
        } catch (Refusal e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("decided", id);
            model.addAttribute("why", why);
            model.addAttribute("errors", reasons.errors(e, locale));
            return fill(model);
        }
    }
}
