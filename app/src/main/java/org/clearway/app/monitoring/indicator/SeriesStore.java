package org.clearway.app.monitoring.indicator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.clearway.app.shared.load.Bulk;
import org.clearway.app.shared.scope.Actor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes values in bulk: what is new, what revises another value, what is known already. */
@Repository
class SeriesStore {

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    SeriesStore(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** @param revised with the number of the revision that each becomes */
    record Sorted(List<SeriesRow> added, List<Revised> revised, long unchanged) {}

    record Revised(SeriesRow row, int revision) {}

    private record Last(int revision, double value) {}

    /** The value of each series before the first of these rows: what a jump is measured against. */
    Map<String, Double> before(List<SeriesRow> rows) {
        Map<String, SeriesRow> firsts = new HashMap<>();
        rows.forEach(row ->
                firsts.merge(row.series(), row, (one, other) -> one.period().isAfter(other.period()) ? other : one));
        Map<String, Double> found = new HashMap<>();
        List<SeriesRow> all = List.copyOf(firsts.values());
        jdbc.sql("""
                        select g.code || ' ' || g.subject as series, v.value
                        from unnest(:codes, :subjects, :periods::date[]) as g (code, subject, period)
                        cross join lateral (select value from monitoring.indicator_value v where v.code = g.code
                            and v.subject = g.subject and v.period < g.period and v.superseded_at = 'infinity'
                            order by v.period desc limit 1) v
                        """)
                .param("codes", all.stream().map(SeriesRow::code).toArray(String[]::new))
                .param("subjects", all.stream().map(SeriesRow::subject).toArray(String[]::new))
                .param(
                        "periods",
                        all.stream().map(row -> row.period().toString()).toArray(String[]::new))
                .query((row, number) -> found.put(row.getString("series"), row.getDouble("value")))
                .list();
        return found;
    }

    Sorted sort(List<SeriesRow> rows) {
        Map<String, Last> held = held(rows);
        List<SeriesRow> added = new ArrayList<>();
        List<Revised> revised = new ArrayList<>();
        long unchanged = 0;
        for (SeriesRow row : rows) {
            Last last = held.get(row.key());
            if (last == null) {
                added.add(row);
            } else if (last.value() == row.value()) {
                unchanged++;
            } else {
                revised.add(new Revised(row, last.revision() + 1));
            }
        }
        return new Sorted(added, revised, unchanged);
    }

    private Map<String, Last> held(List<SeriesRow> rows) {
        Map<String, Last> held = new HashMap<>();
        jdbc.sql("""
                        select v.code || ' ' || v.subject || ' ' || v.period as key, v.revision, v.value
                        from unnest(:codes, :subjects, :periods::date[]) as g (code, subject, period)
                        join monitoring.indicator_value v on v.code = g.code and v.subject = g.subject and v.period = g.period
                            and v.superseded_at = 'infinity'
                        """)
                .param("codes", rows.stream().map(SeriesRow::code).toArray(String[]::new))
                .param("subjects", rows.stream().map(SeriesRow::subject).toArray(String[]::new))
                .param(
                        "periods",
                        rows.stream().map(row -> row.period().toString()).toArray(String[]::new))
                .query((row, number) ->
                        held.put(row.getString("key"), new Last(row.getInt("revision"), row.getDouble("value"))))
                .list();
        return held;
    }

    /** @param now when it is entered; a value is shown from then on, or from its release if that is later */
    void write(Sorted sorted, Map<String, Indicator> known, Instant now) {
        // What was to be shown later than its successor is never shown.
        new Bulk<Revised>(
                        """
                        update monitoring.indicator_value v set superseded_at = greatest(v.shown_from, g.shown)
                        from unnest(?::text[], ?::text[], ?::date[], ?::timestamptz[]) as g (code, subject, period, shown)
                        where v.code = g.code and v.subject = g.subject and v.period = g.period and v.superseded_at = 'infinity'
                        """,
                        List.of(
                                Bulk.text(one -> one.row().code()),
                                Bulk.text(one -> one.row().subject()),
                                Bulk.day(one -> one.row().period()),
                                Bulk.moment(one -> shown(one.row(), now))))
                .write(template, sorted.revised().iterator());
        List<Revised> all = new ArrayList<>(sorted.revised());
        sorted.added().forEach(row -> all.add(new Revised(row, 1)));
        Actor actor = Actor.current();
        new Bulk<Revised>(
                        """
                        insert into monitoring.indicator_value (code, subject, period, revision, value, released_at, recorded_at,
                            shown_from, division, source, note, account_id, entered_by)
                        select g.*, %d, '%s' from unnest(?::text[], ?::text[], ?::date[], ?::bigint[], ?::float8[], ?::timestamptz[],
                            ?::timestamptz[], ?::timestamptz[], ?::text[], ?::text[], ?::text[]) as g
                        """.formatted(actor.accountId(), actor.name().replace("'", "''")),
                        List.of(
                                Bulk.text(one -> one.row().code()),
                                Bulk.text(one -> one.row().subject()),
                                Bulk.day(one -> one.row().period()),
                                Bulk.number(one -> (long) one.revision()),
                                Bulk.decimal(one -> one.row().value()),
                                Bulk.moment(one -> one.row().releasedAt()),
                                Bulk.moment(one -> now),
                                Bulk.moment(one -> shown(one.row(), now)),
                                Bulk.text(one -> division(one.row(), known)),
                                Bulk.text(one -> one.row().source()),
                                Bulk.text(one -> one.row().note())))
                .write(template, all.iterator());
    }

    private static Instant shown(SeriesRow row, Instant now) {
        return row.releasedAt().isAfter(now) ? row.releasedAt() : now;
    }

    /** Who answers for the value: the division itself, else whoever enters it. */
    private static String division(SeriesRow row, Map<String, Indicator> known) {
        Objects.requireNonNull(known.get(row.code()));
        boolean division = row.subject().indexOf(':') < 0;
        return division ? row.subject() : Actor.current().division();
    }

    /** A first load, each value entered at its own moment. */
    void load(List<LoadingIndicators.LoadedValue> values) {
        new Bulk<LoadingIndicators.LoadedValue>(
                        """
                        insert into monitoring.indicator_value (code, subject, period, revision, value, released_at, recorded_at,
                            shown_from, division, source, note, account_id, entered_by)
                        select g.code, g.subject, g.period, 1, g.value, g.released, g.recorded, greatest(g.released, g.recorded),
                            g.division, g.source, g.note, 0, 'Clearway'
                        from unnest(?::text[], ?::text[], ?::date[], ?::float8[], ?::timestamptz[], ?::timestamptz[], ?::text[],
                            ?::text[], ?::text[]) as g (code, subject, period, value, released, recorded, division, source, note)
                        """,
                        List.of(
                                Bulk.text(LoadingIndicators.LoadedValue::code),
                                Bulk.text(LoadingIndicators.LoadedValue::subject),
                                Bulk.day(LoadingIndicators.LoadedValue::period),
                                Bulk.decimal(LoadingIndicators.LoadedValue::value),
                                Bulk.moment(LoadingIndicators.LoadedValue::releasedAt),
                                Bulk.moment(LoadingIndicators.LoadedValue::recordedAt),
                                Bulk.text(one -> one.subject().indexOf(':') < 0 ? one.subject() : "000000"),
                                Bulk.text(LoadingIndicators.LoadedValue::source),
                                Bulk.text(LoadingIndicators.LoadedValue::note)))
                .write(template, values.iterator());
    }
}
