package org.clearway.app.monitoring.internal;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.clearway.app.monitoring.Filing;
import org.clearway.app.monitoring.OnceKey;
import org.clearway.app.monitoring.ReportFiled;
import org.clearway.app.shared.port.SitesWork;
import org.clearway.app.shared.scope.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The two statements that write reports, each one transaction. */
@Repository
public class FilingStatements {

    private static final String FILE = "select outcome, new_version, found_doubts from monitoring.file_report("
            + "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String FILE_ALL = "select outcome, version, found_doubts from monitoring.file_reports("
            + "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) order by row_number";

    private final JdbcTemplate jdbc;
    private final ApplicationEventPublisher events;

    FilingStatements(JdbcTemplate jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @Transactional
    public Answer file(Filing filing, String channel, @Nullable OnceKey once, Instant at, LocalDate today) {
        Answer answer = jdbc.execute(FILE, (PreparedStatementCallback<Answer>) statement -> {
            Parameters to = new Parameters(statement);
            by(to);
            to.text(once == null ? null : once.key());
            to.bytes(once == null ? null : once.requestHash());
            to.moment(Timestamp.from(at));
            to.day(today);
            to.number(filing.siteId());
            to.day(filing.day());
            to.count(filing.basedOn());
            ReportColumns.set(to, filing.values());
            to.text(filing.why());
            to.text(channel);
            to.array("text", filing.confirmed().toArray());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return read(row);
            }
        });
        tell(List.of(filing), List.of(Objects.requireNonNull(answer)));
        return answer;
    }

    @Transactional
    public List<Answer> fileAll(List<Filing> filings, String channel, Instant at, LocalDate today) {
        List<Answer> answers = jdbc.execute(FILE_ALL, (PreparedStatementCallback<List<Answer>>) statement -> {
            Parameters to = new Parameters(statement);
            by(to);
            to.moment(Timestamp.from(at));
            to.day(today);
            to.text(channel);
            to.array("int8", column(filings, Filing::siteId));
            to.array("date", column(filings, filing -> java.sql.Date.valueOf(filing.day())));
            to.array("int4", column(filings, Filing::basedOn));
            ReportColumns.setAll(to, filings);
            to.array("text", column(filings, Filing::why));
            to.array("text", column(filings, filing -> String.join(",", filing.confirmed())));
            to.text(Actor.current().division());
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

    static Object[] column(List<Filing> filings, Function<Filing, @Nullable Object> value) {
        return filings.stream().map(value).toArray();
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
                events.publishEvent(new ReportFiled(filing.siteId(), filing.day(), answer.version()));
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
