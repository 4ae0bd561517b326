package org.clearway.app.monitoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Named, dated sets of enterprises that lists and figures can be taken for. */
@Repository
@Transactional(readOnly = true)
public class Panels {

    private static final String COLUMNS = """
            select p.id, p.code, p.division, p.name_zh, p.name_en, p.ground,
                (select count(*) from monitoring.panel_member m where m.panel_id = p.id and m.valid_from <= :day
                    and (m.valid_to is null or m.valid_to >= :day)) as members
            from monitoring.panel p
            """;

    private final JdbcClient jdbc;

    Panels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Panel> all(LocalDate day) {
        return jdbc.sql(COLUMNS + " order by p.division, p.code")
                .param("day", day)
                .query((row, number) -> read(row))
                .list();
    }

    /** What a person chooses from: all of them by name, members not counted. */
    public List<Choice> choices() {
        return jdbc.sql("select code, name_zh, name_en from monitoring.panel order by division, code")
                .query(Choice.class)
                .list();
    }

    public Optional<Panel> byCode(String code, LocalDate day) {
        return jdbc.sql(COLUMNS + " where p.code = :code")
                .param("day", day)
                .param("code", code)
                .query((row, number) -> read(row))
                .optional();
    }

    private static Panel read(ResultSet row) throws SQLException {
        return new Panel(
                row.getLong("id"),
                row.getString("code"),
                row.getString("division"),
                row.getString("name_zh"),
                row.getString("name_en"),
                row.getString("ground"),
                row.getLong("members"));
    }

    /** A panel in a list to choose from. */
    public record Choice(String code, String nameZh, String nameEn) {}

    /**
     * @param ground  who named the set, and why
     * @param members how many enterprises of the actor's reach were in it on the day asked for
     */
    public record Panel(
            long id, String code, String division, String nameZh, String nameEn, String ground, long members) {}
}
