package org.clearway.engine.project;

import org.clearway.engine.network.Classes;

/** Notes the first days on which slots turn red and run out. */
final class Noting {
    private Noting() {}

    /** Looks at the slots of the nodes {@code from .. to-1}. */
    static void lights(int today, int from, int to, Day day, Outlook outlook) {
        int[] slots = day.flows.network().slots().buyerStart();
        double red = day.rules.redCoverDays() - Rules.RED_MARGIN_DAYS;
        double low = Math.max(red, Rules.OUT);
        double[] cover = day.cover;
        int end = slots[to];
        for (int q = slots[from]; q < end; q++) {
            if (cover[q] < low) {
                note(today, q, cover[q], red, day, outlook);
            }
        }
    }

    private static void note(int today, int slot, double cover, double red, Day day, Outlook outlook) {
        if (cover < Rules.OUT && outlook.outDay()[slot] == Outlook.NEVER) {
            outlook.outDay()[slot] = today;
        }
        boolean essential = day.flows.network().slots().level()[slot] == Classes.ESSENTIAL;
        if (essential && cover < red && outlook.redDay()[slot] == Outlook.NEVER) {
            outlook.redDay()[slot] = today;
        }
    }
}
