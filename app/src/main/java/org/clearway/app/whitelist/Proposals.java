package org.clearway.app.whitelist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The proposals of each morning within the actor's reach; those of the latest morning are open until somebody decides. */
@Repository
@Transactional(readOnly = true)
public class Proposals {

    private final JdbcClient jdbc;
    private final ReasonFigures figures;
    private final Territories territories;

    Proposals(JdbcClient jdbc, ReasonFigures figures, Territories territories) {
        this.territories = territories;
        this.jdbc = jdbc;
        this.figures = figures;
    }

    /** What proposals are narrowed to; every part may be missing. */
    public record Filter(
            @Nullable Long listId,
            @Nullable String source,
            @Nullable String verb,
            @Nullable String state,
            @Nullable String place) {

        public Filter {
            place = place == null || place.isBlank() ? null : place;
            source = source == null || source.isBlank() ? null : source;
            verb = verb == null || verb.isBlank() ? null : verb;
            state = state == null || state.isBlank() ? "open" : state;
        }
    }

    /** The latest morning on which there were any, on or before a day. */
    public Optional<LocalDate> latestDay(LocalDate day) {
        return jdbc.sql("select max(day) from whitelist.proposal_run where day <= ?")
                .param(day)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    public List<Proposal> list(Filter filter, LocalDate day, int offset, int limit) {
        Conditions where = where(filter, day);
        return jdbc.sql("select * from whitelist.proposal q" + where.where()
                        + " order by q.id limit :limit offset :offset")
                .params(where.values())
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> read(row))
                .list();
    }

    public long count(Filter filter, LocalDate day) {
        Conditions where = where(filter, day);
        return jdbc.sql("select count(*) from whitelist.proposal q" + where.where())
                .params(where.values())
                .query(Long.class)
                .single();
    }

    private Conditions where(Filter filter, LocalDate day) {
        return new Conditions()
                .and("q.list_id = :list", "list", filter.listId())
                .and("q.day = :day", "day", day)
                .and("q.state = :state", "state", filter.state())
                .within("q.division", territories.of(filter.place()))
                .and("q.source = :source", "source", filter.source())
                .and("q.verb = :verb", "verb", filter.verb());
    }

    /** Open ones of the day by list. */
    public Map<Long, Long> openByList(LocalDate day) {
        Map<Long, Long> counts = new HashMap<>();
        jdbc.sql("select list_id, count(*) from whitelist.proposal where day = ? and state = 'open' group by list_id")
                .param(day)
                .query((row, number) -> counts.put(row.getLong(1), row.getLong(2)))
                .list();
        return counts;
    }

    public List<Proposal> find(List<Long> ids) {
        return jdbc.sql("select * from whitelist.proposal where id = any (:ids) order by id")
                .param("ids", ids.toArray(Long[]::new))
                .query((row, number) -> read(row))
                .list();
    }

    private Proposal read(ResultSet row) throws SQLException {
        return new Proposal(
                row.getLong("id"),
                row.getObject("day", LocalDate.class),
                row.getLong("list_id"),
                row.getObject("admission_id", Long.class),
                row.getLong("enterprise_id"),
                row.getString("credit_code"),
                row.getString("name_zh"),
                row.getString("name_en"),
                row.getString("division"),
                Verb.of(row.getString("verb")),
                row.getString("source"),
                row.getString("reason_key"),
                figures.read(row.getString("figures")),
                row.getString("href"),
                row.getString("state"),
                Rows.instant(row, "decided_at"),
                row.getString("decider"),
                row.getString("reason"),
                row.getString("words"));
    }
}
