package org.clearway.app.shared.setting;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.ClearwayClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Dated settings: a threshold changes by a new row from a moment on, never by an edit. A setting may hold for a subject: a
 * division's code, a chain, a field. What holds for a subject is its own value, or that of the nearest division above it, or
 * the one for everything.
 */
@Service
public class Settings {

    /** The subject of what holds wherever nothing nearer does. */
    public static final String EVERYTHING = "";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Audit audit;
    private final ClearwayClock clock;

    Settings(JdbcClient jdbc, JsonMapper json, Audit audit, ClearwayClock clock) {
        this.json = json;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** What holds at a moment, as it is known now. */
    @Transactional(readOnly = true)
    public BigDecimal number(String name, Instant at) {
        return number(name, EVERYTHING, at);
    }

    /**
     * What holds for one subject at a moment: its own value, or the nearest above.
     *
     * @throws NotFound when neither the subject nor anything above it has a value
     */
    @Transactional(readOnly = true)
    public BigDecimal number(String name, String subject, Instant at) {
        return new BigDecimal(holding(name, subject, at));
    }

    /**
     * A setting that is more than a number, for instance a table of deadlines.
     *
     * @param type a record or list that its JSON is read as
     */
    @Transactional(readOnly = true)
    public <T> T value(String name, String subject, Instant at, Class<T> type) {
        return json.readValue(holding(name, subject, at), type);
    }

    private String holding(String name, String subject, Instant at) {
        return jdbc.sql("""
                        select value::text from shared.setting
                        where name = :name and subject = any (:subjects) and valid_from <= :at
                        order by array_position(:subjects, subject), valid_from desc, id desc limit 1
                        """)
                .param("name", name)
                .param("subjects", SettingRules.nearest(subject).toArray(String[]::new))
                .param("at", Timestamp.from(at))
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NotFound("setting", subject.isEmpty() ? name : name + " " + subject));
    }

    /** What holds of a number for every subject that has a value at a moment; the empty subject is everything else. */
    @Transactional(readOnly = true)
    public Map<String, BigDecimal> numbers(String name, Instant at) {
        Map<String, BigDecimal> values = new java.util.HashMap<>();
        jdbc.sql("""
                        select distinct on (subject) subject, (value #>> '{}')::numeric from shared.setting
                        where name = ? and valid_from <= ? order by subject, valid_from desc, id desc
                        """).params(name, Timestamp.from(at)).query(row -> {
            values.put(row.getString(1), row.getBigDecimal(2));
        });
        return values;
    }

    /** All values that a setting for everything had and will have, the latest first; of numbers only. */
    @Transactional(readOnly = true)
    public List<Dated> history(String name) {
        return history(name, EVERYTHING);
    }

    /** The same of one subject. */
    @Transactional(readOnly = true)
    public List<Dated> history(String name, String subject) {
        return jdbc.sql("""
                        select (value #>> '{}')::numeric as value, valid_from, source, why from shared.setting
                        where name = ? and subject = ? and jsonb_typeof(value) = 'number' order by valid_from desc, id desc
                        """)
                .params(name, subject)
                .query((row, number) -> read(row))
                .list();
    }

    /** Sets a number for everything from a moment on, see {@link #change(String, String, Object, Instant, String, String)}. */
    @Transactional
    public void change(String name, BigDecimal value, Instant from, String source, String why) {
        change(name, EVERYTHING, value, from, source, why);
    }

    /**
     * Sets a value from a moment on; an approver does so for the own territory, the ministry's for the country.
     *
     * @param subject what it holds for, for instance a chain; empty for everything that has no value of its own
     * @param value   a number, or anything that can be written as JSON
     * @throws Refusal with every reason: an unknown setting, another kind of value, a moment that has passed, no reason
     */
    @Transactional
    public void change(String name, String subject, Object value, Instant from, String source, String why) {
        Actor actor = Actor.current();
        actor.require(Right.APPROVE);
        Instant now = clock.instant();
        JsonNode written = json.valueToTree(value);
        Refusal.ifAny(SettingRules.against(
                new SettingRules.Change(name, subject, written, from, source, why), latest(name, subject), actor, now));
        jdbc.sql("""
                        insert into shared.setting (name, subject, value, valid_from, recorded_at, account_id, source, why)
                        values (?, ?, ?::jsonb, ?, ?, ?, ?, ?)
                        """)
                .params(
                        name,
                        subject,
                        written.toString(),
                        Timestamp.from(from),
                        Timestamp.from(now),
                        actor.accountId(),
                        source,
                        why)
                .update();
        audit.record(Audit.Entry.of("setting changed", "setting", name, SettingRules.division(subject))
                .because(why)
                .with(Map.of("subject", subject, "value", value, "from", from.toString(), "source", source)));
    }

    private Optional<JsonNode> latest(String name, String subject) {
        return jdbc.sql("""
                        select value::text from shared.setting where name = :name and subject = any (:subjects)
                        order by array_position(:subjects, subject), valid_from desc, id desc limit 1
                        """)
                .param("name", name)
                .param("subjects", SettingRules.nearest(subject).toArray(String[]::new))
                .query(String.class)
                .optional()
                .map(json::readTree);
    }

    /** Every value of every setting and subject, by name, the latest first. */
    @Transactional(readOnly = true)
    public List<Version> all() {
        return jdbc.sql("""
                        select name, subject, value::text as value, valid_from, recorded_at, source, why from shared.setting
                        order by name, subject, valid_from desc, id desc
                        """)
                .query((row, number) -> new Version(
                        row.getString("name"),
                        row.getString("subject"),
                        json.readTree(row.getString("value")),
                        row.getTimestamp("valid_from").toInstant(),
                        row.getTimestamp("recorded_at").toInstant(),
                        row.getString("source"),
                        row.getString("why")))
                .list();
    }

    private static Dated read(ResultSet row) throws SQLException {
        return new Dated(
                row.getBigDecimal("value"),
                row.getTimestamp("valid_from").toInstant(),
                row.getString("source"),
                row.getString("why"));
    }

    /** A value and since when it holds. */
    public record Dated(BigDecimal value, Instant validFrom, String source, String why) {}

    /**
     * One value of a setting, of whatever kind, as people read it.
     *
     * @param subject whom it holds for; {@link #EVERYTHING} for everybody
     */
    public record Version(
            String name,
            String subject,
            JsonNode value,
            Instant validFrom,
            Instant recordedAt,
            String source,
            String why) {}
}
