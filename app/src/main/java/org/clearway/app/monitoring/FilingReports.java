package org.clearway.app.monitoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clearway.app.monitoring.Filed.Outcome;
import org.clearway.app.monitoring.internal.FilingStatements;
import org.clearway.app.monitoring.internal.FilingStatements.Answer;
import org.clearway.app.monitoring.internal.FilingStatements.One;
import org.clearway.app.monitoring.internal.FilingTogether;
import org.clearway.app.shared.refusal.Conflict;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * Takes reports in. One by one or a thousand at once, the database does it in a single statement: idempotency, plausibility,
 * the version before closed, the new one, the trail; so that either all of it is there after a crash or nothing.
 */
@Service
public class FilingReports {

    /** A batch of the API; a group of 300 sites with three days of corrections fits. */
    public static final int BATCH_LIMIT = 1_000;

    private final FilingStatements statements;
    private final FilingTogether together;
    private final ClearwayClock clock;

    FilingReports(FilingStatements statements, FilingTogether together, ClearwayClock clock) {
        this.statements = statements;
        this.together = together;
        this.clock = clock;
    }

    /**
     * Files one report.
     *
     * @param once makes a repeated request harmless; null when the caller has no key
     * @throws Refusal  with every reason, among them doubts that were not confirmed
     * @throws Conflict when another version holds than the one the reporter saw
     */
    public Filed file(Filing filing, String channel, @Nullable OnceKey once) {
        Actor.current().require(Right.SUBMIT_REPORTS);
        Refusal.ifAny(ReportRules.reasons(filing, clock.today()));
        Answer answer = twice(() -> together.file(new One(filing, channel, once)));
        return switch (answer.outcome()) {
            case "filed" -> new Filed(Outcome.FILED, answer.version(), List.of());
            case "corrected" -> new Filed(Outcome.CORRECTED, answer.version(), List.of());
            case "same" -> new Filed(Outcome.SAME, answer.version(), List.of());
            case "repeated" -> new Filed(Outcome.REPEATED, answer.version(), List.of());
            case "doubts" -> throw new Refusal(doubts(answer));
            case "conflict" -> throw new Conflict(Reason.of("monitoring.conflict", answer.version()));
            case "key-reused" -> throw new Conflict(Reason.of("shared.key-reused"));
            default -> throw new NotFound("site", filing.siteId());
        };
    }

    /** Files many; a bad row does not keep the good ones out. */
    public List<Filed> fileAll(List<Filing> filings, String channel) {
        Actor.current().require(Right.SUBMIT_REPORTS);
        if (filings.size() > BATCH_LIMIT) {
            throw new Refusal(Reason.of("monitoring.batch-long", filings.size(), BATCH_LIMIT));
        }
        Filed[] results = new Filed[filings.size()];
        Map<String, Integer> rowBySite = new HashMap<>();
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < results.length; row++) {
            Filing filing = filings.get(row);
            List<Reason> reasons = ReportRules.reasons(filing, clock.today());
            Integer before = rowBySite.putIfAbsent(filing.siteId() + "/" + filing.day(), row + 1);
            if (before != null) {
                reasons.add(Reason.at("siteId", "monitoring.row-repeated", before));
            }
            if (reasons.isEmpty()) {
                rows.add(row);
            } else {
                results[row] = Filed.refused(0, reasons);
            }
        }
        fileChecked(filings, rows, channel, results);
        return List.of(results);
    }

    private void fileChecked(List<Filing> filings, List<Integer> rows, String channel, Filed[] results) {
        if (rows.isEmpty()) {
            return;
        }
        List<Filing> checked = rows.stream().map(filings::get).toList();
        List<Answer> answers = twice(() -> statements.fileAll(checked, channel));
        for (int i = 0; i < answers.size(); i++) {
            results[rows.get(i)] = filed(answers.get(i), checked.get(i));
        }
    }

    private static Filed filed(Answer answer, Filing filing) {
        int version = answer.version();
        return switch (answer.outcome()) {
            case "filed" -> new Filed(Outcome.FILED, version, List.of());
            case "corrected" -> new Filed(Outcome.CORRECTED, version, List.of());
            case "same" -> new Filed(Outcome.SAME, version, List.of());
            case "doubts" -> Filed.refused(version, doubts(answer));
            case "conflict" -> Filed.refused(version, List.of(Reason.of("monitoring.conflict", version)));
            case "why-missing" -> Filed.refused(version, List.of(Reason.at("why", "monitoring.why-missing")));
            default -> Filed.refused(0, List.of(Reason.at("siteId", "monitoring.no-site", filing.siteId())));
        };
    }

    private static List<Reason> doubts(Answer answer) {
        return answer.doubts().stream()
                .map(doubt -> Reason.at(Doubts.field(doubt), "monitoring.doubt." + doubt))
                .toList();
    }

    /** Two first reports of one site at the same moment: the second meets the primary key, and then finds the first. */
    private static <T> T twice(java.util.function.Supplier<T> act) {
        try {
            return act.get();
        } catch (DuplicateKeyException overtaken) {
            return act.get();
        }
    }
}
