package org.clearway.app.whitelist.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.web.Paged;
import org.jspecify.annotations.Nullable;

/** What addresses of the white list ask for, read with care. */
final class Asked {

    private Asked() {}

    static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    static @Nullable LocalDate day(String field, @Nullable String text) {
        String given = orNull(text);
        try {
            return given == null ? null : LocalDate.parse(given);
        } catch (DateTimeParseException e) {
            throw new Refusal(Reason.at(field, "whitelist.day", given));
        }
    }

    static int page(String page) {
        return Paged.page(page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1);
    }
}
