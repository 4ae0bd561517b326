package org.clearway.engine.rank;

/**
 * What an industry can still deliver, from which follows how far its other firms can stand in for one that lost output.
 *
 * <p>A_k = sum of s_i hd_i over the firms of industry k; a firm passes on the share sigma_i = min(1, s_i / A_k) of its
 * own loss. A_k is S_k less the losses, and summed directly where less than an eighth is left, so that no digits are
 * lost; A_k up to 1e-10 counts as 1 [Diem et al., Sci. Rep. 12:7719 (2022), and their code].
 */
final class Replaceability {
    /** Below this A_k counts as 1. */
    static final double NOTHING_LEFT = 1e-10;

    /** Below this share of an industry's sales A_k is summed directly. */
    static final double SUMMED_BELOW = 0.125;

    private Replaceability() {}

    /** 1 / A_k of industry k, given the sum of its losses s_i d_i. */
    static double perAvailable(Flows flows, int k, double losses, double[] d) {
        double available = flows.industrySales[k] - losses;
        if (available < SUMMED_BELOW * flows.industrySales[k]) {
            available = 0;
            for (int i = flows.industryStart[k]; i < flows.industryStart[k + 1]; i++) {
                available += flows.sales[i] * (1 - d[i]);
            }
        }
        return available <= NOTHING_LEFT ? 1 : 1 / available;
    }
}
