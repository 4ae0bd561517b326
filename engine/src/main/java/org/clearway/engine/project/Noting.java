package org.clearway.engine.project;

/** Notes the first days on which slots turn red and run out. */
final class Noting {
    private Noting() {}

    static void lights(int today, int from, int to, Day day, Outlook outlook) {
        double red = day.rules.redCoverDays() - Rules.RED_MARGIN_DAYS;
        double worst = Math.max(red, Rules.OUT);
        int[] redDay = outlook.redDay();
        int[] outDay = outlook.outDay();
        double[] cover = day.cover;
        for (int q = from; q < to; q++) {
            if (cover[q] < worst) {
                if (cover[q] < red && day.essential[q] && redDay[q] == Outlook.NEVER) {
                    redDay[q] = today;
                }
                if (cover[q] < Rules.OUT && outDay[q] == Outlook.NEVER) {
                    outDay[q] = today;
                }
            }
        }
    }
}
