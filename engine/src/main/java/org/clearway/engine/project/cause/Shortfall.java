package org.clearway.engine.project.cause;

/**
 * What a slot ordered and did not get, day by day.
 *
 * <p>Of link ij on the day its goods should arrive: the order of the sending day, times the share that was blocked on the
 * way, plus, of the rest, the share the supplier did not meet. {@code sum[t]} adds the days up to t since the stock was
 * last full (cover of 99 % of its target): what was made good since explains nothing.
 */
final class Shortfall {
    private static final double FULL = 0.99;

    final double[] missing;
    final double[] sum;

    Shortfall(History history, int slot) {
        int days = history.given.days();
        int[] start = history.flows.network().slots().start();
        this.missing = new double[days + 1];
        this.sum = new double[days + 1];
        for (int day = 1; day <= days; day++) {
            for (int link = start[slot]; link < start[slot + 1]; link++) {
                missing[day] += blocked(history, day, link, slot) + unmet(history, day, link, slot);
            }
            sum[day] = full(history, day, slot) ? 0 : sum[day - 1] + missing[day];
        }
    }

    static boolean full(History history, int day, int slot) {
        return history.cover(day, slot) >= FULL * history.target(slot);
    }

    static int sendingDay(History history, int day, int link) {
        return day - history.flows.network().links().lagDays()[link] + 1;
    }

    /** What did not arrive on a day because the link was blocked that day or on the way. */
    static double blocked(History history, int day, int link, int slot) {
        return wanted(history, day, link, slot) * (1 - passed(history, day, link));
    }

    /** What did not arrive on a day because the supplier had not met the order. */
    static double unmet(History history, int day, int link, int slot) {
        int sent = sendingDay(history, day, link);
        if (sent < 1) {
            return 0;
        }
        double passed = wanted(history, day, link, slot) * passed(history, day, link);
        return passed == 0 ? 0 : passed * history.unmet(sent, link, slot);
    }

    private static double wanted(History history, int day, int link, int slot) {
        int sent = sendingDay(history, day, link);
        return history.flows.share()[link] * (sent < 1 ? 1 : history.rho(sent, slot));
    }

    private static double passed(History history, int day, int link) {
        double passed = 1;
        for (int t = Math.max(1, sendingDay(history, day, link)); t <= day; t++) {
            passed = Math.min(passed, history.given.openOn(link, t));
        }
        return passed;
    }
}
