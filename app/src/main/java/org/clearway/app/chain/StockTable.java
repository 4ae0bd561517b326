package org.clearway.app.chain;

import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.clearway.app.chain.StockSheet.StockPart;
import org.clearway.app.chain.StockSheet.StockSite;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.table.Columns;
import org.clearway.app.shared.table.Columns.Column;
import org.clearway.app.shared.table.RowsToCorrect;
import org.clearway.app.shared.table.Sheet;
import org.clearway.app.shared.table.SheetRow;
import org.clearway.app.shared.table.XlsxWriter;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.app.shared.web.Reasons;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** All parts of a group's sites by one spreadsheet: it goes out with the last values filled in, and comes back with today's. */
@Service
public class StockTable {

    /** The sites of the largest group, with their parts. */
    static final int ROW_LIMIT = 20_001;

    private static final int ARRIVALS = 3;
    private static final Set<String> DOUBTS = Set.of("no-use", "long-cover", "use-moved", "more-than-delivered");

    private static final Columns COLUMNS = new Columns(
            Column.required("site", "厂区编号", "Site number"),
            Column.optional("site_name", "厂区", "Site name"),
            Column.required("part", "零部件编码", "Part code"),
            Column.optional("part_name", "零部件", "Part name"),
            Column.optional("unit", "单位", "Unit"),
            Column.optional("day", "日期", "Day"),
            Column.required("onHand", "可用库存", "On hand"),
            Column.optional("blocked", "冻结库存", "Blocked"),
            Column.required("dailyUse", "日用量", "Use a day"),
            Column.optional("targetDays", "目标天数", "Target days"),
            Column.optional("arrivalDay1", "到货日一", "Arrives on 1"),
            Column.optional("arrivalUnits1", "到货量一", "Quantity 1"),
            Column.optional("arrivalDay2", "到货日二", "Arrives on 2"),
            Column.optional("arrivalUnits2", "到货量二", "Quantity 2"),
            Column.optional("arrivalDay3", "到货日三", "Arrives on 3"),
            Column.optional("arrivalUnits3", "到货量三", "Quantity 3"),
            Column.optional("why", "更正原因", "Why is it corrected"),
            Column.optional("confirmed", "确认无误", "Confirmed"));

    private final StockSheet parts;
    private final FilingStock filing;
    private final Reasons words;
    private final ClearwayClock clock;

    StockTable(StockSheet parts, FilingStock filing, Reasons words, ClearwayClock clock) {
        this.parts = parts;
        this.filing = filing;
        this.words = words;
        this.clock = clock;
    }

    /** @param columns headers of what is wrong */
    public record BadRow(int row, String columns, String reasons) {}

    /** What became of a table; {@code toCorrect} holds the bad rows with their reasons, empty when there are none. */
    @SuppressWarnings("ArrayRecordComponent") // handed to whoever fetches it, never compared
    public record Result(long good, long same, List<BadRow> bad, byte[] toCorrect) {}

    public void write(OutputStream out) {
        Actor.current().require(Right.SUBMIT_REPORTS);
        LocalDate today = clock.today();
        try (XlsxWriter sheet = new XlsxWriter(out, "stock")) {
            sheet.header(COLUMNS.headers());
            for (StockSite site : parts.sites()) {
                parts.parts(site.siteId(), today).forEach(part -> sheet.row(cells(site, part, today)));
            }
        }
    }

    private static List<@Nullable Object> cells(StockSite site, StockPart part, LocalDate today) {
        List<@Nullable Object> cells = new ArrayList<>(Arrays.asList(
                site.siteId(),
                site.nameZh(),
                part.code(),
                part.nameZh(),
                part.unit(),
                today.toString(),
                part.onHand(),
                part.blocked(),
                part.dailyUse(),
                part.targetDays()));
        LocalDate next = part.nextArrival();
        if (next != null) {
            cells.addAll(Arrays.asList(next.toString(), part.nextUnits()));
            part.laterArrivals().stream()
                    .limit(ARRIVALS - 1)
                    .forEach(one -> cells.addAll(Arrays.asList(one.day().toString(), one.units())));
        }
        return cells;
    }

    /** Takes a table in: good rows land, each bad one is named by row, column and reason. */
    public Result read(Path file, Locale locale) {
        Actor.current().require(Right.SUBMIT_REPORTS);
        List<SheetRow> rows = new ArrayList<>();
        Map<Integer, List<Reason>> bad = new TreeMap<>();
        List<StockFiling> filings = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        Columns.Found found;
        try (Sheet sheet = Sheet.open(file, ROW_LIMIT)) {
            found = COLUMNS.find(sheet);
            Map<String, StockPart> own = own();
            while (sheet.hasNext()) {
                SheetRow row = sheet.next();
                if (!row.isBlank()) {
                    rows.add(row);
                    List<Reason> reasons = new ArrayList<>();
                    StockFiling one = filing(found, row, own, reasons);
                    if (one == null || !reasons.isEmpty()) {
                        bad.put(rows.size() - 1, reasons);
                    } else {
                        filings.add(one);
                        places.add(rows.size() - 1);
                    }
                }
            }
        }
        return file(found, rows, filings, places, bad, locale);
    }

    private Result file(
            Columns.Found found,
            List<SheetRow> rows,
            List<StockFiling> filings,
            List<Integer> places,
            Map<Integer, List<Reason>> bad,
            Locale locale) {
        long good = 0;
        long same = 0;
        for (int from = 0; from < filings.size(); from += FilingStock.BATCH_LIMIT) {
            int to = Math.min(filings.size(), from + FilingStock.BATCH_LIMIT);
            List<StockFiled> results = filing.fileAll(filings.subList(from, to), "sheet");
            for (int i = 0; i < results.size(); i++) {
                StockFiled one = results.get(i);
                if (!one.landed()) {
                    bad.put(places.get(from + i), one.reasons());
                } else if (one.outcome().equals("same")) {
                    same++;
                } else {
                    good++;
                }
            }
        }
        RowsToCorrect left =
                new RowsToCorrect(found.header(), COLUMNS, reason -> words.text(reason, locale), Integer.MAX_VALUE);
        bad.forEach((row, reasons) -> left.add(
                rows.get(row), reasons.stream().map(StockTable::atColumn).toList()));
        byte[] toCorrect = left.file();
        List<BadRow> named = left.first().stream()
                .map(one -> new BadRow(one.number(), one.columns(), one.reasons()))
                .toList();
        return new Result(good, same, named, toCorrect == null ? new byte[0] : toCorrect);
    }

    /** What is wrong with deliveries as a whole is told at the first of their columns. */
    private static Reason atColumn(Reason reason) {
        return "arrivals".equals(reason.field())
                ? new Reason("arrivalDay1", reason.code(), reason.arguments())
                : reason;
    }

    private Map<String, StockPart> own() {
        Map<String, StockPart> own = new HashMap<>();
        for (StockSite site : parts.sites()) {
            parts.parts(site.siteId(), clock.today()).forEach(part -> own.put(site.siteId() + "/" + part.code(), part));
        }
        return own;
    }

    private @Nullable StockFiling filing(
            Columns.Found found, SheetRow row, Map<String, StockPart> own, List<Reason> reasons) {
        String site = found.text(row, "site").replaceAll("\\.0+$", "");
        String code = found.text(row, "part");
        StockPart part = own.get(site + "/" + code);
        if (part == null) {
            reasons.add(Reason.at("part", "chain.stock.not-taken", site, code));
        }
        LocalDate day = found.text(row, "day").isBlank() ? clock.today() : day(found, row, "day", reasons);
        Double store = number(found, row, "onHand", true, reasons);
        Double apart = number(found, row, "blocked", false, reasons);
        Double use = number(found, row, "dailyUse", true, reasons);
        Double target = number(found, row, "targetDays", false, reasons);
        List<StockFiling.Arrival> arrivals = arrivals(found, row, reasons);
        if (part == null || day == null || store == null || use == null) {
            return null;
        }
        String unit = found.text(row, "unit");
        String why = found.text(row, "why");
        boolean stands = found.text(row, "confirmed").matches("(?i)1|y|yes|true|是");
        return new StockFiling(
                part.siteId(),
                part.partId(),
                day,
                unit.isBlank() ? null : unit,
                store,
                apart == null ? 0 : apart,
                use,
                target,
                arrivals,
                null,
                why.isBlank() ? null : why,
                stands ? DOUBTS : Set.of());
    }

    private static List<StockFiling.Arrival> arrivals(Columns.Found found, SheetRow row, List<Reason> reasons) {
        List<StockFiling.Arrival> arrivals = new ArrayList<>();
        for (int one = 1; one <= ARRIVALS; one++) {
            boolean dated = !found.text(row, "arrivalDay" + one).isBlank();
            boolean counted = !found.text(row, "arrivalUnits" + one).isBlank();
            if (dated || counted) {
                LocalDate day = day(found, row, "arrivalDay" + one, reasons);
                Double units = number(found, row, "arrivalUnits" + one, true, reasons);
                if (day != null && units != null) {
                    arrivals.add(new StockFiling.Arrival(day, units, 0));
                }
            }
        }
        return arrivals;
    }

    private static @Nullable LocalDate day(Columns.Found found, SheetRow row, String field, List<Reason> reasons) {
        String text = found.text(row, field);
        try {
            return LocalDate.parse(text.replace('/', '-').substring(0, Math.min(10, text.length())));
        } catch (DateTimeParseException e) {
            reasons.add(Reason.at(field, "chain.day", text));
            return null;
        }
    }

    private static @Nullable Double number(
            Columns.Found found, SheetRow row, String field, boolean needed, List<Reason> reasons) {
        String text = found.text(row, field);
        if (text.isBlank()) {
            if (needed) {
                reasons.add(Reason.at(field, "chain.stock.half"));
            }
            return null;
        }
        try {
            return Double.valueOf(text.replace(",", "").replace("−", "-"));
        } catch (NumberFormatException e) {
            reasons.add(Reason.at(field, "chain.number", text));
            return null;
        }
    }
}
