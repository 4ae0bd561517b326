package org.clearway.app.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds enterprises within the actor's reach; row-level security sees to the reach, the conditions here only narrow it.
 * Two characters of a name are found through an index of bigrams (docs/decisions/0004-search-by-bigrams.md).
 */
@Repository
public class Enterprises {

    /** Beyond it a list that is narrowed by common words says "more than". */
    public static final int COUNTED = 2_000;

    private static final int FETCH_ROWS = 2_000;

    private static final String COLUMNS = """
            e.id, e.credit_code, e.provisional, e.name_zh, e.name_en, e.division, d.name_zh as division_zh,
            d.name_en as division_en, e.address, e.industry, i.name_zh as industry_zh, i.name_en as industry_en,
            e.employees, e.revenue_10k, e.assets_10k, e.size_class, e.above_designated, e.chains, e.chain_role,
            e.supply_fields, e.cultivation_tier, e.carrier, e.group_id, e.state, e.reports_daily
            """;

    private static final String NAMED = " left join directory.division d on d.code = e.division"
            + " left join directory.industry i on i.code = e.industry";

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate streaming;
    private final ReferenceTables reference;

    Enterprises(JdbcClient jdbc, JdbcTemplate template, ReferenceTables reference) {
        this.jdbc = jdbc;
        this.reference = reference;
        JdbcTemplate fetching = new JdbcTemplate(java.util.Objects.requireNonNull(template.getDataSource()));
        fetching.setFetchSize(FETCH_ROWS);
        this.streaming = new NamedParameterJdbcTemplate(fetching);
    }

    @Transactional(readOnly = true)
    public Optional<Enterprise> byCreditCode(String creditCode) {
        return jdbc.sql("select " + COLUMNS + " from directory.enterprise e" + NAMED + " where e.credit_code = ?")
                .param(creditCode)
                .query((row, number) -> read(row))
                .optional();
    }

    @Transactional(readOnly = true)
    public Optional<Enterprise> byId(long id) {
        return jdbc.sql("select " + COLUMNS + " from directory.enterprise e" + NAMED + " where e.id = ?")
                .param(id)
                .query((row, number) -> read(row))
                .optional();
    }

    /** Several at once, by their numbers; those out of reach are not among them. */
    @Transactional(readOnly = true)
    public Map<Long, Enterprise> byIds(Collection<Long> ids) {
        Map<Long, Enterprise> found = new HashMap<>();
        jdbc.sql("select " + COLUMNS + " from directory.enterprise e" + NAMED + " where e.id = any (:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query((row, number) -> read(row))
                .list()
                .forEach(one -> found.put(one.id(), one));
        return found;
    }

    /** Several at once, by their credit codes; those out of reach are not among them. */
    @Transactional(readOnly = true)
    public Map<String, Enterprise> byCreditCodes(List<String> creditCodes) {
        Map<String, Enterprise> found = new HashMap<>();
        jdbc.sql("select " + COLUMNS + " from directory.enterprise e" + NAMED + " where e.credit_code = any (:codes)")
                .param("codes", creditCodes.toArray(String[]::new))
                .query((row, number) -> read(row))
                .list()
                .forEach(one -> found.put(one.creditCode(), one));
        return found;
    }

    /** Those of these that are closed: what rests on them has to be looked at. */
    @Transactional(readOnly = true)
    public List<Long> closed(List<Long> ids) {
        return jdbc.sql("select e.id from directory.enterprise e where e.id = any (:ids) and e.state = 'closed'")
                .param("ids", ids.toArray(Long[]::new))
                .query(Long.class)
                .list();
    }

    /** One page of a list, largest employers first. */
    @Transactional(readOnly = true)
    public List<Enterprise> list(EnterpriseFilter filter, int offset, int limit) {
        EnterpriseConditions where = conditions(filter);
        return jdbc.sql("select " + COLUMNS + " from (select * from directory.enterprise e" + where.where()
                        + " order by e.employees desc nulls last, e.id limit :limit offset :offset) e" + NAMED
                        + " order by e.employees desc nulls last, e.id")
                .params(where.values())
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> read(row))
                .list();
    }

    /** A page of a list by number, for programs: those after {@code after}. */
    @Transactional(readOnly = true)
    public List<Enterprise> after(EnterpriseFilter filter, @Nullable Long after, int limit) {
        EnterpriseConditions where = conditions(filter);
        where.and("e.id > :after", "after", after == null ? 0L : after);
        return jdbc.sql("select " + COLUMNS + " from (select * from directory.enterprise e" + where.where()
                        + " order by e.id limit :limit) e" + NAMED + " order by e.id")
                .params(where.values())
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    /** How many there are; where the words are common ones, at most {@link #COUNTED} and one. */
    @Transactional(readOnly = true)
    public long count(EnterpriseFilter filter) {
        EnterpriseConditions where = conditions(filter);
        String sql = where.isCommon()
                ? "select count(*) from (select 1 from directory.enterprise e" + where.where() + " limit "
                        + (COUNTED + 1) + ") f"
                : "select count(*) from directory.enterprise e" + where.where();
        return jdbc.sql(sql).params(where.values()).query(Long.class).single();
    }

    /** Passes every enterprise of a list on, without keeping them. */
    @Transactional(readOnly = true)
    public void forEach(EnterpriseFilter filter, Consumer<Enterprise> take) {
        EnterpriseConditions where = conditions(filter);
        streaming.query(
                "select " + COLUMNS + " from directory.enterprise e" + NAMED + where.where()
                        + " order by e.employees desc nulls last, e.id",
                where.values(),
                row -> {
                    take.accept(read(row));
                });
    }

    private EnterpriseConditions conditions(EnterpriseFilter filter) {
        return new EnterpriseConditions(filter, reference.present(), jdbc);
    }

    private static Enterprise read(ResultSet row) throws SQLException {
        return EnterpriseRow.read(row);
    }
}
