package org.clearway.app.problem;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.clearway.app.directory.Enterprise;
import org.clearway.app.directory.Enterprises;
import org.clearway.app.problem.internal.Digest;
import org.clearway.app.problem.internal.LookedUp;
import org.clearway.app.problem.internal.SheetColumns;
import org.clearway.app.problem.internal.Telling;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.job.Job;
import org.clearway.app.shared.job.JobRun;
import org.clearway.app.shared.job.JobWork;
import org.clearway.app.shared.job.Jobs;
import org.clearway.app.shared.job.NewJob;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.table.Columns;
import org.clearway.app.shared.table.RowsToCorrect;
import org.clearway.app.shared.table.Sheet;
import org.clearway.app.shared.table.SheetRow;
import org.clearway.app.shared.table.TableFile;
import org.clearway.app.shared.web.IcuMessages;
import org.clearway.app.shared.web.Reasons;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Problems from a hotline's table. First a look that files nothing, then, when the officer says so, a job. Good rows are filed, every
 * bad one comes back with row, column and reason, and a row that was sent before is not filed again: it is known by the hotline's
 * ticket, or, without one, by what it says.
 */
@Service
public class HotlineSheet {

    public static final String KIND = "problems";

    /** Ten times the 500 that a hotline sends in a day, and the header. */
    public static final int ROW_LIMIT = 5_001;

    static final String SOURCE = "sheet";

    private static final int SHOWN = 10;
    private static final int SHOWN_BAD = 20;
    private static final int CHUNK_ROWS = 500;

    private final Enterprises enterprises;
    private final FilingProblems filing;
    private final JdbcClient jdbc;
    private final Jobs jobs;
    private final Reasons words;
    private final Audit audit;

    HotlineSheet(
            Enterprises enterprises, FilingProblems filing, JdbcClient jdbc, Jobs jobs, Reasons words, Audit audit) {
        this.enterprises = enterprises;
        this.filing = filing;
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.words = words;
        this.audit = audit;
    }

    /** A good row, as the page before the confirmation shows it. */
    public record Good(int row, String enterpriseZh, String enterpriseEn, String kind, String title, boolean known) {}

    /** @param known rows that were sent before */
    public record Outcome(
            long filed,
            long known,
            long bad,
            List<Good> first,
            List<RowsToCorrect.Bad> firstBad,
            byte @Nullable [] toCorrect) {

        Map<String, Long> counts() {
            Map<String, Long> counts = new LinkedHashMap<>();
            counts.put("added", filed);
            counts.put("unchanged", known);
            counts.put("bad", bad);
            return counts;
        }
    }

    /** The job that waits to be confirmed, with the first rows. */
    public record Preview(Job job, Outcome outcome) {}

    public static byte[] template() {
        return SheetColumns.template();
    }

    /** Looks through the whole table and keeps it as a job that waits to be confirmed. */
    @Transactional
    public long look(String fileName, byte[] content, Locale locale) {
        Actor.current().require(Right.PREPARE);
        Outcome outcome = TableFile.with(content, file -> read(file, false, locale, (good, bad) -> {}));
        byte[] toCorrect = outcome.toCorrect();
        return jobs.start(new NewJob(
                KIND,
                fileName,
                content,
                outcome.filed() + outcome.known() + outcome.bad(),
                Map.of("language", IcuMessages.language(locale)),
                outcome.counts(),
                toCorrect == null ? null : RowsToCorrect.nameFor(fileName),
                toCorrect,
                true));
    }

    @Transactional(readOnly = true)
    public Preview preview(long job, Locale locale) {
        Actor.current().require(Right.PREPARE);
        Job found = jobs.find(job);
        byte[] content = jobs.input(job).orElseThrow(() -> new NotFound("import", job));
        return new Preview(found, TableFile.with(content, file -> read(file, false, locale, (good, bad) -> {})));
    }

    /** Files what is good and new. */
    @Transactional
    public Outcome run(Path file, String name, Locale locale, BiConsumer<Long, Long> progress) {
        Actor actor = Actor.current();
        actor.require(Right.PREPARE);
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('problem sheet', 6))")
                .query()
                .listOfRows();
        Outcome outcome = read(file, true, locale, progress);
        audit.record(Audit.Entry.of("problems imported", "import", name, actor.division())
                .with(outcome.counts()));
        return outcome;
    }

    private Outcome read(Path file, boolean writing, Locale locale, BiConsumer<Long, Long> progress) {
        try (Sheet sheet = Sheet.open(file, ROW_LIMIT)) {
            Columns.Found columns = SheetColumns.ALL.find(sheet);
            Reading reading = new Reading(columns, writing, locale);
            List<SheetRow> chunk = new ArrayList<>();
            while (sheet.hasNext()) {
                chunk.add(sheet.next());
                if (chunk.size() == CHUNK_ROWS || !sheet.hasNext()) {
                    LookedUp.during(() -> reading.take(chunk));
                    chunk.clear();
                    progress.accept(reading.filed + reading.known, reading.bad.count());
                }
            }
            return reading.outcome();
        }
    }

    /** One reading of a table: what is on record is looked up 500 rows at a time, what looks alike row by row. */
    private final class Reading {

        private final Columns.Found columns;
        private final boolean writing;
        private final RowsToCorrect bad;
        private final List<Good> first = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();
        private long filed;
        private long known;

        Reading(Columns.Found columns, boolean writing, Locale locale) {
            this.columns = columns;
            this.writing = writing;
            this.bad = new RowsToCorrect(
                    columns.header(), SheetColumns.ALL, reason -> words.text(reason, locale), SHOWN_BAD);
        }

        void take(List<SheetRow> rows) {
            Map<String, Enterprise> who =
                    enterprises.byCreditCodes(rows.stream().map(this::code).toList());
            List<Row> read =
                    rows.stream().map(row -> read(row, who.get(code(row)))).toList();
            Set<String> before = filed(read.stream().map(Row::reference).toList());
            read.forEach(row -> settle(row, before.contains(row.reference())));
        }

        private String code(SheetRow row) {
            return columns.text(row, "enterprise").toUpperCase(Locale.ROOT);
        }

        private Row read(SheetRow row, @Nullable Enterprise enterprise) {
            List<Reason> reasons = new ArrayList<>();
            if (enterprise == null || enterprise.state().equals("closed")) {
                reasons.add(Reason.at("enterprise", "problem.enterprise"));
            }
            String days = columns.text(row, "stopsInDays");
            boolean number = days.matches("\\d{0,4}");
            if (!number) {
                reasons.add(Reason.at("stopsInDays", "problem.stops", FilingProblems.FURTHEST_STOP_DAYS));
            }
            NewProblem wanted = new NewProblem(
                    enterprise == null ? 0 : enterprise.id(),
                    SheetColumns.kind(columns.text(row, "kind")),
                    columns.text(row, "title"),
                    columns.text(row, "asked"),
                    columns.text(row, "place"),
                    null,
                    number && !days.isEmpty() ? Integer.valueOf(days) : null,
                    SheetColumns.stakes(columns.text(row, "stakes")),
                    SheetColumns.yes(columns.text(row, "separate")));
            reasons.addAll(FilingProblems.against(wanted));
            return new Row(row, wanted, enterprise, reference(columns.text(row, "ticket"), code(row), wanted), reasons);
        }

        private void settle(Row row, boolean before) {
            List<Reason> reasons = row.reasons();
            if (!seen.add(row.reference())) {
                reasons.add(Reason.at("ticket", "problem.sheet-twice"));
            } else if (reasons.isEmpty() && !before && !row.wanted().separate()) {
                filing.alike(row.wanted()).stream()
                        .findFirst()
                        .ifPresent(one -> reasons.add(Reason.at("separate", "problem.sheet-alike", one.number())));
            }
            if (!reasons.isEmpty()) {
                bad.add(row.row(), reasons);
                return;
            }
            Enterprise enterprise = Objects.requireNonNull(row.enterprise());
            known += before ? 1 : 0;
            filed += before ? 0 : 1;
            if (writing && !before) {
                filing.fromSheet(row.wanted(), enterprise, row.reference());
            }
            if (first.size() < SHOWN) {
                first.add(good(row, enterprise, before));
            }
        }

        Outcome outcome() {
            return new Outcome(filed, known, bad.count(), first, bad.first(), bad.file());
        }
    }

    /** @param reference tells when it is sent again */
    private record Row(
            SheetRow row, NewProblem wanted, @Nullable Enterprise enterprise, String reference, List<Reason> reasons) {}

    private static Good good(Row row, Enterprise who, boolean known) {
        String en = who.nameEn() == null ? who.nameZh() : who.nameEn();
        return new Good(
                row.row().number(),
                who.nameZh(),
                en,
                row.wanted().kind(),
                row.wanted().title(),
                known);
    }

    private static String reference(String ticket, String code, NewProblem wanted) {
        Long authority = Actor.current().authorityId();
        String by = (authority == null ? 0 : authority) + ":";
        if (!ticket.isEmpty()) {
            return by + ticket;
        }
        String said = String.join(
                "\n",
                code,
                wanted.kind(),
                wanted.title().strip(),
                wanted.asked().strip());
        return by + Digest.sha256(said);
    }

    /** Those of these references that were filed before. */
    private Set<String> filed(List<String> references) {
        return Set.copyOf(jdbc.sql("select reference from problem.problem where source = ? and reference = any (?)")
                .param(SOURCE)
                .param(references.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** The table as a job. */
    @Component
    static class Work implements JobWork {

        private final HotlineSheet sheet;
        private final Telling telling;

        Work(HotlineSheet sheet, Telling telling) {
            this.sheet = sheet;
            this.telling = telling;
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public void run(JobRun run) {
            Locale locale = Locale.of(run.job().settings().getOrDefault("language", "en"));
            String name = run.job().name();
            Outcome outcome = sheet.run(run.input(), name, locale, run::progress);
            run.progress(outcome.filed() + outcome.known(), outcome.bad());
            outcome.counts().forEach(run::count);
            byte[] toCorrect = outcome.toCorrect();
            if (toCorrect != null) {
                run.result(RowsToCorrect.nameFor(name), toCorrect);
            }
            telling.soon();
        }
    }
}
