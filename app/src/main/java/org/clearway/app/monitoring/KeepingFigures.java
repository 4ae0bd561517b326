package org.clearway.app.monitoring;

import java.time.LocalDate;
import java.util.List;
import org.clearway.app.monitoring.internal.KeptFigures;
import org.clearway.app.monitoring.internal.Marks;
import org.clearway.app.shared.time.ClearwayClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds up days that lie back and have changed, so that series stay fast; figures are right with or without it. */
@Service
public class KeepingFigures {

    /** In one go, the latest first, which most people look at; what is left waits for the next. A day takes a second or two of one core. */
    private static final int DAYS_AT_ONCE = 5;

    private static final Logger LOG = LoggerFactory.getLogger(KeepingFigures.class);

    private final KeptFigures kept;
    private final Marks marks;
    private final ClearwayClock clock;

    KeepingFigures(KeptFigures kept, Marks marks, ClearwayClock clock) {
        this.kept = kept;
        this.marks = marks;
        this.clock = clock;
    }

    /** @return how many days were added up */
    @Transactional
    public int keep() {
        // The first hour of a day is left to what was still being filed for the day before at midnight.
        int open = clock.here().getHour() == 0 ? KeptFigures.OPEN_DAYS + 1 : KeptFigures.OPEN_DAYS;
        LocalDate last = clock.today().minusDays(open);
        List<LocalDate> days = kept.stale(last.minusDays(ReportRules.DAYS_BACK + 10L), last).reversed().stream()
                .limit(DAYS_AT_ONCE)
                .toList();
        if (!days.isEmpty()) {
            kept.keep(days, marks);
            LOG.info("Added up {} days of reports", days.size());
        }
        keepPanels();
        return days.size();
    }

    /** Adds up panels whose members have changed. */
    @Transactional
    public void keepPanels() {
        List<String> panels = kept.stalePanels();
        if (!panels.isEmpty()) {
            kept.keepPanels(panels, marks);
            LOG.info("Added up the panels {}", panels);
        }
    }
}
