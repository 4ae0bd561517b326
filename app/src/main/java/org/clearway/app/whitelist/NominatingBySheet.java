package org.clearway.app.whitelist;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.clearway.app.directory.Enterprise;
import org.clearway.app.directory.Enterprises;
import org.clearway.app.directory.ReferenceTables;
import org.clearway.app.directory.Term;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.job.JobRun;
import org.clearway.app.shared.job.JobWork;
import org.clearway.app.shared.job.Jobs;
import org.clearway.app.shared.job.NewJob;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.table.Columns;
import org.clearway.app.shared.table.RowsToCorrect;
import org.clearway.app.shared.table.Sheet;
import org.clearway.app.shared.table.SheetRow;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.app.shared.web.IcuMessages;
import org.clearway.app.shared.web.Reasons;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Nominations from a table of up to 5,000 rows, as a job: good rows go in, each bad one comes back with its reasons. */
@Service
public class NominatingBySheet implements JobWork {

    public static final String KIND = "nominations";

    private static final int CHUNK_ROWS = 500;

    private final WhiteLists lists;
    private final Admissions admissions;
    private final Enterprises enterprises;
    private final NewAdmissions newAdmissions;
    private final ReferenceTables reference;
    private final Jobs jobs;
    private final Reasons words;
    private final ClearwayClock clock;
    private final Audit audit;

    NominatingBySheet(
            WhiteLists lists,
            Admissions admissions,
            Enterprises enterprises,
            NewAdmissions newAdmissions,
            ReferenceTables reference,
            Jobs jobs,
            Reasons words,
            ClearwayClock clock,
            Audit audit) {
        this.lists = lists;
        this.admissions = admissions;
        this.enterprises = enterprises;
        this.newAdmissions = newAdmissions;
        this.reference = reference;
        this.jobs = jobs;
        this.words = words;
        this.clock = clock;
        this.audit = audit;
    }

    public byte[] template() {
        return NominationSheet.template();
    }

    /** Starts the job; what is no table at all is refused at once. */
    @Transactional
    public long send(String list, String fileName, byte[] content, Locale locale) {
        Actor.current().require(Right.PREPARE);
        lists.byCode(list);
        return jobs.start(new NewJob(
                KIND,
                fileName,
                content,
                null,
                Map.of("list", list, "language", IcuMessages.language(locale)),
                Map.of(),
                null,
                null,
                false));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    @Transactional
    public void run(JobRun run) {
        Actor.current().require(Right.PREPARE);
        WhiteList list = lists.byCode(String.valueOf(run.job().settings().get("list")));
        Locale locale = Locale.of(run.job().settings().getOrDefault("language", "en"));
        try (Sheet sheet = Sheet.open(run.input(), NominationSheet.ROW_LIMIT)) {
            Reading reading = new Reading(list, NominationSheet.COLUMNS.find(sheet), locale, run);
            reading.read(sheet);
            tell(reading, list, run);
        }
    }

    private void tell(Reading reading, WhiteList list, JobRun run) {
        run.count("good", reading.good);
        run.count("bad", reading.bad.count());
        byte[] toCorrect = reading.bad.file();
        if (toCorrect != null) {
            run.result(RowsToCorrect.nameFor(run.job().name()), toCorrect);
        }
        audit.record(Audit.Entry.of(
                        "enterprises nominated",
                        "white list",
                        list.code(),
                        Actor.current().division())
                .with(Map.of("file", run.job().name(), "good", reading.good, "bad", reading.bad.count())));
    }

    /** One reading of a table: rows are looked up and written 500 at a time. */
    private final class Reading {

        private final WhiteList list;
        private final Terms terms;
        private final Columns.Found columns;
        private final JobRun run;
        private final Set<String> seen = new HashSet<>();
        private long good;
        private final RowsToCorrect bad;

        Reading(WhiteList list, Columns.Found columns, Locale locale, JobRun run) {
            this.list = list;
            this.terms = lists.terms(list, clock.today());
            this.columns = columns;
            this.bad = new RowsToCorrect(
                    columns.header(), NominationSheet.COLUMNS, reason -> words.text(reason, locale), 0);
            this.run = run;
        }

        void read(Sheet sheet) {
            List<SheetRow> chunk = new ArrayList<>();
            while (sheet.hasNext()) {
                chunk.add(sheet.next());
                if (chunk.size() == CHUNK_ROWS || !sheet.hasNext()) {
                    take(chunk);
                    chunk.clear();
                    run.progress(good, bad.count());
                }
            }
        }

        private void take(List<SheetRow> chunk) {
            Map<String, Enterprise> known = enterprises.byCreditCodes(
                    chunk.stream().map(row -> columns.text(row, "creditCode")).toList());
            Map<Long, String> standing = admissions.standing(
                    list, known.values().stream().map(Enterprise::id).toList());
            List<NewAdmissions.Row> rows = new ArrayList<>();
            for (SheetRow row : chunk) {
                Nomination one = nomination(row, known, standing);
                List<Reason> reasons = Nomination.RULES.against(one);
                if (reasons.isEmpty()) {
                    rows.add(NewAdmissions.Row.of(
                            list,
                            Objects.requireNonNull(one.enterprise()),
                            String.valueOf(one.field()),
                            String.valueOf(one.ground()),
                            isYes(columns.text(row, "foreign")),
                            "sheet"));
                } else {
                    bad.add(row, reasons);
                }
            }
            newAdmissions.insert(rows);
            good += rows.size();
        }

        private Nomination nomination(SheetRow row, Map<String, Enterprise> known, Map<Long, String> standing) {
            String code = columns.text(row, "creditCode");
            Enterprise enterprise = known.get(code);
            String state = enterprise == null ? null : standing.get(enterprise.id());
            boolean again = enterprise != null && !seen.add(code);
            boolean listed = "listed".equals(state) || "suspended".equals(state);
            String field = reference.present().term(Term.SUPPLY_FIELD, columns.text(row, "field"));
            return new Nomination(
                    list,
                    terms,
                    clock.today(),
                    enterprise,
                    code,
                    field,
                    columns.text(row, "ground"),
                    again || (state != null && !listed),
                    listed);
        }

        private static boolean isYes(String text) {
            return List.of("是", "yes", "y", "true", "1").contains(text.toLowerCase(Locale.ROOT));
        }
    }
}
