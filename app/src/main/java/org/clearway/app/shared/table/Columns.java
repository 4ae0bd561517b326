package org.clearway.app.shared.table;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/** The columns that a table may have, by their names in both languages, in whatever order they stand. */
public final class Columns {

    /** A title or a note may stand above the header. */
    private static final int HEADER_WITHIN_ROWS = 10;

    private static final int KNOWN_NAMES_OF_A_HEADER = 2;

    private final List<Column> columns;
    private final Map<String, String> fieldByName = new HashMap<>();

    /**
     * @param field    the name that programs use; also accepted as a header
     * @param required a table without it is refused
     */
    public record Column(String field, String nameZh, String nameEn, boolean required, List<String> otherNames) {

        public static Column required(String field, String nameZh, String nameEn, String... otherNames) {
            return new Column(field, nameZh, nameEn, true, List.of(otherNames));
        }

        public static Column optional(String field, String nameZh, String nameEn, String... otherNames) {
            return new Column(field, nameZh, nameEn, false, List.of(otherNames));
        }

        /** As templates and exports write it. */
        public String header() {
            return nameZh + " " + nameEn;
        }
    }

    public Columns(Column... columns) {
        this.columns = List.of(columns);
        for (Column column : columns) {
            fieldByName.put(plain(column.field()), column.field());
            fieldByName.put(plain(column.nameZh()), column.field());
            fieldByName.put(plain(column.nameEn()), column.field());
            fieldByName.put(plain(column.header()), column.field());
            column.otherNames().forEach(name -> fieldByName.put(plain(name), column.field()));
        }
    }

    public List<Column> all() {
        return columns;
    }

    /** As templates and exports write them. */
    public List<String> headers() {
        return columns.stream().map(Column::header).toList();
    }

    /** A column's name as people see it; the field itself when no column has it, empty for the row as a whole. */
    public String header(@Nullable String field) {
        return columns.stream()
                .filter(column -> column.field().equals(field))
                .map(Column::header)
                .findFirst()
                .orElseGet(() -> field == null ? "" : field);
    }

    /** Reads rows up to the header and says where each column stands. */
    public Found find(Sheet sheet) {
        for (int i = 0; i < HEADER_WITHIN_ROWS && sheet.hasNext(); i++) {
            SheetRow row = sheet.next();
            Map<String, Integer> places = places(row);
            if (places.size() >= Math.min(KNOWN_NAMES_OF_A_HEADER, columns.size())) {
                requireAll(places);
                return new Found(row, places);
            }
        }
        throw new Refusal(Reason.at("file", "table.header", names(columns)));
    }

    private Map<String, Integer> places(SheetRow row) {
        Map<String, Integer> places = new LinkedHashMap<>();
        for (int i = 0; i < row.cells().size(); i++) {
            String field = fieldByName.get(plain(row.cell(i)));
            if (field != null) {
                places.putIfAbsent(field, i);
            }
        }
        return places;
    }

    private void requireAll(Map<String, Integer> places) {
        List<Column> missing = columns.stream()
                .filter(column -> column.required() && !places.containsKey(column.field()))
                .toList();
        if (!missing.isEmpty()) {
            throw new Refusal(Reason.at("file", "table.missing-columns", names(missing)));
        }
    }

    private static String names(List<Column> columns) {
        List<String> names = new ArrayList<>();
        columns.forEach(column -> names.add(column.header()));
        return String.join(", ", names);
    }

    /** Blanks, stars, underlines, brackets with units and width of letters make no difference. */
    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\([^)]*\\)|[\\s*_\\-:/.,]", "");
    }

    /** The header of one table. */
    public record Found(SheetRow header, Map<String, Integer> places) {

        public boolean has(String field) {
            return places.containsKey(field);
        }

        /** What the row says in that column; empty when the table has no such column. */
        public String text(SheetRow row, String field) {
            return row.cell(places.getOrDefault(field, -1));
        }
    }
}
