package org.clearway.app.problem.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.clearway.app.problem.ProblemFilter;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** The filters of a list of problems as they stand in its address. */
record ListFilter(
        @Nullable String q,
        @Nullable String division,
        @Nullable String kind,
        @Nullable String level,
        @Nullable String severity,
        @Nullable String status,
        @Nullable String desk,
        @Nullable Long owner,
        @Nullable Integer age,
        @Nullable String week,
        @Nullable String since,
        @Nullable Long point,
        @Nullable String cause,
        @Nullable Boolean hole,
        @Nullable String came,
        @Nullable String lateAt,
        @Nullable Boolean own,
        @Nullable String filedBefore,
        @Nullable String closedSince,
        @Nullable String reached,
        @Nullable String notFirst) {

    /** @param asOf the moment that the list is looked at for */
    ProblemFilter filter(AsOf asOf) {
        return new ProblemFilter(
                blank(q),
                place(blank(division)),
                blank(kind),
                blank(level),
                blank(severity),
                blank(status),
                blank(desk),
                owner,
                age,
                day("week", week),
                day("since", since),
                point,
                null,
                blank(cause),
                Boolean.TRUE.equals(hole),
                blank(came),
                blank(lateAt),
                new ProblemFilter.Figure(
                        Boolean.TRUE.equals(own),
                        day("filedBefore", filedBefore),
                        day("closedSince", closedSince),
                        day("reached", reached),
                        blank(notFirst),
                        asOf.past() ? asOf.at() : null));
    }

    private static @Nullable String place(@Nullable String code) {
        if (code != null && !code.matches("[0-9]{4}[0-9Z][0-9A-Z]")) {
            throw new Refusal(Reason.at("division", "problem.division", code));
        }
        return code;
    }

    static @Nullable LocalDate day(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new Refusal(Reason.at(field, "problem.day", text));
        }
    }

    static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    String query(String path, AsOf asOf) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        put(address, "q", q);
        put(address, "division", division);
        put(address, "kind", kind);
        put(address, "level", level);
        put(address, "severity", severity);
        put(address, "status", status);
        put(address, "desk", desk);
        put(address, "owner", owner);
        put(address, "age", age);
        put(address, "week", week);
        put(address, "since", since);
        put(address, "point", point);
        put(address, "cause", cause);
        put(address, "hole", hole);
        put(address, "came", came);
        put(address, "lateAt", lateAt);
        put(address, "own", own);
        put(address, "filedBefore", filedBefore);
        put(address, "closedSince", closedSince);
        put(address, "reached", reached);
        put(address, "notFirst", notFirst);
        put(address, "asOf", asOf.parameter());
        return address.build().encode().toUriString();
    }

    private static void put(UriComponentsBuilder address, String name, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            address.queryParam(name, value);
        }
    }
}
