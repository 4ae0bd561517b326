package org.clearway.app.directory;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.clearway.app.directory.CheckingEnterprises.Checked;
import org.clearway.app.directory.EnterpriseStore.Known;
import org.clearway.app.directory.internal.Candidate;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.table.Columns;
import org.clearway.app.shared.table.RowsToCorrect;
import org.clearway.app.shared.table.Sheet;
import org.clearway.app.shared.table.SheetRow;
import org.jspecify.annotations.Nullable;

/**
 * Goes once through a table of enterprises, a thousand rows at a time: checks each, holds it against what is on record, and writes
 * what is new or changed unless it only looks.
 */
final class EnterpriseTable {

    private static final int CHUNK_ROWS = 1_000;
    private static final int SHOWN_ROWS = 10;

    private final EnterpriseStore store;
    private final CheckingEnterprises checking;
    private final Instant now;
    private final boolean writing;
    private final BiConsumer<Long, Long> progress;
    private final Map<String, Integer> rowByCode = new HashMap<>();
    private final List<Candidate> shown = new ArrayList<>();
    private long added;
    private long changed;
    private long unchanged;

    EnterpriseTable(
            EnterpriseStore store,
            CheckingEnterprises checking,
            Instant now,
            boolean writing,
            BiConsumer<Long, Long> progress) {
        this.store = store;
        this.checking = checking;
        this.now = now;
        this.writing = writing;
        this.progress = progress;
    }

    /**
     * What came of it.
     *
     * @param file the rows to correct; null when there are none
     */
    record Outcome(
            long added,
            long changed,
            long unchanged,
            long bad,
            List<Candidate> first,
            List<RowsToCorrect.Bad> firstBad,
            byte @Nullable [] file) {

        long good() {
            return added + changed + unchanged;
        }
    }

    private record Pending(SheetRow row, EnterpriseForm form, Candidate candidate) {}

    /** @param header makes the list of bad rows, once the header is known */
    Outcome read(Path file, int rowLimit, java.util.function.Function<SheetRow, RowsToCorrect> header) {
        try (Sheet sheet = Sheet.open(file, rowLimit)) {
            Columns.Found columns = EnterpriseColumns.ALL.find(sheet);
            RowsToCorrect bad = header.apply(columns.header());
            List<Pending> chunk = new ArrayList<>(CHUNK_ROWS);
            while (sheet.hasNext()) {
                take(sheet.next(), columns, chunk, bad);
                if (chunk.size() == CHUNK_ROWS) {
                    finish(chunk, bad);
                }
            }
            finish(chunk, bad);
            return new Outcome(added, changed, unchanged, bad.count(), shown, bad.first(), bad.file());
        }
    }

    private void take(SheetRow row, Columns.Found columns, List<Pending> chunk, RowsToCorrect bad) {
        EnterpriseForm form = EnterpriseColumns.form(columns, row);
        Checked checked = checking.check(form);
        Candidate candidate = checked.candidate();
        if (candidate == null) {
            bad.add(row, checked.reasons());
            return;
        }
        Integer before = rowByCode.putIfAbsent(candidate.creditCode(), row.number());
        if (before != null) {
            bad.add(row, List.of(Reason.at("creditCode", "directory.import.twice", candidate.creditCode(), before)));
            return;
        }
        chunk.add(new Pending(row, form, candidate));
    }

    private void finish(List<Pending> chunk, RowsToCorrect bad) {
        List<String> codes =
                chunk.stream().map(pending -> pending.candidate().creditCode()).toList();
        Map<String, Known> known = store.known(codes);
        Set<String> taken = store.taken(codes);
        List<Candidate> inserts = new ArrayList<>();
        List<Candidate> updates = new ArrayList<>();
        for (Pending pending : chunk) {
            String code = pending.candidate().creditCode();
            Known before = known.get(code);
            if (before != null) {
                compare(pending, before, updates, bad);
            } else if (taken.contains(code)) {
                bad.add(pending.row(), List.of(Reason.at("creditCode", "directory.import.elsewhere", code)));
            } else {
                inserts.add(pending.candidate());
                show(pending.candidate());
            }
        }
        added += inserts.size();
        changed += updates.size();
        if (writing) {
            store.insert(inserts, now);
            store.update(updates, now);
        }
        chunk.clear();
        progress.accept(added + changed + unchanged, bad.count());
    }

    /** What the row does not say stays as it is on record. */
    private void compare(Pending pending, Known before, List<Candidate> updates, RowsToCorrect bad) {
        Checked checked = checking.check(pending.form().over(EnterpriseForm.of(before.values(), null)));
        Candidate after = checked.candidate();
        if (after == null) {
            bad.add(pending.row(), checked.reasons());
            return;
        }
        Candidate kept = after.keeping(before.values(), pending.form().groupCode() == null);
        show(kept);
        if (kept.equals(before.values())) {
            unchanged++;
        } else {
            updates.add(kept);
        }
    }

    private void show(Candidate candidate) {
        if (shown.size() < SHOWN_ROWS) {
            shown.add(candidate);
        }
    }
}
