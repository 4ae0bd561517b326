package org.clearway.app.chain.product;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.clearway.app.shared.job.Job;
import org.clearway.app.shared.job.Jobs;
import org.clearway.app.shared.job.NewJob;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.table.XlsxWriter;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.web.Reasons;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A product tree from a table: first a look that writes nothing, then, when the officer says so, a job. */
@Service
public class ImportingTree {

    public static final String KIND = "product-tree";

    private static final int SHOWN_BAD_ROWS = 20;
    private static final int SHOWN_ROWS = 10;

    private final SayingTree saying;
    private final ProductTree tree;
    private final Jobs jobs;
    private final Reasons words;

    ImportingTree(SayingTree saying, ProductTree tree, Jobs jobs, Reasons words) {
        this.saying = saying;
        this.tree = tree;
        this.jobs = jobs;
        this.words = words;
    }

    /** @param columns the headers of the columns that are wrong */
    public record BadRow(int number, String columns, String reasons) {}

    /** The first rows and the first bad ones, as the page before the confirmation shows them. */
    public record Preview(Job job, List<TreeRow> rows, List<BadRow> bad) {}

    /** What became of a table; {@code toCorrect} is empty when nothing is bad. */
    @SuppressWarnings("ArrayRecordComponent") // handed to whoever fetches it, never compared
    public record Result(long added, long changed, long unchanged, long bad, byte[] toCorrect) {}

    public byte[] template() {
        return TreeTable.template();
    }

    public void export(String chain, AsOf asOf, OutputStream out) {
        tree.chain(chain, asOf);
        TreeTable.write(out, tree.rows(chain, asOf));
    }

    @Transactional
    public long look(String fileName, byte[] content, Locale locale) {
        Outcome outcome = withFile(content, file -> outcome(file, false));
        Result result = result(outcome, locale);
        return jobs.start(new NewJob(
                KIND,
                fileName,
                content,
                (long) outcome.read().rows().size(),
                Map.of("language", locale.getLanguage()),
                Map.of(
                        "added",
                        result.added(),
                        "changed",
                        result.changed(),
                        "unchanged",
                        result.unchanged(),
                        "bad",
                        result.bad()),
                result.bad() == 0 ? null : correctionName(fileName),
                result.bad() == 0 ? null : result.toCorrect(),
                true));
    }

    @Transactional(readOnly = true)
    public Preview preview(long job, Locale locale) {
        Job found = jobs.find(job);
        byte[] content = jobs.input(job).orElseThrow(() -> new NotFound("import", job));
        Outcome outcome = withFile(content, file -> outcome(file, false));
        List<TreeRow> good = new ArrayList<>();
        for (int row = 0; row < outcome.read().rows().size() && good.size() < SHOWN_ROWS; row++) {
            if (!outcome.bad().containsKey(row)) {
                good.add(outcome.read().rows().get(row));
            }
        }
        List<BadRow> bad = outcome.bad().entrySet().stream()
                .limit(SHOWN_BAD_ROWS)
                .map(entry -> new BadRow(
                        outcome.read().cells().get(entry.getKey()).number(),
                        columns(entry.getValue()),
                        said(entry.getValue(), locale)))
                .toList();
        return new Preview(found, good, bad);
    }

    /** Writes what is good. */
    public Result run(Path file, Locale locale) {
        return result(outcome(file, true), locale);
    }

    static String correctionName(String fileName) {
        return fileName.replaceFirst("\\.[A-Za-z]+$", "") + "-to-correct.xlsx";
    }

    private record Outcome(TreeTable.Read read, SayingTree.Said said, Map<Integer, List<Reason>> bad) {}

    /** Rows that cannot be read are left out before the others are held against each other. */
    private Outcome outcome(Path file, boolean writing) {
        TreeTable.Read read = TreeTable.read(file);
        List<TreeRow> rows = new ArrayList<>();
        Map<Integer, Integer> places = new HashMap<>();
        for (int row = 0; row < read.rows().size(); row++) {
            if (!read.unread().containsKey(row)) {
                places.put(rows.size(), row);
                rows.add(read.rows().get(row));
            }
        }
        SayingTree.Said said = writing ? saying.say(rows) : saying.look(rows);
        Map<Integer, List<Reason>> bad = new TreeMap<>(read.unread());
        said.bad().forEach((row, reasons) -> bad.put(places.getOrDefault(row, row), reasons));
        return new Outcome(read, said, bad);
    }

    private Result result(Outcome outcome, Locale locale) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!outcome.bad().isEmpty()) {
            try (XlsxWriter sheet = new XlsxWriter(out, "更正 To correct")) {
                List<String> header = new ArrayList<>(List.of("原行号 Row", "列 Column", "原因 Reason"));
                header.addAll(TreeTable.headers());
                sheet.header(header);
                outcome.bad().forEach((row, reasons) -> {
                    List<Object> cells = new ArrayList<>(
                            List.of(outcome.read().cells().get(row).number(), columns(reasons), said(reasons, locale)));
                    cells.addAll(TreeTable.cellsOf(outcome.read(), row));
                    sheet.row(cells);
                });
            }
        }
        SayingTree.Said said = outcome.said();
        return new Result(
                said.added(), said.changed(), said.unchanged(), outcome.bad().size(), out.toByteArray());
    }

    private static String columns(List<Reason> reasons) {
        return String.join(
                ", ",
                reasons.stream()
                        .map(reason -> TreeTable.header(reason.field()))
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .toList());
    }

    private String said(List<Reason> reasons, Locale locale) {
        return String.join(
                " ", reasons.stream().map(reason -> words.text(reason, locale)).toList());
    }

    private static <T> T withFile(byte[] content, java.util.function.Function<Path, T> use) {
        try {
            Path file = Files.createTempFile("clearway-tree-", ".table");
            try {
                Files.write(file, content);
                return use.apply(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
