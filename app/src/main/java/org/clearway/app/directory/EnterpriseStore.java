package org.clearway.app.directory;

import static org.clearway.app.shared.load.Bulk.bool;
import static org.clearway.app.shared.load.Bulk.moment;
import static org.clearway.app.shared.load.Bulk.number;
import static org.clearway.app.shared.load.Bulk.text;
import static org.clearway.app.shared.load.Bulk.words;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clearway.app.directory.internal.Candidate;
import org.clearway.app.shared.load.Bulk;
import org.clearway.app.shared.load.Bulk.Column;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes enterprises, and reads them as they stand for comparison. */
@Repository
class EnterpriseStore {

    private static final String INSERT = """
            insert into directory.enterprise (recorded_at, credit_code, provisional, name_zh, name_en, division, address, industry,
                employees, revenue_10k, assets_10k, size_class, above_designated, chains, chain_role, supply_fields,
                cultivation_tier, carrier, group_id)
            select at, code, provisional, zh, en, division, address, industry, employees, revenue, assets, size, above,
                coalesce(string_to_array(nullif(chains, ''), '|'), '{}'), role,
                coalesce(string_to_array(nullif(fields, ''), '|'), '{}'), tier, carrier, grp
            """;

    private static final String UPDATE = """
            update directory.enterprise e set recorded_at = at, provisional = t.provisional, name_zh = zh, name_en = en,
                division = t.division, address = t.address, industry = t.industry, employees = t.employees, revenue_10k = revenue,
                assets_10k = assets, size_class = size, above_designated = above,
                chains = coalesce(string_to_array(nullif(t.chains, ''), '|'), '{}'), chain_role = role,
                supply_fields = coalesce(string_to_array(nullif(fields, ''), '|'), '{}'), cultivation_tier = tier,
                carrier = t.carrier, group_id = grp
            """;

    private static final String ROWS = """
            from unnest(?::timestamptz[], ?::text[], ?::boolean[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::int[], ?::bigint[], ?::bigint[], ?::text[], ?::boolean[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::boolean[], ?::bigint[])
                as t (at, code, provisional, zh, en, division, address, industry, employees, revenue, assets, size, above,
                chains, role, fields, tier, carrier, grp)
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    EnterpriseStore(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** An enterprise on record. */
    record Known(long id, String state, Instant recordedAt, Candidate values) {}

    long insert(List<Candidate> rows, Instant now) {
        return new Bulk<>(INSERT + ROWS, columns(now)).write(template, rows.iterator());
    }

    long update(List<Candidate> rows, Instant now) {
        return new Bulk<>(UPDATE + ROWS + " where e.credit_code = t.code", columns(now))
                .write(template, rows.iterator());
    }

    private static List<Column<Candidate>> columns(Instant now) {
        return List.of(
                moment(row -> now),
                text(Candidate::creditCode),
                bool(Candidate::provisional),
                text(Candidate::nameZh),
                text(Candidate::nameEn),
                text(Candidate::division),
                text(Candidate::address),
                text(Candidate::industry),
                number(Candidate::employees),
                number(Candidate::revenue10k),
                number(Candidate::assets10k),
                text(Candidate::sizeClass),
                bool(Candidate::aboveDesignated),
                text(row -> words(row.chains())),
                text(Candidate::chainRole),
                text(row -> words(row.supplyFields())),
                text(Candidate::cultivationTier),
                bool(Candidate::carrier),
                number(Candidate::groupId));
    }

    /** After many inserts: what waits for the search index goes in. */
    void sortGramsIn() {
        jdbc.sql("select directory.sort_grams_in()")
                .query((row, number) -> true)
                .list();
    }

    /** Those of these codes that the actor reaches. */
    Map<String, Known> known(Collection<String> codes) {
        Map<String, Known> known = new HashMap<>();
        jdbc.sql("select * from directory.enterprise where credit_code = any (?)")
                .param(codes.toArray(String[]::new))
                .query((row, number) -> known(row))
                .list()
                .forEach(one -> known.put(one.values().creditCode(), one));
        return known;
    }

    /** Those of these codes that are on record anywhere in the country. */
    Set<String> taken(Collection<String> codes) {
        return Set.copyOf(jdbc.sql("select directory.taken_codes(?)")
                .param(codes.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** Numbers of groups by their credit code. */
    Map<String, Long> groups() {
        Map<String, Long> groups = new HashMap<>();
        jdbc.sql("select credit_code, id from directory.enterprise_group").query(row -> {
            groups.put(row.getString(1), row.getLong(2));
        });
        return groups;
    }

    private static Known known(ResultSet row) throws SQLException {
        Candidate values = new Candidate(
                row.getString("credit_code"),
                row.getBoolean("provisional"),
                row.getString("name_zh"),
                row.getString("name_en"),
                row.getString("division"),
                row.getString("address"),
                row.getString("industry"),
                employees(row),
                whole(row, "revenue_10k"),
                row.getObject("assets_10k", Long.class),
                row.getString("size_class"),
                row.getBoolean("above_designated"),
                texts(row.getArray("chains")),
                row.getString("chain_role"),
                texts(row.getArray("supply_fields")),
                row.getString("cultivation_tier"),
                row.getBoolean("carrier"),
                row.getObject("group_id", Long.class));
        return new Known(
                row.getLong("id"),
                row.getString("state"),
                row.getTimestamp("recorded_at").toInstant(),
                values);
    }

    private static @Nullable Long employees(ResultSet row) throws SQLException {
        int employees = row.getInt("employees");
        return row.wasNull() ? null : Long.valueOf(employees);
    }

    private static List<String> texts(Array array) throws SQLException {
        List<String> texts = new ArrayList<>(List.of((String[]) array.getArray()));
        texts.sort(null);
        return texts;
    }

    /** A whole number of any width. */
    private static @Nullable Long whole(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
