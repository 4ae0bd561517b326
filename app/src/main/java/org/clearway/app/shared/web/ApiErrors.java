package org.clearway.app.shared.web;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.clearway.app.shared.refusal.Conflict;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.refusal.TooMany;
import org.clearway.app.shared.scope.NotAllowed;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;

/** RFC 9457: every error of the API has a stable code, the field it concerns, words, and what to do next. */
@RestControllerAdvice(annotations = RestController.class)
class ApiErrors extends ResponseEntityExceptionHandler {

    private final Problems problems;

    ApiErrors(Problems problems) {
        this.problems = problems;
    }

    /** A body that is no JSON, lacks something or has something of another kind; a place in it is named as {@code 0.arrivals.1.day}. */
    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return unread(e, unread(e), headers, request);
    }

    private static Reason unread(HttpMessageNotReadableException e) {
        if (e.getCause() instanceof StreamReadException broken) {
            TokenStreamLocation at = broken.getLocation();
            return Reason.of("shared.no-json", at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr());
        }
        if (e.getCause() instanceof JacksonException unfit) {
            String field = unfit.getPath().stream()
                    .map(step ->
                            step.getPropertyName() == null ? Integer.toString(step.getIndex()) : step.getPropertyName())
                    .collect(Collectors.joining("."));
            return Reason.at(field, "shared.json-value", field);
        }
        return Reason.of("shared.no-body");
    }

    @Override
    protected ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = e instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : Objects.requireNonNullElse(e.getPropertyName(), "");
        return unread(e, Reason.at(name, "shared.parameter", String.valueOf(e.getValue()), name), headers, request);
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = e.getParameterName();
        return unread(e, Reason.at(name, "shared.parameter-missing", name), headers, request);
    }

    private ResponseEntity<Object> unread(Exception e, Reason reason, HttpHeaders headers, WebRequest request) {
        ProblemDetail problem =
                problems.detail(HttpStatus.BAD_REQUEST, List.of(reason), LocaleContextHolder.getLocale());
        return Objects.requireNonNull(handleExceptionInternal(e, problem, headers, HttpStatus.BAD_REQUEST, request));
    }

    @ExceptionHandler(NotFound.class)
    ProblemDetail notFound(NotFound e, Locale locale) {
        return problems.detail(HttpStatus.NOT_FOUND, List.of(Reason.of("shared.not-found", e.thing(), e.id())), locale);
    }

    @ExceptionHandler(NotAllowed.class)
    ProblemDetail notAllowed(NotAllowed e, Locale locale) {
        return problems.detail(
                HttpStatus.FORBIDDEN,
                List.of(Reason.of("shared.not-allowed", e.right().word())),
                locale);
    }

    @ExceptionHandler(TooMany.class)
    ResponseEntity<ProblemDetail> tooMany(TooMany e, Locale locale) {
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header("Retry-After", Long.toString(e.retryAfterSeconds()))
                .body(problems.detail(HttpStatus.TOO_MANY_REQUESTS, e.reasons(), locale));
    }

    @ExceptionHandler(Refusal.class)
    ProblemDetail refused(Refusal e, Locale locale) {
        HttpStatus status = e instanceof Conflict ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT;
        return problems.detail(status, e.reasons(), locale);
    }
}
