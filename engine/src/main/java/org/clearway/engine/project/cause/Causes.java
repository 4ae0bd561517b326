package org.clearway.engine.project.cause;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clearway.engine.project.Assumptions;
import org.clearway.engine.project.Crew;
import org.clearway.engine.project.DatedShares;
import org.clearway.engine.project.Flows;
import org.clearway.engine.project.Outlook;
import org.clearway.engine.project.Projection;
import org.clearway.engine.project.Rules;

/**
 * Names the blocking points behind a red light, with shares that sum to 1, and for each what would be if it were open.
 *
 * <p>The shortfall is followed back day by day. A slot's blame is spread over the days since its stock was last full, in
 * proportion to what it ordered and did not get; of each day over its suppliers, a blocked link taking its own part; a
 * supplier's part goes to what bound it on the day of sending: its own closure (a dated row), its own limit, or its
 * scarcest slot as it stood that morning, whose earlier days come next. Falling demand leaves orders met, so it is no
 * cause. The 8 largest are kept; the rest, and stocks that were low without any missing receipt, are "other".
 *
 * <p>The counterfactual is a projection of its own with that one point open; it is computed once a point and kept, so that
 * lights share it. Shares say who is behind the shortfall, counterfactuals what opening one would do: with two
 * closures either of which is enough, each has its share and neither alone turns the light.
 *
 * <p>Cost: one recorded projection (4 bytes a slot and 16 a node for each day), O(days x links behind the light) a
 * light, one projection a distinct point. Not safe for several threads.
 */
public final class Causes {
    /** How many causes a light names besides "other". */
    public static final int MOST = 8;

    private static final double ROUNDING = 1e-12;

    private final Flows flows;
    private final Assumptions given;
    private final Crew crew;
    private final History history;
    private final Outlook outlook;
    private final Map<Integer, Shortfall> shortfalls = new HashMap<>();
    private final Map<Tracing.Point, int[]> outDayIfOpen = new HashMap<>();

    /** Projects once and keeps the days. */
    public Causes(Flows flows, Assumptions given, Crew crew) {
        this.flows = flows;
        this.given = given;
        this.crew = crew;
        this.history = new History(flows, given);
        this.outlook = Projection.run(flows, given, crew, history);
    }

    /** The projection the causes belong to. */
    public Outlook outlook() {
        return outlook;
    }

    /**
     * The causes of a slot that runs out or turns red, largest first, "other" last.
     *
     * @return empty if it does neither
     */
    public List<Cause> of(int slot) {
        int out = outlook.outDay()[slot];
        int day = out == Outlook.NEVER ? outlook.redDay()[slot] : out;
        if (day == Outlook.NEVER) {
            return List.of();
        }
        Map<Tracing.Point, Double> shares = Tracing.trace(history, shortfalls, slot, day);
        List<Cause> causes = new ArrayList<>();
        double rest = 1;
        for (Tracing.Point point : largest(shares)) {
            double left = rest - shares.get(point);
            rest = left < ROUNDING ? 0 : left;
            causes.add(new Cause(point.kind(), point.number(), 1 - rest - sum(causes), ifOpen(point)[slot]));
        }
        if (rest > 0) {
            causes.add(new Cause(CauseKind.OTHER, -1, rest, outlook.outDay()[slot]));
        }
        return causes;
    }

    /**
     * Every point behind a slot that runs out or turns red, with its share and no counterfactual: for whoever puts points
     * together, as the links of one road, and asks what opening them all would do.
     *
     * @return largest first, summing to 1; {@code dayIfOpen} is the day the slot runs out as things are; empty if it does not
     */
    public List<Cause> shares(int slot) {
        int out = outlook.outDay()[slot];
        int day = out == Outlook.NEVER ? outlook.redDay()[slot] : out;
        if (day == Outlook.NEVER) {
            return List.of();
        }
        return Tracing.trace(history, shortfalls, slot, day).entrySet().stream()
                .map(found -> new Cause(found.getKey().kind(), found.getKey().number(), found.getValue(), out))
                .sorted(Comparator.comparingDouble((Cause cause) -> -cause.share())
                        .thenComparing(Cause::kind)
                        .thenComparingInt(Cause::point))
                .toList();
    }

    private static double sum(List<Cause> causes) {
        return causes.stream().mapToDouble(Cause::share).sum();
    }

    private static List<Tracing.Point> largest(Map<Tracing.Point, Double> shares) {
        return shares.keySet().stream()
                .filter(point -> point.kind() != CauseKind.OTHER)
                .sorted(Comparator.comparingDouble((Tracing.Point point) -> -shares.get(point))
                        .thenComparing(Tracing.Point::kind)
                        .thenComparingInt(Tracing.Point::number))
                .limit(MOST)
                .toList();
    }

    private int[] ifOpen(Tracing.Point point) {
        return outDayIfOpen.computeIfAbsent(
                point, open -> Projection.run(flows, opened(open), crew).outDay());
    }

    private Assumptions opened(Tracing.Point point) {
        return switch (point.kind()) {
            case CLOSURE -> given.closing(given.capacity().without(point.number()));
            case BLOCKED -> given.blocking(given.open().without(point.number()));
            case LIMIT -> given.closing(unlimited(point.number()));
            case OTHER -> given;
        };
    }

    /** The node may make as much as any node ever may, on days no row of its own covers. */
    private DatedShares unlimited(int node) {
        return given.capacity().with(node, 1, DatedShares.MAX_DAY, Rules.MAX_CAPACITY);
    }
}
