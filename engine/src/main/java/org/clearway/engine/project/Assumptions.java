package org.clearway.engine.project;

import org.clearway.engine.network.Network;

/**
 * What a projection starts from.
 *
 * @param days the horizon, 1 to 365
 * @param rules the constants of the dynamic
 * @param capacity by node: closures and partial capacities, as shares of base output
 * @param open by link: the share that passes, 0 to 1; 1 where no row says otherwise
 * @param opening stocks on the evening before day 1 and goods on the road
 */
public record Assumptions(int days, Rules rules, DatedShares capacity, DatedShares open, Opening opening) {
    /** The longest horizon: past a year the network itself is another. */
    public static final int MAX_DAYS = 365;

    /** @throws IllegalArgumentException if the horizon is out of bounds or a link is more than fully open */
    public Assumptions {
        if (days < 1 || days > MAX_DAYS) {
            throw new IllegalArgumentException("The horizon is 1 to " + MAX_DAYS + " days, not " + days);
        }
        for (int link : open.targets()) {
            for (int day = 1; day <= days; day++) {
                double share = open.on(link, day);
                if (share > 1 && share != DatedShares.NONE) {
                    throw new IllegalArgumentException("A link is open by 0 to 1, not " + share);
                }
            }
        }
    }

    /** Nothing closed, nothing blocked, every stock at its target. */
    public static Assumptions calm(Network network, int days, Rules rules) {
        return new Assumptions(days, rules, DatedShares.none(), DatedShares.none(), Opening.atTarget(network, rules));
    }

    /** The same with other capacities. */
    public Assumptions closing(DatedShares other) {
        return new Assumptions(days, rules, other, open, opening);
    }

    /** The same with other blocked links. */
    public Assumptions blocking(DatedShares other) {
        return new Assumptions(days, rules, capacity, other, opening);
    }

    /** The same with other stocks. */
    public Assumptions openingWith(Opening other) {
        return new Assumptions(days, rules, capacity, open, other);
    }

    /** What node {@code i} can make on a day, as a share of base output. */
    public double capacityOn(int node, int day) {
        double share = capacity.on(node, day);
        return share == DatedShares.NONE ? rules.maxCapacity() : share;
    }

    /** What passes over a link on a day, 0 to 1. */
    public double openOn(int link, int day) {
        return Math.min(1, open.on(link, day));
    }
}
