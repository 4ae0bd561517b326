package org.clearway.app.directory;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.clearway.app.directory.EnterpriseTable.Outcome;
import org.clearway.app.directory.internal.Candidate;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.job.Job;
import org.clearway.app.shared.job.Jobs;
import org.clearway.app.shared.job.NewJob;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.table.RowsToCorrect;
import org.clearway.app.shared.table.TableFile;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.app.shared.web.IcuMessages;
import org.clearway.app.shared.web.Reasons;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Enterprises from a table that an officer sends. First a look that writes nothing, then, when the officer says so, a job. Good
 * rows go in, every bad one comes back with row, column and reason, and the same table twice changes nothing.
 */
@Service
public class ImportingEnterprises {

    public static final String KIND = "enterprises";

    /** Four times the 25,000 that one upload is made for. */
    public static final int ROW_LIMIT = 100_001;

    private static final int SHOWN_BAD_ROWS = 20;

    private final EnterpriseStore store;
    private final ReferenceTables reference;
    private final Jobs jobs;
    private final Reasons words;
    private final ClearwayClock clock;
    private final Audit audit;
    private final SizeThresholds thresholds = SizeThresholds.ofReference();

    ImportingEnterprises(
            EnterpriseStore store,
            ReferenceTables reference,
            Jobs jobs,
            Reasons words,
            ClearwayClock clock,
            Audit audit) {
        this.store = store;
        this.reference = reference;
        this.jobs = jobs;
        this.words = words;
        this.clock = clock;
        this.audit = audit;
    }

    /** The first rows and the first bad ones, as the page before the confirmation shows them. */
    public record Preview(Job job, List<Candidate> rows, List<RowsToCorrect.Bad> bad) {}

    /** Figures of a run that the command line prints. */
    public record Result(long added, long changed, long unchanged, long bad, byte[] toCorrect) {}

    public byte[] template() {
        return EnterpriseColumns.template();
    }

    /** Looks through the whole table and keeps it as a job that waits to be confirmed. */
    @Transactional
    public long look(String fileName, byte[] content, Locale locale) {
        Actor.current().require(Right.EDIT_DIRECTORY);
        Outcome outcome = TableFile.with(content, file -> read(file, false, locale, (good, bad) -> {}));
        return jobs.start(new NewJob(
                KIND,
                fileName,
                content,
                outcome.good() + outcome.bad(),
                Map.of("language", IcuMessages.language(locale)),
                counts(outcome),
                outcome.file() == null ? null : RowsToCorrect.nameFor(fileName),
                outcome.file(),
                true));
    }

    @Transactional(readOnly = true)
    public Preview preview(long job, Locale locale) {
        Actor.current().require(Right.EDIT_DIRECTORY);
        Job found = jobs.find(job);
        byte[] content = jobs.input(job).orElseThrow(() -> new NotFound("import", job));
        Outcome outcome = TableFile.with(content, file -> read(file, false, locale, (good, bad) -> {}));
        return new Preview(found, outcome.first(), outcome.firstBad());
    }

    /** Writes what is good. One entry of the trail stands for all rows, with the digest of the table. */
    @Transactional
    public Result run(Path file, String name, Locale locale, BiConsumer<Long, Long> progress) {
        Actor.current().require(Right.EDIT_DIRECTORY);
        Outcome outcome = read(file, true, locale, progress);
        store.sortGramsIn();
        Map<String, Object> detail = new LinkedHashMap<>(counts(outcome));
        detail.put("sha256", Digests.sha256(file));
        audit.record(Audit.Entry.of(
                        "enterprises imported", "import", name, Actor.current().division())
                .with(detail));
        byte[] toCorrect = outcome.file() == null ? new byte[0] : outcome.file();
        return new Result(outcome.added(), outcome.changed(), outcome.unchanged(), outcome.bad(), toCorrect);
    }

    private static Map<String, Long> counts(Outcome outcome) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("added", outcome.added());
        counts.put("changed", outcome.changed());
        counts.put("unchanged", outcome.unchanged());
        counts.put("bad", outcome.bad());
        return counts;
    }

    private Outcome read(Path file, boolean writing, Locale locale, BiConsumer<Long, Long> progress) {
        Instant now = clock.instant();
        CheckingEnterprises checking = new CheckingEnterprises(
                reference.present(), thresholds, Actor.current().range(), clock.today(), store.groups(), true);
        return new EnterpriseTable(store, checking, now, writing, progress)
                .read(
                        file,
                        ROW_LIMIT,
                        header -> new RowsToCorrect(
                                header, EnterpriseColumns.ALL, reason -> words.text(reason, locale), SHOWN_BAD_ROWS));
    }
}
