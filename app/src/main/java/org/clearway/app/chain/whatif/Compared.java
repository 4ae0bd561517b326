package org.clearway.app.chain.whatif;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.clearway.app.chain.internal.ChainNetwork;
import org.clearway.engine.project.Outlook;
import org.jspecify.annotations.Nullable;

/** Two outlooks held against each other. */
final class Compared {

    private static final int MOST_EFFECTS = 200;

    /** Smaller differences are not worth a row. */
    private static final double LEAST_YUAN = 1_000;

    private final ChainNetwork chain;
    private final LocalDate today;
    private final int days;

    Compared(ChainNetwork chain, LocalDate today, int days) {
        this.chain = chain;
        this.today = today;
        this.days = days;
    }

    /**
     * What differs at a node.
     *
     * @param yuan  output over the horizon that the acted future has more than the other
     * @param reopens day on which a restart plan opens it, null without
     */
    record Effect(
            int node,
            @Nullable LocalDate reopens,
            @Nullable LocalDate stopsAsIs,
            @Nullable LocalDate stopsActed,
            double yuan) {}

    int stops(Outlook outlook) {
        return (int) IntStream.of(outlook.stopDay())
                .filter(day -> day != Outlook.NEVER)
                .count();
    }

    @Nullable
    LocalDate first(Outlook outlook) {
        return date(IntStream.of(outlook.stopDay()).min().orElse(Outlook.NEVER));
    }

    /** Output lost over the horizon against normal days, in yuan. */
    double lost(Outlook outlook) {
        double lost = 0;
        for (int node = 0; node < outlook.nodeOutput().length; node++) {
            lost += Math.max(0, days - outlook.nodeOutput()[node]) * chain.yuanADay(node);
        }
        return lost;
    }

    /** Those who gain most, then those who lose most. */
    List<Effect> effects(Outlook asIs, Outlook acted) {
        List<Effect> all = IntStream.range(0, chain.nodeIds().length)
                .mapToObj(node -> new Effect(
                        node,
                        null,
                        date(asIs.stopDay()[node]),
                        date(acted.stopDay()[node]),
                        (acted.nodeOutput()[node] - asIs.nodeOutput()[node]) * chain.yuanADay(node)))
                .filter(effect -> Math.abs(effect.yuan()) >= LEAST_YUAN)
                .sorted(Comparator.comparingDouble(Effect::yuan))
                .toList();
        int losers = (int) all.stream().filter(effect -> effect.yuan() < 0).count();
        List<Effect> told = new ArrayList<>(all.subList(Math.max(losers, all.size() - MOST_EFFECTS), all.size())
                .reversed());
        told.addAll(all.subList(0, Math.min(losers, MOST_EFFECTS)));
        return told;
    }

    @Nullable
    LocalDate date(int day) {
        return day == Outlook.NEVER ? null : today.plusDays(day - 1L);
    }
}
