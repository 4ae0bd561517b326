package org.clearway.app.monitoring.indicator;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clearway.app.monitoring.indicator.Indicators.Alias;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.table.Sheet;
import org.clearway.app.shared.table.SheetRow;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of values. Long: one value a row (period, region, indicator, value, unit, ...). Wide: one period a row, a column for
 * each indicator. Columns are found by name; every row is judged by itself, and every reason against it is kept.
 */
final class SeriesTable {

    static final int ROW_LIMIT = 200_001;

    /** When so many of the first rows have no readable period or value, columns have moved rather than slips been made. */
    private static final double MOVED = 0.5;

    private static final int MOVED_FROM_ROWS = 4;

    private static final Map<String, List<String>> NAMES = Map.of(
            "period", List.of("period", "date", "日期", "时间", "期间"),
            "region", List.of("region", "subject", "division", "区域", "地区", "对象"),
            "indicator", List.of("indicator", "code", "指标", "指标代码"),
            "value", List.of("value", "数值", "值"),
            "unit", List.of("unit", "单位"),
            "source", List.of("source", "source_id", "来源"),
            "note", List.of("note", "备注"),
            "released", List.of("released_at", "release", "发布时间"),
            "confirm", List.of("confirm", "确认"));

    private final Map<String, Indicator> known;
    private final Map<String, Alias> aliases;
    private final java.util.function.Predicate<Subject> exists;
    private final Instant released;
    private final String source;
    private final List<SeriesRow> good = new ArrayList<>();
    private final List<SeriesRow.Bad> bad = new ArrayList<>();
    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<Integer, String> series = new LinkedHashMap<>();
    private final List<String> unknownColumns = new ArrayList<>();
    private List<String> header = List.of();
    private int unreadable;

    /** @param released for rows that say nothing of their release; {@code source} likewise */
    SeriesTable(
            Map<String, Indicator> known,
            Map<String, Alias> aliases,
            java.util.function.Predicate<Subject> exists,
            Instant released,
            String source) {
        this.known = known;
        this.aliases = aliases;
        this.exists = exists;
        this.released = released;
        this.source = source;
    }

    void read(Path file) {
        try (Sheet sheet = Sheet.open(file, ROW_LIMIT)) {
            int rows = 0;
            while (sheet.hasNext()) {
                SheetRow row = sheet.next();
                if (row.isBlank()) {
                    continue;
                }
                if (header.isEmpty()) {
                    header(row);
                } else {
                    rows++;
                    row(row);
                }
            }
            if (rows >= MOVED_FROM_ROWS && unreadable > rows * MOVED) {
                throw new Refusal(
                        Reason.at("file", "monitoring.series.moved", unreadable, rows, String.join(", ", header)));
            }
        }
    }

    List<SeriesRow> good() {
        return good;
    }

    List<SeriesRow.Bad> bad() {
        return bad;
    }

    List<String> header() {
        return header;
    }

    List<String> unknownColumns() {
        return unknownColumns;
    }

    private void header(SheetRow row) {
        header = row.cells();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).strip().toLowerCase(Locale.ROOT);
            int at = i;
            NAMES.forEach((field, names) -> {
                if (names.contains(name)) {
                    columns.putIfAbsent(field, at);
                }
            });
            if (!columns.containsValue(at)) {
                if (known.containsKey(name) || aliases.containsKey(name)) {
                    series.put(at, name);
                } else if (!name.isBlank()) {
                    unknownColumns.add(header.get(i));
                }
            }
        }
        boolean isLong = columns.containsKey("indicator") && columns.containsKey("value");
        if (!columns.containsKey("period") || (!isLong && series.isEmpty())) {
            throw new Refusal(Reason.at("file", "monitoring.series.header", String.join(", ", header)));
        }
    }

    private void row(SheetRow row) {
        if (columns.containsKey("indicator")) {
            cell(row, "value", text(row, "indicator").toLowerCase(Locale.ROOT), text(row, "value"));
            return;
        }
        boolean any = false;
        for (Map.Entry<Integer, String> column : series.entrySet()) {
            String value = row.cell(column.getKey());
            if (!value.isEmpty()) {
                any = true;
                cell(row, header.get(column.getKey()), column.getValue(), value);
            }
        }
        if (!any && Period.parse(text(row, "period")).isEmpty()) {
            unreadable++;
        }
    }

    private void cell(SheetRow row, String column, String name, String text) {
        List<Reason> reasons = new ArrayList<>();
        Alias alias = aliases.get(name);
        String code = alias == null ? name : alias.code();
        Indicator indicator = indicator(code, name, reasons);
        LocalDate period = period(text(row, "period"), indicator, reasons);
        Subject subject = subject(alias == null ? text(row, "region") : alias.subject(), reasons);
        Double value = value(text, reasons);
        unit(text(row, "unit"), indicator, reasons);
        Instant at = release(text(row, "released"), reasons);
        if (period == null && value == null) {
            unreadable++;
        }
        if (!reasons.isEmpty() || period == null || value == null || subject == null || at == null) {
            bad.add(new SeriesRow.Bad(row.number(), column, reasons, row.cells()));
            return;
        }
        String said = text(row, "source");
        good.add(new SeriesRow(
                row.number(),
                column,
                code,
                subject.key(),
                period,
                value,
                at,
                said.isEmpty() ? source : said,
                text(row, "note"),
                !text(row, "confirm").isEmpty(),
                row.cells()));
    }

    private String text(SheetRow row, String field) {
        return row.cell(columns.getOrDefault(field, -1));
    }

    private @Nullable Indicator indicator(String code, String name, List<Reason> reasons) {
        Indicator indicator = known.get(code);
        if (indicator == null) {
            reasons.add(Reason.at("indicator", "monitoring.series.unknown", name));
        } else if (indicator.withdrawn()) {
            reasons.add(Reason.at("indicator", "monitoring.series.withdrawn", name));
        } else if (indicator.computed()) {
            reasons.add(Reason.at("indicator", "monitoring.series.computed", name));
        }
        return indicator;
    }

    private static @Nullable LocalDate period(String text, @Nullable Indicator indicator, List<Reason> reasons) {
        Period period = Period.parse(text).orElse(null);
        if (period == null) {
            reasons.add(Reason.at("period", "monitoring.series.period", text));
            return null;
        }
        if (indicator != null && period.frequency() != indicator.frequency()) {
            reasons.add(Reason.at(
                    "period",
                    "monitoring.series.frequency." + indicator.frequency().word(),
                    text));
        }
        return period.start();
    }

    private @Nullable Subject subject(String text, List<Reason> reasons) {
        Subject subject = text.isEmpty()
                ? Subject.division(Actor.current().division())
                : Subject.parse(text).orElse(null);
        if (subject == null || !exists.test(subject)) {
            reasons.add(Reason.at("region", "monitoring.series.region", text));
            return null;
        }
        boolean outside = subject.kind() == Subject.Kind.DIVISION
                ? !Actor.current().range().holds(DivisionRange.of(subject.code()))
                : !Actor.current().range().equals(DivisionRange.NATION) && subject.kind() != Subject.Kind.PANEL;
        if (outside) {
            reasons.add(Reason.at("region", "monitoring.series.outside", text));
        }
        return subject;
    }

    private static @Nullable Double value(String text, List<Reason> reasons) {
        try {
            double value = Double.parseDouble(
                    text.replace("−", "-").replace(",", "").replace(" ", "").replaceFirst("%$", ""));
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below, in the reader's words
        }
        reasons.add(Reason.at("value", "monitoring.series.value", text));
        return null;
    }

    private static void unit(String text, @Nullable Indicator indicator, List<Reason> reasons) {
        if (text.isEmpty() || indicator == null || text.equals(indicator.unit())) {
            return;
        }
        boolean ratio = List.of("ratio", "share", "比率", "小数").contains(text.toLowerCase(Locale.ROOT));
        reasons.add(Reason.at(
                "unit",
                indicator.percent() && ratio ? "monitoring.series.ratio" : "monitoring.series.unit",
                text,
                indicator.unit()));
    }

    private @Nullable Instant release(String text, List<Reason> reasons) {
        if (text.isEmpty()) {
            return released;
        }
        try {
            String moment = text.replace(' ', 'T');
            return LocalDateTime.parse(moment.length() == 10 ? moment + "T00:00" : moment)
                    .atZone(ClearwayClock.ZONE)
                    .toInstant();
        } catch (DateTimeParseException e) {
            reasons.add(Reason.at("released_at", "monitoring.series.release", text));
            return null;
        }
    }
}
