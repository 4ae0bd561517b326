package org.clearway.app.monitoring.indicator;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Definitions of indicators, as they hold now or held at a moment. */
@Repository
@Transactional(readOnly = true)
public class Indicators {

    private static final String AT = "recorded_at <= :at and superseded_at > :at";

    private final JdbcClient jdbc;

    Indicators(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All by code; some hundred at most. Those that were withdrawn are among them. */
    public Map<String, Indicator> all(AsOf asOf) {
        Actor.current().require(Right.REPORTS);
        Map<String, Indicator> all = new LinkedHashMap<>();
        jdbc
                .sql("select * from monitoring.indicator where " + AT + " order by kind, code limit 5000")
                .param("at", Timestamp.from(asOf.at()))
                .query((row, number) -> read(row))
                .stream()
                .forEach(one -> all.put(one.code(), one));
        return all;
    }

    /**
     * @throws NotFound when there is none of that code at that moment
     */
    public Indicator one(String code, AsOf asOf) {
        return find(code, asOf).orElseThrow(() -> new NotFound("indicator", code));
    }

    public Optional<Indicator> find(String code, AsOf asOf) {
        Actor.current().require(Right.REPORTS);
        return jdbc.sql("select * from monitoring.indicator where code = :code and " + AT)
                .param("code", code)
                .param("at", Timestamp.from(asOf.at()))
                .query((row, number) -> read(row))
                .optional();
    }

    /** The latest first. */
    public List<Indicator> versions(String code) {
        return jdbc.sql("select * from monitoring.indicator where code = ? order by version desc limit 100")
                .param(code)
                .query((row, number) -> read(row))
                .list();
    }

    /** Other names under which files carry a series: alias to code and subject. */
    public Map<String, Alias> aliases() {
        Map<String, Alias> all = new LinkedHashMap<>();
        jdbc.sql("select alias, code, subject from monitoring.indicator_alias order by alias")
                .query(Alias.class)
                .list()
                .forEach(one -> all.put(one.alias(), one));
        return all;
    }

    public record Alias(String alias, String code, String subject) {}

    private static Indicator read(ResultSet row) throws SQLException {
        String better = row.getString("better");
        return new Indicator(
                row.getString("code"),
                row.getInt("version"),
                row.getString("division"),
                row.getString("name_zh"),
                row.getString("name_en"),
                row.getString("unit"),
                row.getInt("decimals"),
                Frequency.of(row.getString("frequency")).orElseThrow(),
                better.equals("up") ? 1 : better.equals("down") ? -1 : 0,
                row.getString("formula"),
                row.getString("source"),
                row.getString("owner"),
                row.getBoolean("withdrawn"),
                row.getString("defined_by"),
                row.getTimestamp("recorded_at").toInstant(),
                row.getString("why"));
    }
}
