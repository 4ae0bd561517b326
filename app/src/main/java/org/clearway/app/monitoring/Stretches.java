package org.clearway.app.monitoring;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clearway.app.monitoring.internal.EnterpriseStretches;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How enterprises fared over a stretch of days, for thousands at once: whether they ran above two marks on every working day.
 * Days of rest count neither for nor against; a missing report is a day that nothing is known of.
 */
@Service
@Transactional(readOnly = true)
public class Stretches {

    private final EnterpriseStretches rows;

    Stretches(EnterpriseStretches rows) {
        this.rows = rows;
    }

    /**
     * One enterprise over the stretch.
     *
     * @param workdays of the days it reported for, those that were worked
     * @param above    of these, those with both figures at their marks and more
     * @param stopped  days on which every site stood
     * @param reported days with a report
     * @param duty     on-duty rate in percent, over the working days
     * @param used     utilisation in percent of normal, the mean of the working days
     */
    public record Stretch(
            long enterpriseId, int workdays, int above, int stopped, int reported, double duty, double used) {

        /** Above both marks on every working day that is known, and never stopped. */
        public boolean isAbove(int workdaysAtLeast) {
            return stopped == 0 && workdays >= workdaysAtLeast && above == workdays;
        }
    }

    /** By enterprise; those without any report are not among them. */
    public Map<Long, Stretch> of(List<Long> enterprises, LocalDate last, int days, double duty, double used) {
        Actor.current().require(Right.REPORTS);
        Map<Long, Stretch> found = new HashMap<>();
        rows.read(enterprises, last, days, duty, used).forEach(one -> found.put(one.enterpriseId(), one));
        return found;
    }

    /** How many working days a stretch has. */
    public int workdays(LocalDate last, int days) {
        return rows.workdays(last, days);
    }

    /**
     * How an enterprise stands on one day by its report.
     *
     * @param running not every site stopped, {@code full} at the mark of full capacity and more
     */
    public record Standing(boolean running, boolean full) {}

    /** By enterprise, as it was known at a moment; those without any report are not among them. One may be asked for twice. */
    public Map<Long, Standing> standing(long[] enterprises, LocalDate day, double full, Instant at) {
        Actor.current().require(Right.REPORTS);
        return rows.standing(enterprises, day, full, at);
    }

    /** One enterprise's days, the first first, for a small line beside its name. */
    public List<Point> points(long enterprise, LocalDate last, int days) {
        Actor.current().require(Right.REPORTS);
        return rows.points(enterprise, last, days);
    }

    /** On-duty rate and utilisation of one day, in percent. */
    public record Point(LocalDate day, double duty, double used) {}
}
