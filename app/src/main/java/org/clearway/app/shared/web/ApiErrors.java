package org.clearway.app.shared.web;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clearway.app.shared.refusal.Conflict;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.NotAllowed;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** RFC 9457: every error of the API has a stable code, the field it concerns, words, and what to do next. */
@RestControllerAdvice(annotations = RestController.class)
class ApiErrors extends ResponseEntityExceptionHandler {

    private final Reasons reasons;

    ApiErrors(Reasons reasons) {
        this.reasons = reasons;
    }

    @ExceptionHandler(NotFound.class)
    ProblemDetail notFound(NotFound e, Locale locale) {
        return problem(HttpStatus.NOT_FOUND, List.of(Reason.of("shared.not-found", e.thing(), e.id())), locale);
    }

    @ExceptionHandler(NotAllowed.class)
    ProblemDetail notAllowed(NotAllowed e, Locale locale) {
        return problem(
                HttpStatus.FORBIDDEN,
                List.of(Reason.of("shared.not-allowed", e.right().word())),
                locale);
    }

    @ExceptionHandler(Refusal.class)
    ProblemDetail refused(Refusal e, Locale locale) {
        HttpStatus status = e instanceof Conflict ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT;
        return problem(status, e.reasons(), locale);
    }

    private ProblemDetail problem(HttpStatus status, List<Reason> found, Locale locale) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("urn:clearway:problem:" + found.getFirst().code()));
        problem.setDetail(reasons.text(found.getFirst(), locale));
        problem.setProperty(
                "errors", found.stream().map(reason -> error(reason, locale)).toList());
        return problem;
    }

    private Map<String, String> error(Reason reason, Locale locale) {
        String field = reason.field() == null ? "" : reason.field();
        return Map.of("code", reason.code(), "field", field, "message", reasons.text(reason, locale));
    }
}
