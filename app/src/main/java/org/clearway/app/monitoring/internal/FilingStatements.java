package org.clearway.app.monitoring.internal;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.clearway.app.monitoring.Filing;
import org.clearway.app.monitoring.OnceKey;
import org.clearway.app.shared.port.SitesWork;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The statements that write reports, each one transaction: one by one, several single ones together, or many at once. */
@Repository
public class FilingStatements {

    private static final String FILE = """
            select f.outcome, f.new_version, f.found_doubts
            from unnest(?::text[], ?::bytea[], ?::bigint[], ?::date[], ?::int[], ?::text[], ?::int[], ?::int[], ?::int[], ?::numeric[],
                ?::numeric[], ?::numeric[], ?::numeric[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) with ordinality
                as g (key, hash, site, day, based_on, state, roll, duty, returned, used, output, normal, electricity, blocker, note,
                    why, channel, confirmed, n)
            cross join lateral monitoring.file_report(?, ?, ?, g.key, g.hash, ?, ?, g.site, g.day, g.based_on, g.state, g.roll, g.duty,
                g.returned, g.used, g.output, g.normal, g.electricity, g.blocker, g.note, g.why, g.channel,
                string_to_array(g.confirmed, ',')) f
            order by g.n
            """;

    private static final String FILE_TOGETHER =
            "select outcome, new_version, found_doubts from monitoring.file_together("
                    + "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String FILE_ALL = "select outcome, version, found_doubts from monitoring.file_reports("
            + "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) order by row_number";

    private final JdbcTemplate jdbc;
    private final ApplicationEventPublisher events;
    private final ClearwayClock clock;

    FilingStatements(JdbcTemplate jdbc, ApplicationEventPublisher events, ClearwayClock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A report that is filed by itself.
     *
     * @param channel the way it came
     * @param once    makes a repeated request harmless; null when the caller has no key
     */
    public record One(
            Filing filing, String channel, @Nullable OnceKey once) {}

    /**
     * Files reports in one transaction, each with its key and its entry in the trail: in one statement, or one after the other where one
     * of them repeats another.
     */
    @Transactional
    public List<Answer> file(List<One> ones) {
        return ones.size() == 1 || repeat(ones) ? fileEach(ones) : fileTogether(ones);
    }

    private static boolean repeat(List<One> ones) {
        Set<String> seen = new HashSet<>();
        return ones.stream().anyMatch(one -> {
            Filing filing = one.filing();
            OnceKey once = one.once();
            return !seen.add(filing.siteId() + "/" + filing.day()) || (once != null && !seen.add("key " + once.key()));
        });
    }

    private List<Answer> fileTogether(List<One> ones) {
        List<Filing> filings = ones.stream().map(One::filing).toList();
        return ask(FILE_TOGETHER, filings, to -> {
            by(to);
            to.moment(Timestamp.from(clock.instant()));
            to.day(clock.today());
            keys(to, ones);
            to.array("text", column(ones, One::channel));
            of(to, filings);
            whys(to, filings);
        });
    }

    private static void keys(Parameters to, List<One> ones) throws SQLException {
        to.array(
                "text",
                column(ones, one -> one.once() == null ? null : one.once().key()));
        to.array("bytea", hashes(ones));
    }

    private static void whys(Parameters to, List<Filing> filings) throws SQLException {
        to.array("text", column(filings, Filing::why));
        to.array("text", column(filings, filing -> String.join(",", filing.confirmed())));
    }

    private List<Answer> fileEach(List<One> ones) {
        List<Filing> filings = ones.stream().map(One::filing).toList();
        return ask(FILE, filings, to -> {
            keys(to, ones);
            of(to, filings);
            to.array("text", column(filings, Filing::why));
            to.array("text", column(ones, One::channel));
            to.array("text", column(filings, filing -> String.join(",", filing.confirmed())));
            by(to);
            to.moment(Timestamp.from(clock.instant()));
            to.day(clock.today());
        });
    }

    private static Object[] hashes(List<One> ones) {
        byte[][] hashes = new byte[ones.size()][];
        for (int i = 0; i < hashes.length; i++) {
            OnceKey once = ones.get(i).once();
            hashes[i] = once == null ? null : once.requestHash();
        }
        return hashes;
    }

    /** Files many in one statement; the trail gets one entry for all. */
    @Transactional
    public List<Answer> fileAll(List<Filing> filings, String channel) {
        return ask(FILE_ALL, filings, to -> {
            by(to);
            to.moment(Timestamp.from(clock.instant()));
            to.day(clock.today());
            to.text(channel);
            of(to, filings);
            whys(to, filings);
            to.text(Actor.current().division());
        });
    }

    private interface Setting {
        void set(Parameters to) throws SQLException;
    }

    private List<Answer> ask(String sql, List<Filing> filings, Setting setting) {
        List<Answer> answers = jdbc.execute(sql, (PreparedStatementCallback<List<Answer>>) statement -> {
            setting.set(new Parameters(statement));
            List<Answer> all = new ArrayList<>(filings.size());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    all.add(read(row));
                }
            }
            return all;
        });
        tell(filings, Objects.requireNonNull(answers));
        return answers;
    }

    static <T> Object[] column(List<T> rows, Function<T, @Nullable Object> value) {
        return rows.stream().map(value).toArray();
    }

    private static void of(Parameters to, List<Filing> filings) throws SQLException {
        to.array("int8", column(filings, Filing::siteId));
        to.array("date", column(filings, filing -> java.sql.Date.valueOf(filing.day())));
        to.array("int4", column(filings, Filing::basedOn));
        ReportColumns.setAll(to, filings);
    }

    private static void by(Parameters to) throws SQLException {
        Actor actor = Actor.current();
        to.number(actor.accountId());
        to.text(actor.name());
        to.text(actor.via().name().toLowerCase(Locale.ROOT));
    }

    private void tell(List<Filing> filings, List<Answer> answers) {
        List<SitesWork.Site> sites = new ArrayList<>();
        for (int i = 0; i < filings.size(); i++) {
            Filing filing = filings.get(i);
            Answer answer = answers.get(i);
            if (answer.outcome().equals("filed") || answer.outcome().equals("corrected")) {
                sites.add(new SitesWork.Site(filing.siteId(), filing.day(), capacity(filing)));
            }
        }
        if (!sites.isEmpty()) {
            events.publishEvent(new SitesWork(sites));
        }
    }

    /** A stopped site makes nothing; another is held down by nothing but its utilisation, which orders explain as often as limits. */
    private static double capacity(Filing filing) {
        return filing.values().state() == org.clearway.app.monitoring.State.STOPPED ? 0 : 1;
    }

    private static Answer read(ResultSet row) throws SQLException {
        Array doubts = row.getArray(3);
        return new Answer(
                row.getString(1), row.getInt(2), doubts == null ? List.of() : List.of((String[]) doubts.getArray()));
    }

    /** The database's answer, in its own words. */
    public record Answer(String outcome, int version, List<String> doubts) {}
}
