package org.clearway.app.whitelist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Entries within the actor's reach, each as it stands at the moment of the question. */
@Repository
@Transactional(readOnly = true)
public class Admissions {

    static final String COLUMNS = """
            a.id, a.list_id, a.enterprise_id, a.credit_code, a.name_zh, a.name_en, a.division, a.industry, a.field, a.chain,
            a.chain_role, a.foreign_invested, a.origin, a.ground, a.nominated_by, a.nominator, a.nominated_at, a.state, a.since,
            a.batch_id, a.until
            """;

    private final JdbcClient jdbc;
    private final Territories places;
    private final ClearwayClock clock;

    Admissions(JdbcClient jdbc, Territories places, ClearwayClock clock) {
        this.jdbc = jdbc;
        this.places = places;
        this.clock = clock;
    }

    public Admission find(long id) {
        return jdbc.sql("select " + COLUMNS + " from whitelist.admission a where a.id = ?")
                .param(id)
                .query((row, number) -> read(row, clock.instant()))
                .optional()
                .orElseThrow(() -> new NotFound("entry", id));
    }

    /** Several at once, by number. */
    Map<Long, Admission> find(List<Long> ids) {
        Map<Long, Admission> found = new HashMap<>();
        Instant now = clock.instant();
        jdbc.sql("select " + COLUMNS + " from whitelist.admission a where a.id = any (:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query((row, number) -> read(row, now))
                .list()
                .forEach(one -> found.put(one.entry().id(), one));
        return found;
    }

    /** One page, the latest nominated first. */
    public List<Admission> list(AdmissionFilter filter, int offset, int limit) {
        Conditions where = where(filter);
        Instant now = clock.instant();
        return jdbc.sql("select " + COLUMNS + " from whitelist.admission a" + where.where()
                        + " order by a.id desc limit :limit offset :offset")
                .params(where.values())
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> read(row, now))
                .list();
    }

    /** The page behind a number, for programs. */
    public List<Admission> before(AdmissionFilter filter, @Nullable Long before, int limit) {
        Conditions where = where(filter).and("a.id < :before", "before", before);
        Instant now = clock.instant();
        return jdbc.sql("select " + COLUMNS + " from whitelist.admission a" + where.where()
                        + " order by a.id desc limit :limit")
                .params(where.values())
                .param("limit", limit)
                .query((row, number) -> read(row, now))
                .list();
    }

    public long count(AdmissionFilter filter) {
        Conditions where = where(filter);
        return jdbc.sql("select count(*) from whitelist.admission a" + where.where())
                .params(where.values())
                .query(Long.class)
                .single();
    }

    private Conditions where(AdmissionFilter filter) {
        Conditions where = new Conditions()
                .value("now", Timestamp.from(clock.instant()))
                .and("a.list_id = :list", "list", filter.listId())
                .and("a.enterprise_id = :enterprise", "enterprise", filter.enterpriseId())
                .and("a.field = :field", "field", filter.field())
                .within("a.division", places.of(filter.place()))
                .named("a", filter.words());
        String state = filter.state();
        if ("expired".equals(state)) {
            return where.and("a.state in ('listed', 'suspended') and a.until <= :now");
        }
        if ("listed".equals(state) || "suspended".equals(state)) {
            where.and("a.until > :now");
        }
        return where.and("a.state = :state", "state", state);
    }

    /** The steps of a life, the first first. */
    public List<Step> steps(long admission) {
        return jdbc.sql("""
                        select admission_id, number, at, act, account_id, actor, batch_id, until, reason, words
                        from whitelist.step where admission_id = ? order by number
                        """).param(admission).query((row, number) -> step(row)).list();
    }

    /** Which of these enterprises wait for a list already, or are on it. */
    Map<Long, String> standing(WhiteList list, List<Long> enterprises) {
        Map<Long, String> states = new HashMap<>();
        jdbc.sql("""
                        select enterprise_id, state from whitelist.admission
                        where list_id = :list and enterprise_id = any (:enterprises)
                          and (state in ('nominated', 'assessed', 'drafted', 'appealed')
                               or (state in ('listed', 'suspended') and until > :now))
                        """)
                .param("list", list.id())
                .param("enterprises", enterprises.toArray(Long[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) -> states.merge(
                        row.getLong(1), row.getString(2), (one, other) -> one.equals("listed") ? one : other))
                .list();
        return states;
    }

    static Step step(ResultSet row) throws SQLException {
        return new Step(
                row.getLong("admission_id"),
                row.getInt("number"),
                Rows.moment(row, "at"),
                Act.of(row.getString("act")),
                row.getLong("account_id"),
                row.getString("actor"),
                row.getObject("batch_id", Long.class),
                Rows.instant(row, "until"),
                row.getString("reason"),
                row.getString("words"));
    }

    static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("id"),
                row.getLong("list_id"),
                row.getLong("enterprise_id"),
                row.getString("credit_code"),
                row.getString("name_zh"),
                row.getString("name_en"),
                row.getString("division"),
                row.getString("industry"),
                row.getString("field"),
                row.getString("chain"),
                row.getString("chain_role"),
                row.getBoolean("foreign_invested"),
                row.getString("origin"),
                row.getString("ground"),
                row.getLong("nominated_by"),
                row.getString("nominator"),
                Rows.moment(row, "nominated_at"));
    }

    static Admission read(ResultSet row, Instant now) throws SQLException {
        Instant until = Rows.instant(row, "until");
        return Admission.of(
                entry(row),
                row.getString("state"),
                Rows.moment(row, "since"),
                row.getLong("batch_id"),
                until == null ? now : until,
                now);
    }
}
