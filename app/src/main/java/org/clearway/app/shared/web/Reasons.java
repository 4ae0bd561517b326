package org.clearway.app.shared.web;

import java.util.List;
import java.util.Locale;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts the reasons of a refusal into the reader's words; forms ask it field by field. */
@Component
public class Reasons {

    private final MessageSource messages;

    Reasons(MessageSource messages) {
        this.messages = messages;
    }

    public String text(Reason reason, Locale locale) {
        Object[] arguments = reason.arguments().toArray();
        return messages.getMessage("reason." + reason.code(), arguments, locale);
    }

    /** What a form shows: the errors in the order of the reasons. */
    public Errors errors(Refusal refusal, Locale locale) {
        return new Errors(refusal.reasons().stream()
                .map(reason -> new FieldError(reason.field(), reason.code(), text(reason, locale)))
                .toList());
    }

    /** @param field null when it is about the whole form */
    public record FieldError(@Nullable String field, String code, String text) {}

    /** The errors of one form; templates ask {@code errors.at('field')}. */
    public record Errors(List<FieldError> all) {

        public static final Errors NONE = new Errors(List.of());

        public boolean any() {
            return !all.isEmpty();
        }

        public @Nullable String at(String field) {
            return all.stream()
                    .filter(error -> field.equals(error.field()))
                    .map(FieldError::text)
                    .findFirst()
                    .orElse(null);
        }
    }
}
