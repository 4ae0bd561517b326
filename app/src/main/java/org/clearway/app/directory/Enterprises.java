package org.clearway.app.directory;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.clearway.app.shared.scope.DivisionRange;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds enterprises within the actor's reach; row-level security sees to the reach, the conditions here only narrow it.
 * Two characters of a name are found through an index of bigrams (docs/decisions/0004-search-by-bigrams.md).
 */
@Repository
public class Enterprises {

    private static final String COLUMNS = """
            e.id, e.credit_code, e.provisional, e.name_zh, e.name_en, e.division, d.name_zh as division_zh,
            d.name_en as division_en, e.address, e.industry, i.name_zh as industry_zh, i.name_en as industry_en,
            e.employees, e.revenue_10k, e.assets_10k, e.size_class, e.above_designated, e.chains, e.chain_role,
            e.supply_fields, e.cultivation_tier, e.carrier, e.group_id, e.state, e.reports_daily
            """;

    private static final String NAMED = " left join directory.division d on d.code = e.division"
            + " left join directory.industry i on i.code = e.industry";

    private final JdbcClient jdbc;

    Enterprises(JdbcClient jdbc) {
        this.jdbc = jdbc;
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

    /** One page of a list, largest employers first. */
    @Transactional(readOnly = true)
    public List<Enterprise> list(EnterpriseFilter filter, int offset, int limit) {
        Conditions where = new Conditions(filter);
        return jdbc.sql("select " + COLUMNS + " from (select * from directory.enterprise e" + where.sql()
                        + " order by e.employees desc nulls last, e.id limit :limit offset :offset) e" + NAMED
                        + " order by e.employees desc nulls last, e.id")
                .params(where.values)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> read(row))
                .list();
    }

    @Transactional(readOnly = true)
    public long count(EnterpriseFilter filter) {
        Conditions where = new Conditions(filter);
        return jdbc.sql("select count(*) from directory.enterprise e" + where.sql())
                .params(where.values)
                .query(Long.class)
                .single();
    }

    private static Enterprise read(ResultSet row) throws SQLException {
        return new Enterprise(
                row.getLong("id"),
                row.getString("credit_code"),
                row.getBoolean("provisional"),
                row.getString("name_zh"),
                row.getString("name_en"),
                row.getString("division"),
                row.getString("division_zh"),
                row.getString("division_en"),
                row.getString("address"),
                row.getString("industry"),
                row.getString("industry_zh"),
                row.getString("industry_en"),
                row.getObject("employees", Integer.class),
                row.getObject("revenue_10k", Long.class),
                row.getObject("assets_10k", Long.class),
                row.getString("size_class"),
                row.getBoolean("above_designated"),
                texts(row.getArray("chains")),
                row.getString("chain_role"),
                texts(row.getArray("supply_fields")),
                row.getString("cultivation_tier"),
                row.getBoolean("carrier"),
                row.getObject("group_id", Long.class),
                row.getString("state"),
                row.getBoolean("reports_daily"));
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    /** The filter as conditions; each is written so that an index can serve it under row-level security. */
    private static final class Conditions {

        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> values = new HashMap<>();

        Conditions(EnterpriseFilter filter) {
            words(filter.words());
            if (filter.division() != null) {
                DivisionRange range = DivisionRange.of(filter.division());
                conditions.add("e.division >= :divisionLo and e.division < :divisionHi");
                values.put("divisionLo", range.lo());
                values.put("divisionHi", range.hi());
            }
            if (filter.zone() != null) {
                conditions.add(
                        "exists (select 1 from directory.zone_member z where z.zone = :zone and z.valid_to is null"
                                + " and left(z.division, 2) = left(e.division, 2))");
                values.put("zone", filter.zone());
            }
            equal("e.size_class", "size", filter.size());
            equal("e.state", "state", filter.state());
            if (filter.industry() != null) {
                conditions.add(
                        filter.industry().length() == 1
                                ? "left(e.industry, 2) in (select code from directory.industry where section = :industry and level = 2)"
                                : "e.industry like :industry || '%'");
                values.put("industry", filter.industry());
            }
            contains("e.chains", "chain", filter.chain());
            contains("e.supply_fields", "field", filter.field());
            if (filter.designation() != null) {
                conditions.add("e.id in (select enterprise_id from directory.designation where kind = :designation"
                        + " and superseded_at = 'infinity')");
                values.put("designation", filter.designation());
            }
        }

        private void words(@Nullable String words) {
            if (words == null || words.isBlank()) {
                return;
            }
            String text = words.strip().toLowerCase(Locale.ROOT);
            values.put("words", text);
            if (text.matches("[0-9a-z]{8,18}") && Character.isDigit(text.charAt(0))) {
                conditions.add("e.credit_code >= upper(:words) and e.credit_code < upper(:words) || '~'");
            } else if (text.length() == 1) {
                conditions.add("(e.name_zh like '%' || :words || '%' or lower(e.name_en) like '%' || :words || '%')");
            } else {
                conditions.add("e.id in (select directory.ids_with_grams(directory.bigrams(:words)))");
                conditions.add(
                        "(position(:words in lower(e.name_zh)) > 0 or position(:words in lower(e.name_en)) > 0)");
            }
        }

        private void equal(String column, String name, @Nullable String value) {
            if (value != null) {
                conditions.add(column + " = :" + name);
                values.put(name, value);
            }
        }

        private void contains(String column, String name, @Nullable String value) {
            if (value != null) {
                conditions.add(":" + name + " = any (" + column + ")");
                values.put(name, value);
            }
        }

        String sql() {
            return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        }
    }
}
