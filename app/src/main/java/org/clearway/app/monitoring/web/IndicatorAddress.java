package org.clearway.app.monitoring.web;

import java.time.LocalDate;
import java.util.Objects;
import org.clearway.app.monitoring.indicator.Frequency;
import org.clearway.app.monitoring.indicator.Indicator;
import org.clearway.app.monitoring.indicator.SeriesValues;
import org.clearway.app.monitoring.indicator.Subject;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Of what, and from when to when, a series is looked at, as it stands in the address. */
record IndicatorAddress(
        @Nullable String subject,
        @Nullable String from,
        @Nullable String to) {

    /** The usual span: a quarter of days, two years of weeks and months. */
    private static final int USUAL_DAYS = 93;

    private static final int USUAL_LONG_DAYS = 730;

    LocalDate last(AsOf asOf) {
        return ListFilter.parse("to", to, asOf.day());
    }

    LocalDate first(Indicator indicator, AsOf asOf) {
        int usual = indicator.frequency() == Frequency.DAILY ? USUAL_DAYS : USUAL_LONG_DAYS;
        return ListFilter.parse("from", from, last(asOf).minusDays(usual));
    }

    /** What was asked for; else the own territory, or for an imported series that has none of it what it has. */
    Subject of(Indicator indicator, SeriesValues values, AsOf asOf) {
        if (subject != null && !subject.isBlank()) {
            return Subject.parse(subject)
                    .orElseThrow(() -> new Refusal(Reason.at("subject", "monitoring.series.region", subject)));
        }
        Subject own = Subject.division(Actor.current().division());
        if (indicator.computed()) {
            return own;
        }
        var had = values.subjects(indicator.code(), asOf);
        return had.stream().anyMatch(one -> one.subject().equals(own.key())) || had.isEmpty()
                ? own
                : Subject.parse(had.getFirst().subject()).orElse(own);
    }

    String query(String path, AsOf asOf) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        put(address, "subject", subject);
        put(address, "from", from);
        put(address, "to", to);
        put(address, "asOf", asOf.parameter());
        return address.build().encode().toUriString();
    }

    private static void put(UriComponentsBuilder address, String name, @Nullable String value) {
        if (ListFilter.blank(value) != null) {
            address.queryParam(name, Objects.requireNonNull(value));
        }
    }
}
