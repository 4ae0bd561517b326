package org.clearway.app.monitoring.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clearway.app.monitoring.Filed;
import org.clearway.app.monitoring.Filing;
import org.clearway.app.monitoring.FilingReports;
import org.clearway.app.monitoring.OnceKey;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.web.Reasons;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes reports from programs, one or a thousand at once. */
@RestController
@RequestMapping("/api/v1/reports")
class FilingApi {

    private final FilingReports filing;
    private final Reasons reasons;

    FilingApi(FilingReports filing, Reasons reasons) {
        this.filing = filing;
        this.reasons = reasons;
    }

    @PostMapping
    ResponseEntity<FiledAnswer> file(
            @RequestBody ReportRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        List<Reason> found = new ArrayList<>();
        if (key != null && (key.length() < 8 || key.length() > 100)) {
            found.add(Reason.at("Idempotency-Key", "monitoring.key-length", key.length()));
        }
        Filing one = request.filing(found);
        Refusal.ifAny(found);
        Filed filed = filing.file(
                java.util.Objects.requireNonNull(one), "api", key == null ? null : new OnceKey(key, request.digest()));
        HttpStatus status = filed.outcome() == Filed.Outcome.SAME ? HttpStatus.OK : HttpStatus.CREATED;
        return ResponseEntity.status(status)
                .body(new FiledAnswer(one.siteId(), one.day().toString(), word(filed), filed.version()));
    }

    /** Each row is good or has its reasons; the good ones land whatever the others are. */
    @PostMapping("/batch")
    BatchAnswer fileAll(@RequestBody List<ReportRequest> requests, Locale locale) {
        if (requests.size() > FilingReports.BATCH_LIMIT) {
            throw new Refusal(Reason.of("monitoring.batch-long", requests.size(), FilingReports.BATCH_LIMIT));
        }
        Map<Integer, List<Reason>> unread = new HashMap<>();
        List<Filing> filings = new ArrayList<>();
        for (int row = 0; row < requests.size(); row++) {
            List<Reason> found = new ArrayList<>();
            Filing one = requests.get(row).filing(found);
            if (one == null) {
                unread.put(row, found);
            } else {
                filings.add(one);
            }
        }
        List<Filed> results = filing.fileAll(filings, "api");
        List<RowAnswer> rows = new ArrayList<>();
        int next = 0;
        for (int row = 0; row < requests.size(); row++) {
            List<Reason> found = unread.get(row);
            rows.add(
                    row(row, found == null ? results.get(next++) : new Filed(Filed.Outcome.REFUSED, 0, found), locale));
        }
        return BatchAnswer.of(rows);
    }

    private RowAnswer row(int row, Filed filed, Locale locale) {
        List<ErrorAnswer> errors = filed.reasons().stream()
                .map(reason -> new ErrorAnswer(reason.code(), reason.field(), reasons.text(reason, locale)))
                .toList();
        return new RowAnswer(row + 1, word(filed), filed.version(), errors);
    }

    private static String word(Filed filed) {
        return filed.outcome().name().toLowerCase(Locale.ROOT);
    }

    record FiledAnswer(long siteId, String day, String outcome, int version) {}

    record ErrorAnswer(String code, @Nullable String field, String message) {}

    /** @param row counted from 1 */
    record RowAnswer(int row, String outcome, int version, List<ErrorAnswer> errors) {}

    record BatchAnswer(long good, long refused, List<RowAnswer> rows) {

        static BatchAnswer of(List<RowAnswer> rows) {
            long refused =
                    rows.stream().filter(row -> row.outcome().equals("refused")).count();
            return new BatchAnswer(rows.size() - refused, refused, rows);
        }
    }
}
