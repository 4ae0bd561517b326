package org.clearway.app.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.clearway.app.access.signin.Factor;
import org.clearway.app.access.signin.KeptForms;
import org.clearway.app.access.signin.SignedIn;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Where someone is sent who may not be here yet, without losing what they typed. */
final class ComingIn implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final KeptForms kept;
    private final Problems problems;

    ComingIn(KeptForms kept, Problems problems) {
        this.kept = kept;
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (Paths.isApi(request)) {
            response.setHeader("WWW-Authenticate", "Bearer");
            problems.write(request, response, HttpStatus.UNAUTHORIZED, Reason.of("access.api.unknown"));
            return;
        }
        keep(request);
        send(request, response, "/sign-in?to=" + encoded(wanted(request)));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        SignedIn who = who();
        if (Paths.isApi(request)) {
            problems.write(request, response, HttpStatus.FORBIDDEN, Reason.of("access.api.refused"));
        } else if (who != null
                && who.factor() == Factor.REPORT_ONLY
                && request.getRequestURI().equals("/")) {
            send(request, response, "/report");
        } else if (who != null && who.factor() != Factor.FULL) {
            keep(request);
            send(request, response, next(who.factor()) + "?to=" + encoded(wanted(request)));
        } else if (isPost(request) && keep(request)) {
            send(request, response, who == null ? "/sign-in" : "/sign-in/kept");
        } else {
            response.sendError(HttpStatus.FORBIDDEN.value());
        }
    }

    static String next(Factor factor) {
        return factor == Factor.CODE_DUE ? "/sign-in/code" : "/account/second-factor";
    }

    private static @Nullable SignedIn who() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn who ? who : null;
    }

    private static boolean isPost(HttpServletRequest request) {
        return HttpMethod.POST.matches(request.getMethod());
    }

    /** Only what came from a page of ours is kept: a browser says so, and sends the cookie along only then. */
    private boolean keep(HttpServletRequest request) {
        String cookie = SessionCookie.read(request);
        boolean foreign = "cross-site".equals(request.getHeader("Sec-Fetch-Site"));
        if (!isPost(request) || cookie == null || foreign) {
            return false;
        }
        kept.keep(cookie, request.getRequestURI(), request.getParameterMap());
        return true;
    }

    /** Back to the page itself; a form's own address may not be one, so its sender says which page it stood on. */
    private static String wanted(HttpServletRequest request) {
        if (isPost(request)) {
            return "/";
        }
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, String to) throws IOException {
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", to);
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else {
            response.sendRedirect(to);
        }
    }
}
