package org.clearway.app.shared.job;

import java.util.List;
import java.util.Map;
import org.clearway.app.shared.refusal.Reason;

/** What the column {@code detail} holds. */
record JobDetail(Starter starter, Map<String, String> settings, Map<String, Long> counts, List<Reason> reasons) {

    JobDetail with(Map<String, Long> found) {
        return new JobDetail(starter, settings, found, reasons);
    }

    JobDetail failedFor(List<Reason> why) {
        return new JobDetail(starter, settings, counts, why);
    }
}
