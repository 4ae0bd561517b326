package org.clearway.engine.project;

/** Notes the first days on which slots turn red and run out. */
final class Noting {
    private Noting() {}

    /** Looks at the slots of the nodes {@code from .. to-1}. */
    static void lights(int today, int from, int to, Day day, Outlook outlook) {
        int[] slots = day.flows.network().slots().buyerStart();
        int[] outDay = outlook.outDay();
        double[] cover = day.cover;
        int end = slots[to];
        for (int q = slots[from]; q < end; q++) {
            if (cover[q] < Rules.OUT && outDay[q] == Outlook.NEVER) {
                outDay[q] = today;
            }
        }
        reds(today, from, to, day, outlook.redDay());
    }

    private static void reds(int today, int from, int to, Day day, int[] redDay) {
        double red = day.rules.redCoverDays() - Rules.RED_MARGIN_DAYS;
        int[] essential = day.flows.essential();
        int end = day.flows.essentialStart()[to];
        for (int at = day.flows.essentialStart()[from]; at < end; at++) {
            if (day.cover[essential[at]] < red && redDay[essential[at]] == Outlook.NEVER) {
                redDay[essential[at]] = today;
            }
        }
    }
}
