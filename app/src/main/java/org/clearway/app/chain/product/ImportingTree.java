package org.clearway.app.chain.product;

import java.io.OutputStream;
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
import org.clearway.app.shared.table.RowsToCorrect;
import org.clearway.app.shared.table.TableFile;
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

    /** The first rows and the first bad ones, as the page before the confirmation shows them. */
    public record Preview(Job job, List<TreeRow> rows, List<RowsToCorrect.Bad> bad) {}

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
        Outcome outcome = TableFile.with(content, file -> outcome(file, false));
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
                result.bad() == 0 ? null : RowsToCorrect.nameFor(fileName),
                result.bad() == 0 ? null : result.toCorrect(),
                true));
    }

    @Transactional(readOnly = true)
    public Preview preview(long job, Locale locale) {
        Job found = jobs.find(job);
        byte[] content = jobs.input(job).orElseThrow(() -> new NotFound("import", job));
        Outcome outcome = TableFile.with(content, file -> outcome(file, false));
        List<TreeRow> good = new ArrayList<>();
        for (int row = 0; row < outcome.read().rows().size() && good.size() < SHOWN_ROWS; row++) {
            if (!outcome.bad().containsKey(row)) {
                good.add(outcome.read().rows().get(row));
            }
        }
        return new Preview(found, good, toCorrect(outcome, locale).first());
    }

    /** Writes what is good. */
    public Result run(Path file, Locale locale) {
        return result(outcome(file, true), locale);
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
        byte[] file = toCorrect(outcome, locale).file();
        SayingTree.Said said = outcome.said();
        return new Result(
                said.added(),
                said.changed(),
                said.unchanged(),
                outcome.bad().size(),
                file == null ? new byte[0] : file);
    }

    private RowsToCorrect toCorrect(Outcome outcome, Locale locale) {
        TreeTable.Read read = outcome.read();
        RowsToCorrect bad = new RowsToCorrect(
                read.found().header(), TreeTable.COLUMNS, reason -> words.text(reason, locale), SHOWN_BAD_ROWS);
        outcome.bad().forEach((row, reasons) -> bad.add(read.cells().get(row), reasons));
        return bad;
    }
}
