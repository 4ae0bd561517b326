package org.clearway.engine.rank;

/** The passes of a step in plain scalar code, firm by firm in the order of {@link LoopOrder}. */
final class ScalarPass implements Pass {
    private final Flows flows;

    ScalarPass(Flows flows) {
        this.flows = flows;
    }

    @Override
    public int units() {
        return flows.firms;
    }

    @Override
    public double down(int from, int to, double[] x, double[] d) {
        double most = 0;
        for (int n = from; n < to; n++) {
            int j = flows.buyers[n];
            double loss = 0;
            int in = flows.inStart[j];
            for (; in < flows.singleEnd[j]; in++) {
                loss = Math.max(loss, x[flows.supplier[in]]);
            }
            for (int slot = flows.slotStart[j]; slot < flows.slotStart[j + 1]; slot++) {
                double sum = 0;
                for (; in < flows.slotEnd[slot]; in++) {
                    sum += flows.bought[in] * x[flows.supplier[in]];
                }
                loss = Math.max(loss, sum * flows.perSlot[slot]);
            }
            double sum = 0;
            for (; in < flows.helpfulEnd[j]; in++) {
                sum += flows.bought[in] * x[flows.supplier[in]];
            }
            loss = Math.min(1, Math.max(loss, sum * flows.perPurchase[j]));
            most = Math.max(most, loss - d[j]);
            d[j] = loss;
        }
        return most;
    }

    @Override
    public double up(int from, int to, double[] u, double[] next) {
        double most = 0;
        for (int n = from; n < to; n++) {
            int i = flows.suppliers[n];
            double sum = 0;
            for (int out = flows.outStart[i]; out < flows.outEnd[i]; out++) {
                sum += flows.sold[out] * u[flows.buyer[out]];
            }
            double loss = Math.min(1, sum * flows.perSale[i]);
            most = Math.max(most, loss - u[i]);
            next[i] = loss;
        }
        return most;
    }
}
