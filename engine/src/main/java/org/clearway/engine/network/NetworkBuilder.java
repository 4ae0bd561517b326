package org.clearway.engine.network;

import java.util.Arrays;

/**
 * Builds a {@link Network} firm by firm and link by link; links that come twice are merged, their volumes summed.
 *
 * <p>Not safe for several threads. Memory: 17 bytes a link while collecting, 53 more while freezing.
 */
public final class NetworkBuilder {
    /** The largest volume or demand a year: with this bound no sum over a whole network overflows, in float either. */
    public static final double MAX_VOLUME = 1e27;

    /** The longest lag of a link: sea freight takes 40 days, anything past 60 is a mistake. */
    public static final int MAX_LAG_DAYS = 60;

    /** The largest target cover of stocks, in days: ten years. */
    public static final double MAX_INV_DAYS = 3650;

    /** The most links a network holds: what one Java array can. */
    public static final int MAX_LINKS = Integer.MAX_VALUE - 64;

    private final IdsBuilder firmIds = new IdsBuilder();
    private final IdsBuilder industryIds = new IdsBuilder();
    private final LinkRows links = new LinkRows();
    private int[] industry = new int[16];
    private double[] finalDemand = new double[16];
    private double[] invDays = new double[16];
    private int[] classSupplier = new int[16];
    private int[] classBuyer = new int[16];
    private byte[] classLevel = new byte[16];
    private int classRows;

    /**
     * Adds a firm and returns its number.
     *
     * @param id its id, new
     * @param industry id of its industry
     * @param finalDemand what it sells outside the network, a year: 0 to {@link #MAX_VOLUME}
     * @param invDays target cover of its stocks in days: 0 to {@link #MAX_INV_DAYS}
     * @throws IllegalArgumentException if the id is not new or a number is out of bounds
     */
    public int firm(String id, String industry, double finalDemand, double invDays) {
        int number = firmIds.add(id);
        if (number < 0) {
            throw new IllegalArgumentException("Firm " + id + " comes twice");
        }
        within("final demand", finalDemand, MAX_VOLUME);
        within("inv_days", invDays, MAX_INV_DAYS);
        if (number == this.industry.length) {
            this.industry = Arrays.copyOf(this.industry, number * 2);
            this.finalDemand = Arrays.copyOf(this.finalDemand, number * 2);
            this.invDays = Arrays.copyOf(this.invDays, number * 2);
        }
        this.industry[number] = industry(industry);
        this.finalDemand[number] = finalDemand;
        this.invDays[number] = invDays;
        return number;
    }

    /** Adds a link with a lag of one day; see {@link #link(int, int, double, int)}. */
    public NetworkBuilder link(int supplier, int buyer, double volume) {
        return link(supplier, buyer, volume, 1);
    }

    /**
     * Adds a link; if the pair comes again, the volumes are summed and the lags must agree.
     *
     * @throws IllegalArgumentException as {@link LinkRows#add} says, or if a number names no firm
     */
    public NetworkBuilder link(int supplier, int buyer, double volume, int lagDays) {
        if (Math.min(supplier, buyer) < 0 || Math.max(supplier, buyer) >= firmIds.size()) {
            throw new IllegalArgumentException("No firm has number " + supplier + " or " + buyer);
        }
        links.add(supplier, buyer, volume, lagDays);
        return this;
    }

    /**
     * Says how buyers in one industry see inputs from another.
     *
     * @param level 0, 1 or 2: see {@link Classes}
     */
    public NetworkBuilder inputClass(String supplierIndustry, String buyerIndustry, int level) {
        if (classRows == classLevel.length) {
            classSupplier = Arrays.copyOf(classSupplier, classRows * 2);
            classBuyer = Arrays.copyOf(classBuyer, classRows * 2);
            classLevel = Arrays.copyOf(classLevel, classRows * 2);
        }
        classSupplier[classRows] = industry(supplierIndustry);
        classBuyer[classRows] = industry(buyerIndustry);
        classLevel[classRows++] = (byte) level;
        return this;
    }

    /** The frozen network; this builder must not be used afterwards. */
    public Network build() {
        int firms = firmIds.size();
        return Freezing.freeze(
                firmIds.build(),
                industryIds.build(),
                Arrays.copyOf(industry, firms),
                Arrays.copyOf(finalDemand, firms),
                Arrays.copyOf(invDays, firms),
                Classes.of(
                        Arrays.copyOf(classSupplier, classRows),
                        Arrays.copyOf(classBuyer, classRows),
                        Arrays.copyOf(classLevel, classRows)),
                links);
    }

    private int industry(String id) {
        byte[] bytes = id.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return industryIds.findOrAdd(bytes, 0, bytes.length);
    }

    private static void within(String what, double value, double most) {
        if (!(value >= 0 && value <= most)) {
            throw new IllegalArgumentException("The " + what + " is 0 to " + most + ", not " + value);
        }
    }
}
