package org.clearway.app.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.clearway.app.access.signin.Factor;
import org.clearway.app.access.signin.KeptForms;
import org.clearway.app.access.signin.Leaving;
import org.clearway.app.access.signin.SignedIn;
import org.clearway.app.access.signin.SigningIn.Opened;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** The cookies of someone who has just come in, and where they go first. */
@Component
class Entering {

    private final KeptForms kept;
    private final Leaving leaving;
    private final LocaleResolver locales;

    Entering(KeptForms kept, Leaving leaving, LocaleResolver locales) {
        this.kept = kept;
        this.leaving = leaving;
        this.locales = locales;
    }

    /** Sets the cookies and says the address to go on to. */
    String enter(Opened opened, @Nullable String to, HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.write(request, response, opened.cookie());
        SessionCookie.taste(
                request, response, opened.taste().theme(), opened.taste().keysOn());
        locales.setLocale(
                request, response, Locale.forLanguageTag(opened.taste().language()));
        if (opened.factor() == Factor.CODE_DUE || opened.factor() == Factor.ENROLMENT_DUE) {
            String wanted = to == null ? "" : "?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
            return ComingIn.next(opened.factor()) + wanted;
        }
        return after(opened.accountId(), opened.officer(), to);
    }

    /** Once all factors were shown: what was typed before, the page asked for, or the first page of this person. */
    String after(long account, boolean officer, @Nullable String to) {
        if (kept.of(account).isPresent()) {
            return "/sign-in/kept";
        }
        return to != null && !to.equals("/") ? to : first(officer);
    }

    static String first(boolean officer) {
        return officer ? "/" : "/report";
    }

    void leave(HttpServletRequest request, HttpServletResponse response) {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn who) {
            leaving.leave(who);
        }
        SessionCookie.clear(request, response);
    }
}
