package org.clearway.app.monitoring.indicator;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.job.Jobs;
import org.clearway.app.shared.job.NewJob;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.table.RowsToCorrect;
import org.clearway.app.shared.table.TableFile;
import org.clearway.app.shared.table.XlsxWriter;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.app.shared.web.IcuMessages;
import org.clearway.app.shared.web.Reasons;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Series from a file, .xlsx or .csv, in whichever of two layouts ({@link SeriesTable}). First a look that writes nothing; then a job,
 * or the command. Good values go in, every bad one comes back with row, column and reasons; the same file twice changes nothing;
 * another value for a period that has one is a revision.
 */
@Service
public class ImportingSeries {

    public static final String KIND = "indicators";

    private static final int SHOWN = 50;

    private final Indicators indicators;
    private final Subjects subjects;
    private final SeriesStore store;
    private final Jobs jobs;
    private final Reasons words;
    private final ClearwayClock clock;
    private final Audit audit;

    ImportingSeries(
            Indicators indicators,
            Subjects subjects,
            SeriesStore store,
            Jobs jobs,
            Reasons words,
            ClearwayClock clock,
            Audit audit) {
        this.indicators = indicators;
        this.subjects = subjects;
        this.store = store;
        this.jobs = jobs;
        this.words = words;
        this.clock = clock;
        this.audit = audit;
    }

    /** @param reasons in the reader's words */
    public record BadValue(int row, String column, String reasons) {}

    /**
     * What a file holds, or what became of it.
     *
     * @param gaps    periods without a value between two that have one: told, not refused, for statistics have gaps
     * @param ignored columns that are no field and no indicator
     */
    public record Outcome(
            long added,
            long revised,
            long unchanged,
            long bad,
            List<BadValue> first,
            List<Gap> gaps,
            List<String> ignored,
            byte[] toCorrect) {}

    /** @param last the period before the gap, {@code next} the one behind it */
    public record Gap(String series, java.time.LocalDate last, java.time.LocalDate next, int periods) {}

    /** Looks a file through and keeps it as a job that waits to be confirmed. */
    @Transactional
    public long look(String name, byte[] content, @Nullable Instant released, String source, Locale locale) {
        Actor.current().require(Right.INDICATORS);
        Outcome outcome = TableFile.with(content, file -> read(file, released, source, locale, false));
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("language", IcuMessages.language(locale));
        settings.put("source", source);
        if (released != null) {
            settings.put("released", released.toString());
        }
        return jobs.start(new NewJob(
                KIND,
                name,
                content,
                outcome.added() + outcome.revised() + outcome.unchanged() + outcome.bad(),
                settings,
                counts(outcome),
                outcome.bad() == 0 ? null : RowsToCorrect.nameFor(name),
                outcome.bad() == 0 ? null : outcome.toCorrect(),
                true));
    }

    /** The look of a job that waits. */
    @Transactional(readOnly = true)
    public Outcome preview(long job, Locale locale) {
        Actor.current().require(Right.INDICATORS);
        byte[] content = jobs.input(job).orElseThrow(() -> new NotFound("import", job));
        Map<String, String> settings = jobs.find(job).settings();
        return TableFile.with(
                content, file -> read(file, released(settings), settings.getOrDefault("source", ""), locale, false));
    }

    /** Writes what is good, in one transaction, with one entry of the trail. */
    @Transactional
    public Outcome run(Path file, String name, @Nullable Instant released, String source, Locale locale) {
        Actor.current().require(Right.INDICATORS);
        Outcome outcome = read(file, released, source, locale, true);
        audit.record(Audit.Entry.of(
                        "series imported", "indicator", name, Actor.current().division())
                .with(counts(outcome)));
        return outcome;
    }

    static @Nullable Instant released(Map<String, String> settings) {
        String text = settings.get("released");
        return text == null ? null : Instant.parse(text);
    }

    static Map<String, Long> counts(Outcome outcome) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("added", outcome.added());
        counts.put("changed", outcome.revised());
        counts.put("unchanged", outcome.unchanged());
        counts.put("bad", outcome.bad());
        return counts;
    }

    private Outcome read(Path file, @Nullable Instant released, String source, Locale locale, boolean writing) {
        Instant now = clock.instant();
        Map<String, Indicator> known = indicators.all(AsOf.now(clock));
        Map<Subject, Boolean> exist = new java.util.HashMap<>();
        SeriesTable table = new SeriesTable(
                known,
                indicators.aliases(),
                subject -> exist.computeIfAbsent(
                        subject, one -> subjects.named(one).isPresent()),
                released == null ? now : released,
                source);
        table.read(file);
        List<SeriesRow.Bad> bad = new ArrayList<>(table.bad());
        List<SeriesRow> fit = SeriesChecks.fit(table.good(), known, store.before(table.good()), bad);
        SeriesStore.Sorted sorted = store.sort(fit);
        if (writing) {
            store.write(sorted, known, now);
        }
        bad.sort(java.util.Comparator.comparingInt(SeriesRow.Bad::row));
        return new Outcome(
                sorted.added().size(),
                sorted.revised().size(),
                sorted.unchanged(),
                bad.size(),
                bad.stream().limit(SHOWN).map(one -> inWords(one, locale)).toList(),
                SeriesChecks.gaps(fit, known).stream().limit(SHOWN).toList(),
                table.unknownColumns(),
                bad.isEmpty() ? new byte[0] : toCorrect(table.header(), bad, locale));
    }

    private BadValue inWords(SeriesRow.Bad one, Locale locale) {
        return new BadValue(one.row(), one.column(), text(one.reasons(), locale));
    }

    private String text(List<Reason> reasons, Locale locale) {
        return reasons.stream().map(reason -> words.text(reason, locale)).collect(Collectors.joining(" "));
    }

    private byte[] toCorrect(List<String> header, List<SeriesRow.Bad> bad, Locale locale) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XlsxWriter sheet = new XlsxWriter(out, "to-correct")) {
            List<String> names = new ArrayList<>(header);
            names.addAll(List.of("行号 row", "列 column", "原因 reasons"));
            sheet.header(names);
            for (SeriesRow.Bad one : bad) {
                List<Object> cells = new ArrayList<>(one.cells());
                while (cells.size() < header.size()) {
                    cells.add("");
                }
                cells.addAll(List.of(one.row(), one.column(), text(one.reasons(), locale)));
                sheet.row(cells);
            }
        }
        return out.toByteArray();
    }
}
