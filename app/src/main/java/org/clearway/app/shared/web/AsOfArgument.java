package org.clearway.app.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads the parameter {@code asOf} ("2022-05-24T18:00", Asia/Shanghai) of a page or endpoint; without it, now. */
@Component
class AsOfArgument implements HandlerMethodArgumentResolver {

    static final String PARAMETER = "asOf";

    private final ClearwayClock clock;

    AsOfArgument(ClearwayClock clock) {
        this.clock = clock;
    }

    static AsOf read(HttpServletRequest request, ClearwayClock clock) {
        return parse(request.getParameter(PARAMETER), clock);
    }

    private static AsOf parse(@Nullable String text, ClearwayClock clock) {
        if (text == null || text.isBlank()) {
            return AsOf.now(clock);
        }
        try {
            AsOf asked = AsOf.past(LocalDateTime.parse(text.length() == 10 ? text + "T23:59:59" : text));
            return asked.at().isBefore(clock.instant()) ? asked : AsOf.now(clock);
        } catch (DateTimeParseException e) {
            throw new Refusal(Reason.at(PARAMETER, "shared.as-of", text));
        }
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == AsOf.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        return parse(request.getParameter(PARAMETER), clock);
    }
}
