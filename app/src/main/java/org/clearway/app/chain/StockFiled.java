package org.clearway.app.chain;

import java.util.List;
import org.clearway.app.shared.refusal.Reason;

/**
 * What became of a stock report.
 *
 * @param outcome filed, corrected, same, refused or conflict
 * @param reasons why it was refused
 */
public record StockFiled(String outcome, int version, List<Reason> reasons) {

    static StockFiled refused(List<Reason> reasons) {
        return new StockFiled("refused", 0, List.copyOf(reasons));
    }

    public boolean landed() {
        return reasons.isEmpty();
    }
}
