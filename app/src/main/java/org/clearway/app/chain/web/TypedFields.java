package org.clearway.app.chain.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/** The fields of a form as numbers, days and texts. What cannot be read is kept as a reason and refused in one. */
final class TypedFields {

    private final Map<String, String> fields;
    private final List<Reason> unread = new ArrayList<>();

    TypedFields(Map<String, String> fields) {
        this.fields = fields;
    }

    /** Without blanks around it, null where nothing was typed. */
    @Nullable
    String text(String field) {
        String text = fields.getOrDefault(field, "").strip();
        return text.isEmpty() ? null : text;
    }

    double number(String field) {
        return number(field, "chain.number");
    }

    /** @param code of the reason told when nothing or no number was typed; then 0 stands for it */
    double number(String field, String code) {
        if (text(field) == null) {
            unread.add(Reason.at(field, code, ""));
        }
        Double number = numberOrNull(field, code);
        return number == null ? 0 : number;
    }

    /** Null where nothing was typed. */
    @Nullable
    Double numberOrNull(String field) {
        return numberOrNull(field, "chain.number");
    }

    private @Nullable Double numberOrNull(String field, String code) {
        String text = text(field);
        try {
            return text == null ? null : Double.valueOf(text.replace(",", ""));
        } catch (NumberFormatException e) {
            unread.add(Reason.at(field, code, text));
            return null;
        }
    }

    LocalDate day(String field) {
        String text = fields.getOrDefault(field, "").strip();
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            unread.add(Reason.at(field, "chain.day", text));
            return LocalDate.EPOCH;
        }
    }

    /** Another thing that was typed and cannot be read. */
    void refuse(Reason reason) {
        unread.add(reason);
    }

    void refuseUnread() {
        Refusal.ifAny(unread);
    }
}
