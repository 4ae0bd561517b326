package org.clearway.app.whitelist.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.web.Paged;
import org.jspecify.annotations.Nullable;

/** What addresses of the white list ask for, read with care. */
final class Asked {

    private Asked() {}

    /** The division asked for within the own territory, else the own one. */
    static String division(@Nullable String asked) {
        Actor actor = Actor.current();
        if (asked != null
                && asked.matches("[0-9]{4}[0-9Z][0-9A-Z]")
                && actor.range().holds(DivisionRange.of(asked))) {
            return asked;
        }
        return actor.isOfficer() ? actor.division() : "000000";
    }

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
