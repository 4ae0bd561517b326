package org.clearway.app.chain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clearway.app.chain.internal.StockStatements;
import org.clearway.app.chain.internal.StockStatements.Held;
import org.clearway.app.chain.internal.StockStatements.Ready;
import org.clearway.app.shared.refusal.Conflict;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Takes stock reports in, one by one or a thousand at once. All of a report is there at the end or nothing: no light from half of one. */
@Service
public class FilingStock {

    /** A batch of the API; the parts of a large plant fit. */
    public static final int BATCH_LIMIT = 1_000;

    /** So often a report that others overtake is held against what they said. */
    private static final int ROUNDS = 4;

    private final StockStatements statements;
    private final ClearwayClock clock;

    FilingStock(StockStatements statements, ClearwayClock clock) {
        this.statements = statements;
        this.clock = clock;
    }

    /**
     * Files one report.
     *
     * @throws Refusal  with every reason, among them doubts that were not confirmed
     * @throws Conflict when another version holds than the one the sender saw
     */
    public StockFiled file(StockFiling filing, String channel) {
        StockFiled filed = fileAll(List.of(filing), channel).getFirst();
        if (filed.outcome().equals("conflict")) {
            throw new Conflict(Reason.of("chain.stock.conflict", filed.version()));
        }
        Refusal.ifAny(filed.reasons());
        return filed;
    }

    /** Files many; a bad row does not keep the good ones out. */
    public List<StockFiled> fileAll(List<StockFiling> filings, String channel) {
        Actor.current().require(Right.SUBMIT_REPORTS);
        if (filings.size() > BATCH_LIMIT) {
            throw new Refusal(Reason.of("chain.batch-long", filings.size(), BATCH_LIMIT));
        }
        return statements.inOne(() -> {
            StockFiled[] results = new StockFiled[filings.size()];
            Set<String> open = fileOnce(filings, channel, results, null);
            for (int again = 0; again < ROUNDS && !open.isEmpty(); again++) {
                open = fileOnce(filings, channel, results, open);
            }
            return List.of(results);
        });
    }

    /**
     * Judges and writes.
     *
     * @param only those that another report of the same moment overtook; null for all. They now meet what the other said
     * @return those that were overtaken: their result is a conflict, unless they are tried again
     */
    private Set<String> fileOnce(
            List<StockFiling> filings, String channel, StockFiled[] results, @Nullable Set<String> only) {
        Map<String, Held> held = statements.held(filings);
        Map<String, Integer> rows = new HashMap<>();
        List<Ready> ready = new ArrayList<>();
        for (int row = 0; row < results.length; row++) {
            StockFiling filing = filings.get(row);
            Integer before = rows.putIfAbsent(key(filing), row + 1);
            if (only == null || (before == null && only.contains(key(filing)))) {
                results[row] = judge(filing, held.get(key(filing)), before, ready);
            }
        }
        Set<String> overtaken = new HashSet<>();
        for (Ready one : statements.write(ready, channel, clock.instant())) {
            overtaken.add(one.key());
            int row = java.util.Objects.requireNonNull(rows.get(one.key())) - 1;
            results[row] = conflict(one.held().version() + 1);
        }
        return overtaken;
    }

    private static StockFiled conflict(int version) {
        return new StockFiled("conflict", version, List.of(Reason.of("chain.stock.conflict", version)));
    }

    private StockFiled judge(StockFiling filing, @Nullable Held held, @Nullable Integer before, List<Ready> ready) {
        List<Reason> reasons = StockRules.reasons(filing, clock.today());
        if (before != null) {
            reasons.add(Reason.of("chain.row-repeated", before));
        }
        if (held == null) {
            reasons.add(Reason.at("partId", "chain.stock.not-taken", filing.siteId(), filing.partId()));
            return StockFiled.refused(reasons);
        }
        String unit = filing.unit();
        if (unit != null && !unit.equals(held.unit())) {
            reasons.add(Reason.at("unit", "chain.unit", unit, held.unit()));
        }
        if (held.same(filing) && reasons.isEmpty()) {
            return new StockFiled("same", held.version(), List.of());
        }
        Integer basedOn = filing.basedOn();
        if (basedOn != null && basedOn != held.version()) {
            return conflict(held.version());
        }
        if (held.version() > 0 && filing.why() == null) {
            reasons.add(Reason.at("why", "chain.stock.why-missing"));
        }
        List<String> doubts = StockRules.doubts(filing, held.last());
        doubts.stream()
                .filter(doubt -> !filing.confirmed().contains(doubt))
                .forEach(doubt -> reasons.add(Reason.at(field(doubt), "chain.doubt." + doubt)));
        if (!reasons.isEmpty()) {
            return StockFiled.refused(reasons);
        }
        ready.add(new Ready(filing, held, doubts));
        return new StockFiled(held.version() == 0 ? "filed" : "corrected", held.version() + 1, List.of());
    }

    private static String field(String doubt) {
        return doubt.equals("no-use") || doubt.equals("use-moved") ? "dailyUse" : "onHand";
    }

    private static String key(StockFiling filing) {
        return StockStatements.key(filing.siteId(), filing.partId(), filing.day());
    }
}
