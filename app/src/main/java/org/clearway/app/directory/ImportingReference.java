package org.clearway.app.directory;

import static org.clearway.app.shared.load.Bulk.number;
import static org.clearway.app.shared.load.Bulk.text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.load.Bulk;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.table.Columns;
import org.clearway.app.shared.table.Columns.Column;
import org.clearway.app.shared.table.Sheet;
import org.clearway.app.shared.table.SheetRow;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reference tables that an operator brings: the full table of industries, a newer list of divisions. */
@Service
public class ImportingReference {

    private static final Columns INDUSTRY = new Columns(
            Column.required("code", "代码", "Code"),
            Column.required("name_zh", "名称", "Name (Chinese)", "name"),
            Column.optional("name_en", "英文名称", "Name (English)"),
            Column.optional("parent_code", "上级代码", "Parent", "parent"));

    private static final Columns DIVISION = new Columns(
            Column.required("code", "代码", "Code"),
            Column.required("name_zh", "名称", "Name (Chinese)", "name"),
            Column.optional("name_en", "英文名称", "Name (English)"));

    private static final List<String> DIVISION_FILES =
            List.of("region_province.csv", "region_city.csv", "region_county.csv");

    private final JdbcTemplate jdbc;
    private final ReferenceTables tables;
    private final Audit audit;

    ImportingReference(JdbcTemplate jdbc, ReferenceTables tables, Audit audit) {
        this.jdbc = jdbc;
        this.tables = tables;
        this.audit = audit;
    }

    /** @param wrong rows that were left out, in words */
    public record Result(long known, long added, long renamed, List<String> wrong) {}

    private record NewDivision(String code, String kind, String parent, String nameZh, String nameEn) {}

    /** @return how many codes there are now; English names that are on record stay where the file has none */
    @Transactional
    public long industries(Path file) {
        List<Industry> rows = new ArrayList<>();
        try (Sheet sheet = Sheet.open(file)) {
            Columns.Found columns = INDUSTRY.find(sheet);
            while (sheet.hasNext()) {
                rows.add(industry(sheet.next(), columns));
            }
        }
        new Bulk<Industry>(
                        """
                        insert into directory.industry (code, level, parent, section, name_zh, name_en)
                        select * from unnest(?::text[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[])
                        on conflict (code) do update set level = excluded.level, parent = excluded.parent,
                            section = excluded.section, name_zh = excluded.name_zh,
                            name_en = coalesce(excluded.name_en, industry.name_en)
                        """,
                        List.of(
                                text(Industry::code),
                                number(row -> (long) row.level()),
                                text(Industry::parent),
                                text(Industry::section),
                                text(Industry::nameZh),
                                text(Industry::nameEn)))
                .write(jdbc, rows.iterator());
        tables.forget();
        record("industries imported", file, rows.size());
        Long count = jdbc.queryForObject("select count(*) from directory.industry", Long.class);
        return count == null ? 0 : count;
    }

    private static Industry industry(SheetRow row, Columns.Found columns) {
        String typed = columns.text(row, "code");
        if (!(IndustryCode.read(typed) instanceof CodeReading.Read<IndustryCode> read)) {
            throw new Refusal(Reason.at("code", "directory.industry.form", typed));
        }
        IndustryCode code = read.code();
        return new Industry(
                code.value(),
                level(code),
                orNull(columns.text(row, "parent_code")),
                String.valueOf(code.section()),
                columns.text(row, "name_zh"),
                orNull(columns.text(row, "name_en")));
    }

    /** Adds divisions that are not on record and brings Chinese names up to date; none is taken away. */
    @Transactional
    public Result divisions(Path folder) {
        Reference present = tables.present();
        List<NewDivision> found = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (String file : DIVISION_FILES) {
            Path path = folder.resolve(file);
            if (Files.exists(path)) {
                readDivisions(path, found, wrong);
            }
        }
        List<NewDivision> added = found.stream()
                .filter(one -> present.division(one.code()).isEmpty())
                .toList();
        List<NewDivision> renamed = found.stream()
                .filter(one -> present.division(one.code())
                        .filter(known -> !known.nameZh().equals(one.nameZh()))
                        .isPresent())
                .toList();
        List<NewDivision> changes = new ArrayList<>(added);
        changes.addAll(renamed);
        write(changes);
        tables.forget();
        record("divisions imported", folder, changes.size());
        return new Result((long) found.size() - added.size(), added.size(), renamed.size(), wrong);
    }

    private static void readDivisions(Path file, List<NewDivision> found, List<String> wrong) {
        try (Sheet sheet = Sheet.open(file)) {
            Columns.Found columns = DIVISION.find(sheet);
            while (sheet.hasNext()) {
                SheetRow row = sheet.next();
                Optional<NewDivision> division = division(columns.text(row, "code"), row, columns);
                if (division.isPresent()) {
                    found.add(division.get());
                } else {
                    wrong.add(file.getFileName() + " row " + row.number() + ": " + columns.text(row, "code")
                            + " is not a division code");
                }
            }
        }
    }

    private static Optional<NewDivision> division(String typed, SheetRow row, Columns.Found columns) {
        if (!(DivisionCode.read(typed) instanceof CodeReading.Read<DivisionCode> read)) {
            return Optional.empty();
        }
        DivisionCode code = read.code();
        String nameZh = columns.text(row, "name_zh");
        String nameEn = columns.text(row, "name_en");
        String kind = code.level().name().toLowerCase(java.util.Locale.ROOT);
        return Optional.of(
                new NewDivision(code.value(), kind, code.parent().value(), nameZh, nameEn.isEmpty() ? nameZh : nameEn));
    }

    private void write(List<NewDivision> rows) {
        new Bulk<NewDivision>(
                        """
                        insert into directory.division (code, kind, parent, name_zh, name_en, valid_from)
                        select c, k, p, z, e, date '1949-10-01'
                        from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) as t (c, k, p, z, e)
                        on conflict (code) do update set name_zh = excluded.name_zh
                        """,
                        List.of(
                                text(NewDivision::code),
                                text(NewDivision::kind),
                                text(NewDivision::parent),
                                text(NewDivision::nameZh),
                                text(NewDivision::nameEn)))
                .writeAtOnce(jdbc, rows);
    }

    private void record(String act, Path from, long rows) {
        audit.record(Audit.Entry.of(
                        act, "reference", from.getFileName(), Actor.current().division())
                .with(Map.of("rows", rows)));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** A section is level 1, a class level 4. */
    private static int level(IndustryCode code) {
        return switch (code.level()) {
            case SECTION -> 1;
            case DIVISION -> 2;
            case GROUP -> 3;
            case CLASS -> 4;
        };
    }
}
