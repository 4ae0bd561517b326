package org.clearway.engine.network;

/**
 * Who supplies whom: n firms (or sites with a product each), m links with yearly volumes, classes of inputs.
 *
 * <p>Immutable and flat, so that it can be shared by all threads and costs about 37 bytes a link. Firms and industries
 * are numbers; {@link #firmIds} and {@link #industryIds} give their text. Built by {@link NetworkBuilder}, read from
 * CSV by {@code org.clearway.engine.csv.NetworkFiles}, from a snapshot by {@code org.clearway.engine.snapshot.Snapshot}.
 * The arrays are not copies: read them, never write to them.
 */
public final class Network {
    private final Ids firmIds;
    private final Ids industryIds;
    private final int[] industry;
    private final double[] finalDemand;
    private final double[] invDays;
    private final Classes classes;
    private final Links links;
    private final Slots slots;

    Network(
            Ids firmIds,
            Ids industryIds,
            int[] industry,
            double[] finalDemand,
            double[] invDays,
            Classes classes,
            Links links,
            Slots slots) {
        this.firmIds = firmIds;
        this.industryIds = industryIds;
        this.industry = industry;
        this.finalDemand = finalDemand;
        this.invDays = invDays;
        this.classes = classes;
        this.links = links;
        this.slots = slots;
    }

    /** How many firms there are. */
    public int firms() {
        return industry.length;
    }

    /** How many industries (products) there are. */
    public int industries() {
        return industryIds.size();
    }

    /** Text ids of the firms, in the order of the file. */
    public Ids firmIds() {
        return firmIds;
    }

    /** Text ids of the industries, in the order in which firms name them. */
    public Ids industryIds() {
        return industryIds;
    }

    /** Industry number of each firm. */
    public int[] industry() {
        return industry;
    }

    /** Final demand a year of each firm: what it sells to households, government and abroad; 0 or more. */
    public double[] finalDemand() {
        return finalDemand;
    }

    /** Target cover of each firm's stocks of inputs, in days of use; 0 or more. */
    public double[] invDays() {
        return invDays;
    }

    /** The class table. */
    public Classes classes() {
        return classes;
    }

    /** The links, by buyer and by supplier. */
    public Links links() {
        return links;
    }

    /** The slots (buyer, product) the links fall into. */
    public Slots slots() {
        return slots;
    }
}
