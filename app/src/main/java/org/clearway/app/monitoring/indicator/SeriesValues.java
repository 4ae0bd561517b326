package org.clearway.app.monitoring.indicator;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.time.AsOf;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Imported values: nothing is read before its release, and a past moment sees the revision that was shown then. */
@Repository
@Transactional(readOnly = true)
public class SeriesValues {

    /** A thousand series of two hundred values. */
    private static final int ALL_LIMIT = 200_000;

    private static final String SHOWN = "v.shown_from <= :at and v.superseded_at > :at";

    private final JdbcClient jdbc;

    SeriesValues(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Point> read(String code, String subject, LocalDate first, LocalDate last, AsOf asOf) {
        return jdbc.sql("select v.* from monitoring.indicator_value v where v.code = :code and v.subject = :subject"
                        + " and v.period >= :first and v.period <= :last and " + SHOWN
                        + " order by v.period, v.revision")
                .param("code", code)
                .param("subject", subject)
                .param("first", first)
                .param("last", last)
                .param("at", Timestamp.from(asOf.at()))
                .query((row, number) -> point(row))
                .list();
    }

    /** What names a series. */
    record Key(String code, String subject) {}

    /** All series at once, each by period; what is beyond {@value #ALL_LIMIT} values is left out. */
    Map<Key, List<Point>> all(LocalDate first, LocalDate last, AsOf asOf) {
        Map<Key, List<Point>> found = new LinkedHashMap<>();
        jdbc.sql("select v.* from monitoring.indicator_value v where v.period >= :first and v.period <= :last and "
                        + SHOWN + " order by v.code, v.subject, v.period, v.revision limit " + ALL_LIMIT)
                .param("first", first)
                .param("last", last)
                .param("at", Timestamp.from(asOf.at()))
                .query((row, number) -> found.computeIfAbsent(
                                new Key(row.getString("code"), row.getString("subject")), key -> new ArrayList<>())
                        .add(point(row)))
                .list();
        return found;
    }

    /** The subjects that a series has values of, with the last period of each. */
    public List<Had> subjects(String code, AsOf asOf) {
        return jdbc.sql("select v.subject, max(v.period) as last, count(*) as points from monitoring.indicator_value v"
                        + " where v.code = :code and " + SHOWN + " group by v.subject order by v.subject limit 1000")
                .param("code", code)
                .param("at", Timestamp.from(asOf.at()))
                .query(Had.class)
                .list();
    }

    public record Had(String subject, LocalDate last, long points) {}

    /** How many values wait for their release, and when the next one comes. */
    public Waiting waiting(String code, AsOf asOf) {
        return jdbc.sql("select count(*) as count, min(v.shown_from) as next from monitoring.indicator_value v"
                        + " where v.code = :code and v.shown_from > :at and v.superseded_at > v.shown_from")
                .param("code", code)
                .param("at", Timestamp.from(asOf.at()))
                .query((row, number) -> {
                    Timestamp next = row.getTimestamp("next");
                    return new Waiting(row.getLong("count"), next == null ? Instant.MAX : next.toInstant());
                })
                .single();
    }

    public record Waiting(long count, Instant next) {}

    /** All revisions of a series that were shown by that moment, latest period first. */
    public List<Revision> revisions(String code, String subject, AsOf asOf, int offset, int limit) {
        return jdbc.sql(
                        "select v.* from monitoring.indicator_value v where v.code = :code and v.subject = :subject"
                                + " and v.shown_from <= :at order by v.period desc, v.revision desc limit :limit offset :offset")
                .param("code", code)
                .param("subject", subject)
                .param("at", Timestamp.from(asOf.at()))
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> new Revision(
                        row.getObject("period", LocalDate.class),
                        row.getInt("revision"),
                        row.getDouble("value"),
                        row.getTimestamp("released_at").toInstant(),
                        row.getTimestamp("recorded_at").toInstant(),
                        row.getString("source"),
                        row.getString("note"),
                        row.getString("entered_by")))
                .list();
    }

    public record Revision(
            LocalDate period,
            int revision,
            double value,
            Instant releasedAt,
            Instant recordedAt,
            String source,
            String note,
            String enteredBy) {}

    /** The last shown value of each division within a range, by its code. */
    Map<String, Point> latestBelow(String code, DivisionRange range, LocalDate day, AsOf asOf) {
        Map<String, Point> found = new HashMap<>();
        jdbc.sql("select distinct on (v.subject) v.* from monitoring.indicator_value v where v.code = :code"
                        + " and v.subject >= :lo and v.subject < :hi and v.period <= :day and " + SHOWN
                        + " order by v.subject, v.period desc, v.revision desc limit 5000")
                .param("code", code)
                .param("lo", range.lo())
                .param("hi", range.hi())
                .param("day", day)
                .param("at", Timestamp.from(asOf.at()))
                .query((row, number) -> found.put(row.getString("subject"), point(row)))
                .list();
        return found;
    }

    /** How many values were shown for the first time after one moment and until another. */
    public long released(Instant since, Instant until) {
        return jdbc.sql("select count(*) from monitoring.indicator_value where shown_from > ? and shown_from <= ?")
                .params(Timestamp.from(since), Timestamp.from(until))
                .query(Long.class)
                .single();
    }

    /** The values themselves, latest release first. */
    public List<Released> releasedValues(Instant since, Instant until, int offset, int limit) {
        return jdbc.sql(
                        "select code, subject, period, value, shown_from, revision, source from monitoring.indicator_value"
                                + " where shown_from > :since and shown_from <= :until"
                                + " order by shown_from desc, code, subject, period limit :limit offset :offset")
                .param("since", Timestamp.from(since))
                .param("until", Timestamp.from(until))
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> new Released(
                        row.getString("code"),
                        row.getString("subject"),
                        row.getObject("period", LocalDate.class),
                        row.getDouble("value"),
                        row.getTimestamp("shown_from").toInstant(),
                        row.getInt("revision"),
                        row.getString("source")))
                .list();
    }

    public record Released(
            String code,
            String subject,
            LocalDate period,
            double value,
            Instant shownFrom,
            int revision,
            String source) {}

    private static Point point(ResultSet row) throws SQLException {
        return new Point(
                row.getObject("period", LocalDate.class),
                row.getDouble("value"),
                0,
                row.getTimestamp("released_at").toInstant(),
                row.getString("source"),
                row.getString("note"),
                row.getInt("revision"));
    }
}
