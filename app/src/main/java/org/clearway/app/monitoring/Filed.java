package org.clearway.app.monitoring;

import java.util.List;
import org.clearway.app.shared.refusal.Reason;

/**
 * What became of a filing.
 *
 * @param version the version that holds now; of a refusal, the one that held before
 * @param reasons why it was refused, empty when it was not
 */
public record Filed(Outcome outcome, int version, List<Reason> reasons) {

    /** How a filing can end. */
    public enum Outcome {
        /** The first report of the day. */
        FILED,
        /** A new version. */
        CORRECTED,
        /** Nothing differed from what is held. */
        SAME,
        /** The same request came before; this is its answer. */
        REPEATED,
        REFUSED
    }

    static Filed refused(int version, List<Reason> reasons) {
        return new Filed(Outcome.REFUSED, version, reasons);
    }

    public boolean good() {
        return outcome != Outcome.REFUSED;
    }
}
