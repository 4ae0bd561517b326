package org.clearway.app.chain.internal;

import java.time.LocalDate;
import java.util.Set;
import org.clearway.engine.project.Outlook;
import org.clearway.engine.project.grid.LiveGrid;
import org.clearway.engine.project.light.Light;
import org.clearway.engine.project.light.LightThresholds;
import org.jspecify.annotations.Nullable;

/**
 * What colour a site and part has. Rules in their order:
 *
 * <ol>
 *   <li>A report older than {@code chain.stale-days}: grey. No report at all: no light.
 *   <li>The two sides of a relation that brings half of the part or more dispute its volume: grey.
 *   <li>Otherwise the engine's rule (days until it runs out, cover against the own target), the worst of the site's lines.
 *   <li>Green although some supplier is not on the platform: grey, for what is unknown is never green.
 *   <li>Better than before only when the day passes the threshold by more than {@code chain.better-margin-days}: no flapping.
 * </ol>
 */
final class Judging {

    private static final double HALF = 0.5;

    private final ChainNetwork chain;
    private final SlotStocks stocks;
    private final LiveGrid grid;
    private final Marks marks;
    private final Set<ReadingState.SitePart> disputed;
    private final LocalDate today;

    Judging(
            ChainNetwork chain,
            SlotStocks stocks,
            LiveGrid grid,
            Marks marks,
            Set<ReadingState.SitePart> disputed,
            LocalDate today) {
        this.chain = chain;
        this.stocks = stocks;
        this.grid = grid;
        this.marks = marks;
        this.disputed = disputed;
        this.today = today;
    }

    /** The light of the site and part of these slots; null when nothing was ever reported or nobody needs it. */
    @Nullable
    LightRow judge(int[] slots, @Nullable LightRow before) {
        LightRow worst = null;
        double lost = 0;
        for (int slot : slots) {
            if (counts(slot)) {
                LightRow row = judge(slot, before);
                lost += chain.yuanADay(chain.buyer(slot));
                worst = worst == null || severity(row.light()) < severity(worst.light()) ? row : worst;
            }
        }
        return worst == null ? null : with(worst, lost);
    }

    /** Whether a slot has a light: an essential one that was reported for. */
    boolean counts(int slot) {
        return stocks.reported(slot)
                && chain.network().slots().level()[slot] == org.clearway.engine.network.Classes.ESSENTIAL;
    }

    private LightRow judge(int slot, @Nullable LightRow before) {
        long part = chain.part(slot);
        String code = chain.chains()[chain.network().slots().product()[slot]];
        LightThresholds thresholds = marks.of(code, part);
        int out = grid.outDay(slot);
        double cover = stocks.openingDays(slot, today);
        String grey = grey(slot, thresholds);
        Light light = grey == null ? settled(thresholds, out, cover, stocks.target(slot), before) : Light.GREY;
        if (light == Light.GREEN && unknownSupplier(slot)) {
            light = Light.GREY;
            grey = "unknown";
        }
        return row(slot, light, grey, out);
    }

    /**
     * The same where its colour could not be worked out, as with thresholds of one chain that do not rise from red to yellow: grey, so
     * that the lights of other chains go on.
     */
    @Nullable
    LightRow unjudged(int[] slots) {
        for (int slot : slots) {
            if (counts(slot)) {
                return row(slot, Light.GREY, "fault", Outlook.NEVER);
            }
        }
        return null;
    }

    private LightRow row(int slot, Light light, @Nullable String grey, int out) {
        int node = chain.buyer(slot);
        return new LightRow(
                chain.sites()[node],
                chain.part(slot),
                chain.owners()[node],
                chain.divisions()[node],
                chain.chains()[chain.network().slots().product()[slot]],
                light,
                grey,
                (float) stocks.storeDays(slot),
                (float) stocks.target(slot),
                out == Outlook.NEVER ? -1 : out,
                out == Outlook.NEVER ? null : today.plusDays(out),
                today,
                LocalDate.ofEpochDay(stocks.reportedOn(slot)),
                stocks.nextArrival(slot, today),
                0);
    }

    private @Nullable String grey(int slot, LightThresholds thresholds) {
        if (today.toEpochDay() - stocks.reportedOn(slot) > thresholds.staleDays()) {
            return "stale";
        }
        return disputed.isEmpty() || !disputes(slot) ? null : "disagree";
    }

    private boolean disputes(int slot) {
        double share = 0;
        int[] start = chain.network().slots().start();
        for (int link = start[slot]; link < start[slot + 1]; link++) {
            int supplier = chain.network().links().supplier()[link];
            if (disputed.contains(
                    new ReadingState.SitePart(chain.nodeIds()[chain.buyer(slot)], chain.nodeIds()[supplier]))) {
                share += chain.flows().share()[link];
            }
        }
        return share >= HALF;
    }

    private boolean unknownSupplier(int slot) {
        int[] start = chain.network().slots().start();
        for (int link = start[slot]; link < start[slot + 1]; link++) {
            if (chain.sites()[chain.network().links().supplier()[link]] == 0) {
                return true;
            }
        }
        return false;
    }

    private Light settled(LightThresholds thresholds, int out, double cover, double target, @Nullable LightRow before) {
        Light now = thresholds.light(out, cover, target);
        if (before == null || before.light() == Light.GREY || severity(now) <= severity(before.light())) {
            return now;
        }
        int held = out == Outlook.NEVER ? out : Math.max(0, out - marks.betterMarginDays());
        Light with = thresholds.light(held, cover, target);
        return severity(with) < severity(before.light()) ? before.light() : with;
    }

    /** Grey stands between yellow and green. */
    private static int severity(Light light) {
        return switch (light) {
            case RED -> 0;
            case ORANGE -> 1;
            case YELLOW -> 2;
            case GREY -> 3;
            case GREEN -> 4;
        };
    }

    private static LightRow with(LightRow row, double lost) {
        return new LightRow(
                row.site(),
                row.part(),
                row.enterprise(),
                row.division(),
                row.chain(),
                row.light(),
                row.whyGrey(),
                row.coverDays(),
                row.targetDays(),
                row.outInDays(),
                row.stopsOn(),
                row.businessDate(),
                row.reportedOn(),
                row.nextArrival(),
                lost);
    }
}
