package org.clearway.app.access.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.clearway.app.access.signin.SigningIn.Origin;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * The cookie that names a session. It outlives the session, so that what was typed into a form can be kept for whom it
 * belonged to; by itself it opens nothing then.
 */
final class SessionCookie {

    static final String NAME = "clearway-session";

    private static final Duration KEPT = Duration.ofDays(30);

    private SessionCookie() {}

    static @Nullable String read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return null;
        }
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(NAME) && !cookie.getValue().isEmpty()) {
                return cookie.getValue();
            }
        }
        return null;
    }

    static void write(HttpServletRequest request, HttpServletResponse response, String value) {
        add(request, response, NAME, value, true, KEPT);
    }

    static void clear(HttpServletRequest request, HttpServletResponse response) {
        add(request, response, NAME, "", true, Duration.ZERO);
    }

    /** Choices that the page's own scripts read before the first paint. */
    static void taste(HttpServletRequest request, HttpServletResponse response, String theme, boolean keysOn) {
        Duration year = Duration.ofDays(365);
        add(request, response, "clearway-theme", theme, false, year);
        add(request, response, "clearway-keys", keysOn ? "on" : "off", false, year);
    }

    private static void add(
            HttpServletRequest request,
            HttpServletResponse response,
            String name,
            String value,
            boolean httpOnly,
            Duration age) {
        ResponseCookie cookie = ResponseCookie.from(name, value)
                .httpOnly(httpOnly)
                .secure(request.isSecure())
                .sameSite("Lax")
                .path("/")
                .maxAge(age)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    static Origin origin(HttpServletRequest request) {
        String agent = request.getHeader(HttpHeaders.USER_AGENT);
        return new Origin(request.getRemoteAddr(), agent == null ? "" : agent);
    }
}
