package org.clearway.engine.rank;

import org.clearway.engine.network.Classes;
import org.clearway.engine.network.Links;
import org.clearway.engine.network.Network;
import org.clearway.engine.network.Slots;

/**
 * A network arranged for cascades: firms renumbered as places, ordered by industry, and each link kept twice.
 *
 * <p>Firms with the same numbers of links of each kind follow each other in {@link #buyers} and {@link #suppliers}, and so
 * do their links in memory: loops over the links of one firm after the other then end where the processor expects it.
 *
 * <p>By buyer, the links of place j lie in four runs: slots with one essential supplier (whose share is 1, so that no
 * weight is needed), slots with several, helpful inputs, negligible ones (which pass nothing downstream and are read
 * only when a loss of demand goes upstream). By supplier, the links of place i are sorted by buyer, each with the target
 * its loss adds to. Weights are volumes; a sum is divided once, by what the slot or the firm trades in all. Within a
 * run partners ascend, so that gathering and spreading add in the same order and agree bit for bit.
 *
 * <p>Memory: 28 bytes a link, about 100 a firm. Immutable once built; read by all workers.
 */
final class Flows {
    /** Target of a link that passes nothing downstream. */
    static final int NOTHING = -1;

    /** Target of a link that is the only one in its essential slot. */
    static final int SINGLE = -2;

    /** Target of a link whose losses add up over all helpful inputs. */
    static final int HELPFUL = -3;

    final int firms;
    final int[] placeOf;
    final int[] firmAt;
    final int[] industryAt;
    final int[] industryStart;
    final double[] industrySales;
    final double[] sales;
    final double[] perSale;
    final double[] perPurchase;

    final int[] buyers;
    final int[] inStart;
    final int[] inEnd;
    final int[] singleEnd;
    final int[] severalEnd;
    final int[] helpfulEnd;
    final int[] supplier;
    final double[] bought;

    final int[] slotStart;
    final int[] slotEnd;
    final int[] slotBuyer;
    final double[] perSlot;

    final int[] suppliers;
    final int[] outStart;
    final int[] outEnd;
    final int[] buyer;
    final int[] target;
    final double[] sold;

    private Flows(Network network) {
        firms = network.firms();
        firmAt = new int[firms];
        placeOf = new int[firms];
        industryAt = new int[firms];
        industryStart = new int[network.industries() + 1];
        order(network.industry());
        sales = new double[firms];
        perSale = new double[firms];
        perPurchase = new double[firms];
        industrySales = new double[network.industries()];
        totals(network.links());
        int links = network.links().size();
        inStart = new int[firms];
        inEnd = new int[firms];
        singleEnd = new int[firms];
        severalEnd = new int[firms];
        helpfulEnd = new int[firms];
        supplier = new int[links];
        bought = new double[links];
        outStart = new int[firms];
        outEnd = new int[firms];
        buyer = new int[links];
        target = new int[links];
        sold = new double[links];
        slotStart = new int[firms + 1];
        int several = countSeveral(network.slots());
        slotEnd = new int[several];
        slotBuyer = new int[several];
        perSlot = new double[several];
        buyers = LoopOrder.of(firms, j -> LoopOrder.key(network, firmAt[j]));
        suppliers = LoopOrder.of(firms, i -> links(network.links().supplierStart(), firmAt[i]));
        fill(network);
    }

    static Flows of(Network network) {
        return new Flows(network);
    }

    /** Each firm's share in all sales, by place: the default weights; all 0 in a network without links. */
    double[] salesShares() {
        double total = 0;
        for (double s : sales) {
            total += s;
        }
        double[] shares = new double[firms];
        for (int i = 0; i < firms && total > 0; i++) {
            shares[i] = sales[i] / total;
        }
        return shares;
    }

    private void order(int[] industry) {
        for (int k : industry) {
            industryStart[k + 1]++;
        }
        for (int k = 1; k < industryStart.length; k++) {
            industryStart[k] += industryStart[k - 1];
        }
        int[] next = industryStart.clone();
        for (int i = 0; i < firms; i++) {
            int place = next[industry[i]]++;
            firmAt[place] = i;
            placeOf[i] = place;
            industryAt[place] = industry[i];
        }
    }

    private void totals(Links links) {
        for (int place = 0; place < firms; place++) {
            int firm = firmAt[place];
            for (int at = links.supplierStart()[firm]; at < links.supplierStart()[firm + 1]; at++) {
                sales[place] += links.volume()[links.bySupplier()[at]];
            }
            double purchases = 0;
            for (int link = links.buyerStart()[firm]; link < links.buyerStart()[firm + 1]; link++) {
                purchases += links.volume()[link];
            }
            perSale[place] = sales[place] > 0 ? 1 / sales[place] : 0;
            perPurchase[place] = purchases > 0 ? 1 / purchases : 0;
            industrySales[industryAt[place]] += sales[place];
        }
    }

    private static boolean isSeveral(Slots slots, int slot) {
        return slots.level()[slot] == Classes.ESSENTIAL && slots.start()[slot + 1] - slots.start()[slot] > 1;
    }

    private int countSeveral(Slots slots) {
        for (int place = 0; place < firms; place++) {
            int count = 0;
            int firm = firmAt[place];
            for (int slot = slots.buyerStart()[firm]; slot < slots.buyerStart()[firm + 1]; slot++) {
                count += isSeveral(slots, slot) ? 1 : 0;
            }
            slotStart[place + 1] = slotStart[place] + count;
        }
        return slotStart[firms];
    }

    private static int links(int[] start, int firm) {
        return start[firm + 1] - start[firm];
    }

    private void fill(Network network) {
        Links links = network.links();
        int end = 0;
        for (int i : suppliers) {
            outStart[i] = end;
            end += links(links.supplierStart(), firmAt[i]);
            outEnd[i] = end;
        }
        end = 0;
        for (int j : buyers) {
            inStart[j] = end;
            end += links(links.buyerStart(), firmAt[j]);
            inEnd[j] = end;
        }
        int[] nextOut = outStart.clone();
        for (int j = 0; j < firms; j++) {
            singleEnd[j] = run(network, j, inStart[j], SINGLE, nextOut);
            severalEnd[j] = run(network, j, singleEnd[j], 0, nextOut);
            helpfulEnd[j] = run(network, j, severalEnd[j], HELPFUL, nextOut);
            run(network, j, helpfulEnd[j], NOTHING, nextOut);
        }
    }

    /** Lays down the run of one kind of slots of buyer j, from link {@code at}; returns its end. */
    private int run(Network network, int j, int at, int kind, int[] nextOut) {
        Slots slots = network.slots();
        Links links = network.links();
        int next = at;
        int several = slotStart[j];
        for (int slot = slots.buyerStart()[firmAt[j]]; slot < slots.buyerStart()[firmAt[j] + 1]; slot++) {
            if (kind(slots, slot) != kind) {
                continue;
            }
            double volume = 0;
            for (int link = slots.start()[slot]; link < slots.start()[slot + 1]; link++) {
                int i = placeOf[links.supplier()[link]];
                supplier[next] = i;
                bought[next++] = links.volume()[link];
                volume += links.volume()[link];
                int out = nextOut[i]++;
                buyer[out] = j;
                sold[out] = links.volume()[link];
                target[out] = kind == 0 ? several : kind;
            }
            if (kind == 0) {
                slotBuyer[several] = j;
                perSlot[several] = 1 / volume;
                slotEnd[several++] = next;
            }
        }
        return next;
    }

    static int kind(Slots slots, int slot) {
        return switch (slots.level()[slot]) {
            case Classes.ESSENTIAL -> isSeveral(slots, slot) ? 0 : SINGLE;
            case Classes.HELPFUL -> HELPFUL;
            default -> NOTHING;
        };
    }
}
