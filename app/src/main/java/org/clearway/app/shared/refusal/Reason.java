package org.clearway.app.shared.refusal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One reason of a "no". People read the message of {@code code} in their language, programs read the stable code.
 *
 * @param field     the field or column it concerns, null when it is about the whole
 * @param code      stable, in the form {@code directory.credit-code.check}; also the message key below {@code reason.}
 * @param arguments what the message names: the value met, the bound, the next step
 */
public record Reason(@Nullable String field, String code, List<Object> arguments) {

    public static Reason at(String field, String code, Object... arguments) {
        return new Reason(field, code, List.of(arguments));
    }

    public static Reason of(String code, Object... arguments) {
        return new Reason(null, code, List.of(arguments));
    }
}
