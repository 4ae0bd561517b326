package org.clearway.app.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clearway.app.shared.refusal.Reason;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/** RFC 9457 problem details, for controllers and for the filters before them. */
@Component
public class Problems {

    private final Reasons reasons;
    private final LocaleResolver locales;
    private final JsonMapper json;

    Problems(Reasons reasons, LocaleResolver locales, JsonMapper json) {
        this.reasons = reasons;
        this.locales = locales;
        this.json = json;
    }

    public ProblemDetail detail(HttpStatus status, List<Reason> found, Locale locale) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("urn:clearway:problem:" + found.getFirst().code()));
        problem.setDetail(reasons.text(found.getFirst(), locale));
        problem.setProperty(
                "errors", found.stream().map(reason -> error(reason, locale)).toList());
        return problem;
    }

    /** Answers from a filter, where no controller is reached. */
    public void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, Reason reason)
            throws IOException {
        ProblemDetail problem = detail(status, List.of(reason), locales.resolveLocale(request));
        problem.setInstance(URI.create(request.getRequestURI()));
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(json.writeValueAsString(problem));
    }

    private Map<String, String> error(Reason reason, Locale locale) {
        String field = reason.field() == null ? "" : reason.field();
        return Map.of("code", reason.code(), "field", field, "message", reasons.text(reason, locale));
    }
}
