package org.clearway.app.access.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Which addresses are open to whom. */
final class Paths {

    static final String[] FILES = {"/*.css", "/*.js", "/*.svg", "/*.ico", "/*.txt", "/webjars/**", "/fonts/**"};

    static final String[] OPEN = {"/sign-in", "/sign-out", "/join/**", "/claim/**", "/error", "/actuator/health/**"};

    private static final int LONGEST = 1_000;

    private Paths() {}

    static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }

    /** A reporter's report page and what it is made of; a password is enough for it. */
    static boolean isOpenToReporter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return under(path, "/report")
                || under(path, "/sign-in/kept")
                || under(path, "/api/v1/report")
                || under(path, "/api/v1/reports");
    }

    /** What half a sign-in may do: show the code, or set one up. */
    static boolean isHalf(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.equals("/sign-in/code") || under(path, "/account/second-factor");
    }

    private static boolean under(String path, String top) {
        return path.equals(top) || path.startsWith(top + "/");
    }

    /** Only addresses of ours are gone back to. */
    static @Nullable String ours(@Nullable String to) {
        if (to == null || to.length() > LONGEST || !to.startsWith("/") || to.startsWith("//")) {
            return null;
        }
        boolean plain = to.indexOf('\\') < 0 && to.chars().noneMatch(Character::isISOControl);
        return plain ? to : null;
    }
}
