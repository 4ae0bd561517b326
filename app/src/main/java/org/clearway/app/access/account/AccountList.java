package org.clearway.app.access.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.scope.Right;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The accounts of the own territory, for who may look after them. */
@Service
public class AccountList {

    /** Rows of an export; more are narrowed by a filter first. */
    public static final int MOST_EXPORTED = 100_000;

    private static final String COLUMNS = """
            a.id, a.login, a.name, a.telephone, a.kind, a.roles, a.division, d.name_zh as division_zh, d.name_en as division_en,
            a.department, a.state, a.totp_confirmed_at is not null as second_factor, a.created_at
            """;

    private final JdbcClient jdbc;

    AccountList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Row(
            long id,
            String login,
            String name,
            @Nullable String telephone,
            String kind,
            List<String> roles,
            String division,
            @Nullable String divisionZh,
            @Nullable String divisionEn,
            @Nullable String department,
            String state,
            boolean secondFactor,
            Instant createdAt) {

        static Row read(ResultSet row, int number) throws SQLException {
            return new Row(
                    row.getLong("id"),
                    row.getString("login"),
                    row.getString("name"),
                    row.getString("telephone"),
                    row.getString("kind"),
                    Stream.of((String[]) row.getArray("roles").getArray()).toList(),
                    row.getString("division"),
                    row.getString("division_zh"),
                    row.getString("division_en"),
                    row.getString("department"),
                    row.getString("state"),
                    row.getBoolean("second_factor"),
                    row.getTimestamp("created_at").toInstant());
        }
    }

    /** What the list is narrowed to; each part may be missing. Words are looked for at the beginning of a login, or in a name. */
    public record Sought(
            @Nullable String words,
            @Nullable String division,
            @Nullable String role,
            @Nullable String state) {

        public static final Sought ALL = new Sought(null, null, null, null);
    }

    @Transactional(readOnly = true)
    public List<Row> list(Sought sought, int offset, int limit) {
        Actor.current().require(Right.ACCOUNTS);
        Map<String, Object> values = new HashMap<>();
        return jdbc.sql("select " + COLUMNS
                        + " from access.account a left join directory.division d on d.code = a.division"
                        + where(sought, values)
                        + " order by a.division, a.department nulls last, a.id limit :limit offset :offset")
                .params(values)
                .param("limit", limit)
                .param("offset", offset)
                .query(Row::read)
                .list();
    }

    /** For programs: accounts with a greater number than {@code after}. */
    @Transactional(readOnly = true)
    public List<Row> after(Sought sought, long after, int limit) {
        Actor.current().require(Right.ACCOUNTS);
        Map<String, Object> values = new HashMap<>(Map.of("after", after));
        String where = where(sought, values);
        return jdbc.sql("select " + COLUMNS
                        + " from access.account a left join directory.division d on d.code = a.division" + where
                        + (where.isEmpty() ? " where" : " and") + " a.id > :after order by a.id limit :limit")
                .params(values)
                .param("limit", limit)
                .query(Row::read)
                .list();
    }

    @Transactional(readOnly = true)
    public long count(Sought sought) {
        Actor.current().require(Right.ACCOUNTS);
        Map<String, Object> values = new HashMap<>();
        return jdbc.sql("select count(*) from access.account a" + where(sought, values))
                .params(values)
                .query(Long.class)
                .single();
    }

    @Transactional(readOnly = true)
    public Row byId(long id) {
        Actor.current().require(Right.ACCOUNTS);
        return jdbc.sql("select " + COLUMNS
                        + " from access.account a left join directory.division d on d.code = a.division where a.id = ?")
                .param(id)
                .query(Row::read)
                .optional()
                .orElseThrow(() -> new NotFound("account", id));
    }

    /** The enterprises that an account speaks for, by number. */
    @Transactional(readOnly = true)
    public List<Long> enterprisesOf(long id) {
        return jdbc.sql(
                        "select enterprise_id from access.account_enterprise where account_id = ? order by enterprise_id")
                .param(id)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    private static String where(Sought sought, Map<String, Object> values) {
        List<String> conditions = new ArrayList<>();
        if (filled(sought.words())) {
            conditions.add("(starts_with(a.login, lower(:words)) or position(lower(:words) in lower(a.name)) > 0)");
            values.put("words", String.valueOf(sought.words()).strip());
        }
        if (sought.division() != null && sought.division().length() == 6) {
            DivisionRange range = DivisionRange.of(sought.division());
            conditions.add("a.division >= :lo and a.division < :hi");
            values.put("lo", range.lo());
            values.put("hi", range.hi());
        }
        if (filled(sought.role())) {
            conditions.add(":role = any (a.roles)");
            values.put("role", String.valueOf(sought.role()));
        }
        if (filled(sought.state())) {
            conditions.add("a.state = :state");
            values.put("state", String.valueOf(sought.state()));
        }
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private static boolean filled(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
