package org.clearway.app.directory;

import static org.clearway.app.shared.load.Bulk.bool;
import static org.clearway.app.shared.load.Bulk.day;
import static org.clearway.app.shared.load.Bulk.decimal;
import static org.clearway.app.shared.load.Bulk.number;
import static org.clearway.app.shared.load.Bulk.text;

import java.util.List;
import org.clearway.app.directory.ReferenceTable.Row;
import org.clearway.app.shared.load.Bulk;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Writes the carried files into their tables; a row that is there is brought up to date. */
@Repository
class ReferenceRows {

    private static final String SINCE_BEFORE_THE_RECORD = "1949-10-01";
    private static final List<String> LEVELS = List.of("section", "division", "group", "class");

    private final JdbcTemplate jdbc;

    ReferenceRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void enter() {
        divisions();
        zones();
        industries(ReferenceTable.named("industry").rows());
        for (String list : List.of(Term.DEPARTMENT, Term.SUPPLY_FIELD, Term.CHAIN, Term.CULTIVATION_TIER)) {
            terms(list);
        }
        calendar();
    }

    private void divisions() {
        Bulk<Row> bulk = new Bulk<>(
                """
                insert into directory.division (code, kind, parent, name_zh, name_en, valid_from, valid_to, successor,
                    latitude, longitude, has_records)
                select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::date[], ?::date[], ?::text[],
                    ?::float8[], ?::float8[], ?::boolean[])
                on conflict (code) do update set kind = excluded.kind, parent = excluded.parent, name_zh = excluded.name_zh,
                    name_en = excluded.name_en, valid_from = excluded.valid_from, valid_to = excluded.valid_to,
                    successor = excluded.successor, latitude = excluded.latitude, longitude = excluded.longitude,
                    has_records = excluded.has_records
                """,
                List.of(
                        text(row -> row.text("code")),
                        text(row -> row.text("kind")),
                        text(row -> orNull(row.text("parent"))),
                        text(row -> row.text("name_zh")),
                        text(row -> row.text("name_en")),
                        day(row -> row.text("valid_from").isEmpty() ? SINCE_BEFORE_THE_RECORD : row.text("valid_from")),
                        day(row -> orNull(row.text("valid_to"))),
                        text(row -> orNull(row.text("successor"))),
                        decimal(row -> row.text("lat").isEmpty() ? null : row.number("lat")),
                        decimal(row -> row.text("lon").isEmpty() ? null : row.number("lon")),
                        bool(row -> !row.text("note").startsWith("code only"))));
        // Parents and successors may stand further down: all in one statement, whose end checks the references.
        bulk.writeAtOnce(jdbc, ReferenceTable.named("division").rows());
    }

    private void zones() {
        new Bulk<Row>(
                        """
                        insert into directory.zone (code, name_zh, name_en) select * from unnest(?::text[], ?::text[], ?::text[])
                        on conflict (code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en
                        """,
                        List.of(
                                text(row -> row.text("code")),
                                text(row -> row.text("name_zh")),
                                text(row -> row.text("name_en"))))
                .write(jdbc, ReferenceTable.named("zone").rows().iterator());
        new Bulk<Row>("""
                        insert into directory.zone_member (zone, division, valid_from)
                        select z, d, date '1949-10-01' from unnest(?::text[], ?::text[]) as t (z, d) on conflict do nothing
                        """, List.of(text(row -> row.text("zone")), text(row -> row.text("division"))))
                .write(jdbc, ReferenceTable.named("zone_member").rows().iterator());
        new Bulk<Row>("""
                        insert into directory.division_neighbour (division, neighbour)
                        select * from unnest(?::text[], ?::text[]) on conflict do nothing
                        """, List.of(text(row -> row.text("division")), text(row -> row.text("neighbour"))))
                .write(jdbc, ReferenceTable.named("division_neighbour").rows().iterator());
    }

    private void industries(List<Row> rows) {
        new Bulk<Row>(
                        """
                        insert into directory.industry (code, level, parent, section, name_zh, name_en)
                        select * from unnest(?::text[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[])
                        on conflict (code) do update set level = excluded.level, parent = excluded.parent,
                            section = excluded.section, name_zh = excluded.name_zh, name_en = excluded.name_en
                        """,
                        List.of(
                                text(row -> row.text("code")),
                                number(row -> (long) LEVELS.indexOf(row.text("level")) + 1),
                                text(row -> orNull(row.text("parent"))),
                                text(row -> String.valueOf(
                                        IndustryCode.of(row.text("code")).section())),
                                text(row -> row.text("name_zh")),
                                text(row -> orNull(row.text("name_en")))))
                .write(jdbc, rows.iterator());
    }

    private void terms(String list) {
        List<Row> rows = ReferenceTable.named(list).rows();
        new Bulk<Row>(
                        """
                        insert into directory.term (list, code, position, name_zh, name_en)
                        select * from unnest(?::text[], ?::text[], ?::int[], ?::text[], ?::text[])
                        on conflict (list, code) do update set position = excluded.position, name_zh = excluded.name_zh,
                            name_en = excluded.name_en
                        """,
                        List.of(
                                text(row -> list),
                                text(row -> row.text("code")),
                                number(row -> (long) rows.indexOf(row) + 1),
                                text(row -> row.text("name_zh")),
                                text(row -> row.text("name_en"))))
                .write(jdbc, rows.iterator());
    }

    private void calendar() {
        new Bulk<Row>(
                        """
                        insert into directory.calendar_day (day, working, note_zh, note_en)
                        select * from unnest(?::date[], ?::boolean[], ?::text[], ?::text[])
                        on conflict (day) do update set working = excluded.working, note_zh = excluded.note_zh,
                            note_en = excluded.note_en
                        """,
                        List.of(
                                day(row -> row.text("date")),
                                bool(row -> row.text("working").equals("yes")),
                                text(row -> orNull(row.text("note_zh"))),
                                text(row -> orNull(row.text("note_en")))))
                .write(jdbc, ReferenceTable.named("calendar_2022").rows().iterator());
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
