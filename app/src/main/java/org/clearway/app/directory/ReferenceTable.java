package org.clearway.app.directory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A CSV file that the product carries (the folders {@code reference/} and {@code scenarios/}), read by column name. */
public final class ReferenceTable {

    /** One row; a column that the file has not is a mistake of the program. */
    public record Row(Map<String, Integer> columns, List<String> cells) {

        public String text(String column) {
            Integer at = columns.get(column);
            if (at == null) {
                throw new IllegalArgumentException("No column " + column + " among " + columns.keySet());
            }
            return cells.get(at);
        }

        public long whole(String column) {
            return Long.parseLong(text(column));
        }

        public double number(String column) {
            return Double.parseDouble(text(column));
        }
    }

    private final List<Row> rows;

    private ReferenceTable(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /** A file of {@code reference/}, by its name without ending. */
    public static ReferenceTable named(String name) {
        return at("/reference/" + name + ".csv");
    }

    /** Any carried file, by its path on the class path. */
    public static ReferenceTable at(String path) {
        try (InputStream in = ReferenceTable.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("The product carries no file " + path);
            }
            return parse(path, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Row> rows() {
        return rows;
    }

    static ReferenceTable parse(String path, String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        Map<String, Integer> columns = new HashMap<>();
        cells(lines.getFirst()).forEach(name -> columns.put(name, columns.size()));
        List<Row> rows = new ArrayList<>(lines.size());
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line);
            if (cells.size() != columns.size()) {
                throw new IllegalArgumentException(path + " has a row of " + cells.size() + " cells: " + line);
            }
            rows.add(new Row(columns, cells));
        }
        return new ReferenceTable(rows);
    }

    /** Cells of one line; a quoted cell may hold commas and doubled quotes, but no line break. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
