package org.clearway.engine.project.grid;

/** News that changes a live projection. */
public sealed interface Report permits Report.Stock, Report.Road, Report.Capacity, Report.Open {
    /**
     * A stock was counted.
     *
     * @param slot the slot
     * @param coverDays its cover at the opening in days, what is due on day 1 included; 0 or more
     */
    record Stock(int slot, double coverDays) implements Report {
        /** @throws IllegalArgumentException if cover is negative or no number */
        public Stock {
            if (!(coverDays >= 0)) {
                throw new IllegalArgumentException("Cover is 0 days or more, not " + coverDays);
            }
        }
    }

    /**
     * Goods on the road over a link were counted; replaces what was known of them. What is due on day 1 belongs to the stock of
     * its slot and counts only there.
     *
     * @param link the link
     * @param unitsByDay units due, entry d-1 for day d, 0 or more, at most 60 entries; none: nobody counted them, and a link
     *     with a lag above 1 carries its base flow
     */
    record Road(int link, double[] unitsByDay) implements Report {}

    /**
     * A node was closed, throttled or opened; replaces what was known of its capacity.
     *
     * @param node the node
     * @param shareByDay capacity as a share of base output, entry t-1 for day t; 0 to 3
     */
    record Capacity(int node, double[] shareByDay) implements Report {}

    /**
     * A link was blocked or opened; replaces what was known of its openness.
     *
     * @param link the link
     * @param openByDay what passes, entry t-1 for day t; 0 to 1
     */
    record Open(int link, double[] openByDay) implements Report {}
}
