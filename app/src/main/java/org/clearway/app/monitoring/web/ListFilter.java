package org.clearway.app.monitoring.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import org.clearway.app.monitoring.Blocker;
import org.clearway.app.monitoring.FigureScope;
import org.clearway.app.monitoring.ReportFilter;
import org.clearway.app.monitoring.State;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** The filters of a list as they stand in its address. */
record ListFilter(
        @Nullable String day,
        @Nullable String division,
        @Nullable String state,
        @Nullable String blocker,
        @Nullable String panel,
        @Nullable String doubts,
        @Nullable String since,
        @Nullable String newly) {

    LocalDate dayOr(LocalDate other) {
        return parse("day", day, other);
    }

    static LocalDate parse(String field, @Nullable String text, LocalDate other) {
        if (text == null || text.isBlank()) {
            return other;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new Refusal(Reason.at(field, "monitoring.day", text));
        }
    }

    FigureScope scope(AsOf asOf) {
        return FigureScope.of(division, blank(panel), asOf);
    }

    ReportFilter reports(AsOf asOf) {
        FigureScope scope = scope(asOf);
        return new ReportFilter(
                        dayOr(asOf.day()),
                        scope.division(),
                        null,
                        null,
                        blank(state) == null
                                ? null
                                : State.of(String.valueOf(state)).orElseThrow(() -> unknown("state", state)),
                        blank(blocker) == null
                                ? null
                                : Blocker.of(String.valueOf(blocker)).orElseThrow(() -> unknown("blocker", blocker)),
                        "true".equals(doubts),
                        scope.panel(),
                        asOf)
                .changed(sinceMoment(), "true".equals(newly));
    }

    /** From which moment on what came in counts as changed; null for all. */
    @Nullable
    Instant sinceMoment() {
        if (blank(since) == null) {
            return null;
        }
        try {
            return LocalDateTime.parse(String.valueOf(since))
                    .atZone(ClearwayClock.ZONE)
                    .toInstant();
        } catch (DateTimeParseException e) {
            throw new Refusal(Reason.at("since", "monitoring.series.release", String.valueOf(since)));
        }
    }

    private static Refusal unknown(String field, @Nullable String text) {
        return new Refusal(Reason.at(field, "monitoring.unknown-word", String.valueOf(text)));
    }

    static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** The address of the same list elsewhere: on another page, as an export. */
    String query(String path, AsOf asOf) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        put(address, "day", day);
        put(address, "division", division);
        put(address, "state", state);
        put(address, "blocker", blocker);
        put(address, "panel", panel);
        put(address, "doubts", doubts);
        put(address, "since", since);
        put(address, "newly", newly);
        put(address, "asOf", asOf.parameter());
        return address.build().encode().toUriString();
    }

    private static void put(UriComponentsBuilder address, String name, @Nullable String value) {
        if (blank(value) != null) {
            address.queryParam(name, value);
        }
    }
}
