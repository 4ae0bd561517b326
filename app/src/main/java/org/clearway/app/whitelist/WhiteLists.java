package org.clearway.app.whitelist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clearway.app.shared.refusal.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads lists with their terms, criteria and benefits; all of it is public. */
@Repository
@Transactional(readOnly = true)
public class WhiteLists {

    private static final String SELECT =
            "select id, code, purpose, level, division, name_zh, name_en, opened_on, closed_on from whitelist.list";

    private final JdbcClient jdbc;

    WhiteLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The ministry's first, then by division. */
    public List<WhiteList> all() {
        return jdbc.sql(SELECT + " order by division, id")
                .query(WhiteList.class)
                .list();
    }

    public WhiteList byCode(String code) {
        return jdbc.sql(SELECT + " where code = ?")
                .param(code)
                .query(WhiteList.class)
                .optional()
                .orElseThrow(() -> new NotFound("white list", code));
    }

    public WhiteList byId(long id) {
        return jdbc.sql(SELECT + " where id = ?")
                .param(id)
                .query(WhiteList.class)
                .optional()
                .orElseThrow(() -> new NotFound("white list", id));
    }

    /** The terms that held on a day; those of the opening for days before it. */
    public Terms terms(WhiteList list, LocalDate day) {
        return jdbc.sql("""
                        select list_id, fields, zones, criteria, departure_zh, departure_en, longest_days, valid_from
                        from whitelist.terms where list_id = :list
                        order by valid_from > :day, case when valid_from <= :day then valid_from end desc, valid_from, id desc limit 1
                        """)
                .param("list", list.id())
                .param("day", day)
                .query((row, number) -> terms(row))
                .single();
    }

    /** The terms of every list on a day, as {@link #terms(WhiteList, LocalDate)} says them. */
    public Map<Long, Terms> terms(LocalDate day) {
        Map<Long, Terms> found = new HashMap<>();
        jdbc.sql("""
                        select distinct on (list_id) list_id, fields, zones, criteria, departure_zh, departure_en, longest_days, valid_from
                        from whitelist.terms
                        order by list_id, valid_from > :day, case when valid_from <= :day then valid_from end desc, valid_from, id desc
                        """)
                .param("day", day)
                .query((row, number) -> found.put(row.getLong("list_id"), terms(row)))
                .list();
        return found;
    }

    /** All terms that a list had or will have, the latest first. */
    public List<Terms> history(WhiteList list) {
        return jdbc.sql("""
                        select list_id, fields, zones, criteria, departure_zh, departure_en, longest_days, valid_from
                        from whitelist.terms where list_id = ? order by valid_from desc, id desc limit 50
                        """).param(list.id()).query((row, number) -> terms(row)).list();
    }

    private static Terms terms(ResultSet row) throws SQLException {
        return new Terms(
                row.getLong("list_id"),
                Rows.texts(row.getArray("fields")),
                Rows.texts(row.getArray("zones")),
                row.getInt("criteria"),
                row.getString("departure_zh"),
                row.getString("departure_en"),
                row.getInt("longest_days"),
                row.getObject("valid_from", LocalDate.class));
    }

    /** A version of the ministry's common criteria. */
    public record Version(int version, LocalDate validFrom, String source, String author, int items) {}

    /** The versions of the common criteria, the latest first. */
    public List<Version> versions() {
        return jdbc.sql("""
                        select version, min(valid_from) as valid_from, min(source) as source, min(author) as author, count(*) as items
                        from whitelist.criterion group by version order by version desc
                        """).query(Version.class).list();
    }

    public List<Criterion> criteria(int version) {
        return jdbc.sql(
                        "select version, code, name_zh, name_en, hint_zh, hint_en, needs_evidence from whitelist.criterion where version = ? order by position")
                .param(version)
                .query(Criterion.class)
                .list();
    }

    /** The items of every version, each in its order. */
    public Map<Integer, List<Criterion>> criteria() {
        return jdbc
                .sql("select version, code, name_zh, name_en, hint_zh, hint_en, needs_evidence from whitelist.criterion"
                        + " order by version, position")
                .query(Criterion.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Criterion::version));
    }

    /** All that was, is or will be granted, by purpose and then as it is shown. */
    public List<Grant> grants() {
        return jdbc.sql("""
                        select purpose, code, name_zh, name_en, extent_zh, extent_en, valid_from, valid_to
                        from whitelist.benefit order by purpose desc, position, valid_from
                        """).query(Grant.class).list();
    }

    public List<Benefit> benefits(String purpose, LocalDate day) {
        return jdbc.sql("""
                        select code, name_zh, name_en, extent_zh, extent_en from whitelist.benefit
                        where purpose = :purpose and valid_from <= :day and (valid_to is null or valid_to >= :day) order by position
                        """)
                .param("purpose", purpose)
                .param("day", day)
                .query(Benefit.class)
                .list();
    }
}
