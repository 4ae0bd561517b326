package org.clearway.engine.rank;

/**
 * The shares of {@link Flows} in float, for {@link FloatLanes}: shares, not volumes, so that nothing leaves float's range.
 *
 * <p>Memory: 8 bytes a link, 4 a firm, 4 an industry. Shared by all workers.
 */
final class FloatShares {
    /** Losses and shares below count as 0; the product of two that do not is still a normal number. */
    static final float TINY = 1e-15f;

    /** Share of each link, by buyer, in what the buyer needs: Ld of the model. */
    final float[] bought;

    /** Share of each link, by supplier, in what the supplier sells: Lu of the model. */
    final float[] sold;

    /** Share of each firm, by place, in the sales of its industry. */
    final float[] inIndustry;

    /** Share of an industry's sales that counts as nothing left. */
    final float[] nothingLeft;

    /** Sales of each industry, as the factor that counts where nothing is left. */
    final float[] industrySales;

    FloatShares(Flows flows) {
        bought = new float[flows.supplier.length];
        sold = new float[flows.supplier.length];
        inIndustry = new float[flows.firms];
        nothingLeft = new float[flows.industrySales.length];
        industrySales = new float[flows.industrySales.length];
        for (int k = 0; k < industrySales.length; k++) {
            industrySales[k] = (float) flows.industrySales[k];
            nothingLeft[k] = (float) Math.min(Float.MAX_VALUE, Replaceability.NOTHING_LEFT / flows.industrySales[k]);
        }
        for (int i = 0; i < flows.firms; i++) {
            double total = flows.industrySales[flows.industryAt[i]];
            inIndustry[i] = total > 0 ? (float) (flows.sales[i] / total) : 0;
            for (int out = flows.outStart[i]; out < flows.outEnd[i]; out++) {
                sold[out] = share(flows.sold[out] * flows.perSale[i]);
            }
            buyer(flows, i);
        }
    }

    private void buyer(Flows flows, int j) {
        int in = flows.singleEnd[j];
        for (int slot = flows.slotStart[j]; slot < flows.slotStart[j + 1]; slot++) {
            for (; in < flows.slotEnd[slot]; in++) {
                bought[in] = share(flows.bought[in] * flows.perSlot[slot]);
            }
        }
        for (; in < flows.helpfulEnd[j]; in++) {
            bought[in] = share(flows.bought[in] * flows.perPurchase[j]);
        }
    }

    private static float share(double share) {
        return share < TINY ? 0 : (float) share;
    }
}
