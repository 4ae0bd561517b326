package org.clearway.app.chain;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.clearway.app.chain.internal.RelationStatements.Counts;
import org.clearway.app.shared.job.JobRun;
import org.clearway.app.shared.job.JobWork;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.table.Columns;
import org.clearway.app.shared.table.Columns.Column;
import org.clearway.app.shared.table.Sheet;
import org.clearway.app.shared.table.SheetRow;
import org.clearway.app.shared.table.XlsxWriter;
import org.clearway.app.shared.web.Reasons;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Relations from a table of up to 100,000 rows: good rows go in, each bad one comes back with its row and reasons. */
@Component
class RelationImport implements JobWork {

    static final String KIND = "relations";

    static final int ROW_LIMIT = 100_001;

    private static final int CHUNK = 2_000;

    private static final Columns COLUMNS = new Columns(
            Column.required("buyer_code", "需方统一社会信用代码", "Buyer code"),
            Column.optional("buyer_site", "需方厂区号", "Buyer site"),
            Column.required("buyer_part", "需方产品编码", "Buyer product"),
            Column.required("supplier_code", "供方统一社会信用代码", "Supplier code"),
            Column.optional("supplier_site", "供方厂区号", "Supplier site"),
            Column.required("supplier_part", "零部件编码", "Part"),
            Column.required("monthly_volume", "月供量", "Monthly volume"),
            Column.optional("unit", "单位", "Unit"),
            Column.optional("share", "占比", "Share"),
            Column.optional("lead_days", "备货天数", "Lead days"),
            Column.optional("transit_days", "运输天数", "Transit days"),
            Column.optional("sole_source", "独家", "Sole source"));

    private final SayingRelations saying;
    private final Reasons words;

    RelationImport(SayingRelations saying, Reasons words) {
        this.saying = saying;
        this.words = words;
    }

    @Override
    public String kind() {
        return KIND;
    }

    static byte[] template() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XlsxWriter sheet = new XlsxWriter(out, "relations")) {
            sheet.header(COLUMNS.all().stream().map(Column::header).toList());
        }
        return out.toByteArray();
    }

    @Override
    public void run(JobRun run) {
        Locale locale = Locale.forLanguageTag(run.job().settings().getOrDefault("language", "zh"));
        boolean bySupplier = "supplier".equals(run.job().settings().get("side"));
        Work work = new Work(run, bySupplier, locale);
        try (Sheet sheet = Sheet.open(run.input(), ROW_LIMIT)) {
            Columns.Found found = COLUMNS.find(sheet);
            while (sheet.hasNext()) {
                SheetRow row = sheet.next();
                if (!row.isBlank()) {
                    work.take(row, found);
                }
            }
            work.flush();
        }
        work.end();
    }

    /** One run: rows wait until there are enough for a statement. */
    private final class Work {
        private final JobRun run;
        private final boolean bySupplier;
        private final Locale locale;
        private final List<SheetRow> rows = new ArrayList<>();
        private final List<SaidRelation> said = new ArrayList<>();
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private @Nullable XlsxWriter bad;
        private Counts counts = Counts.NONE;
        private long badRows;

        Work(JobRun run, boolean bySupplier, Locale locale) {
            this.run = run;
            this.bySupplier = bySupplier;
            this.locale = locale;
        }

        void take(SheetRow row, Columns.Found found) {
            List<Reason> reasons = new ArrayList<>();
            SaidRelation one = read(row, found, reasons);
            if (reasons.isEmpty()) {
                rows.add(row);
                said.add(one);
            } else {
                refuse(row, reasons);
            }
            if (rows.size() == CHUNK) {
                flush();
            }
        }

        void flush() {
            if (!rows.isEmpty()) {
                SayingRelations.Said result = saying.say(said, bySupplier, "sheet");
                counts = counts.plus(result.counts());
                result.bad().forEach((row, reasons) -> refuse(rows.get(row), reasons));
                rows.clear();
                said.clear();
            }
            run.progress(counts.added() + counts.changed() + counts.unchanged(), badRows);
        }

        private void refuse(SheetRow row, List<Reason> reasons) {
            badRows++;
            if (bad == null) {
                bad = new XlsxWriter(out, "更正 To correct");
                List<String> header = new ArrayList<>(
                        COLUMNS.all().stream().map(Column::header).toList());
                header.add(0, "原行号 Row");
                header.add(1, "原因 Reason");
                bad.header(header);
            }
            List<Object> cells = new ArrayList<>();
            cells.add(row.number());
            cells.add(String.join(
                    " ",
                    reasons.stream().map(reason -> words.text(reason, locale)).toList()));
            cells.addAll(row.cells());
            bad.row(cells);
        }

        void end() {
            run.count("added", counts.added());
            run.count("changed", counts.changed());
            run.count("unchanged", counts.unchanged());
            run.count("bad", badRows);
            if (bad != null) {
                bad.close();
                run.result("relations-to-correct.xlsx", out.toByteArray());
            }
        }
    }

    private static SaidRelation read(SheetRow row, Columns.Found found, List<Reason> reasons) {
        String share = found.text(row, "share");
        return new SaidRelation(
                found.text(row, "buyer_code"),
                (int) number(found, row, "buyer_site", 1, reasons),
                found.text(row, "buyer_part"),
                found.text(row, "supplier_code"),
                (int) number(found, row, "supplier_site", 1, reasons),
                found.text(row, "supplier_part"),
                number(found, row, "monthly_volume", 0, reasons),
                found.text(row, "unit"),
                share.isBlank() ? null : number(found, row, "share", 0, reasons),
                (int) number(found, row, "lead_days", 0, reasons),
                (int) number(found, row, "transit_days", 1, reasons),
                found.text(row, "sole_source").matches("(?i)1|y|yes|true|是"));
    }

    private static double number(
            Columns.Found found, SheetRow row, String field, double missing, List<Reason> reasons) {
        String text = found.text(row, field);
        try {
            return text.isBlank() ? missing : Double.parseDouble(text.replace(",", ""));
        } catch (NumberFormatException e) {
            reasons.add(Reason.at(field, "chain.number", text));
            return missing;
        }
    }
}
