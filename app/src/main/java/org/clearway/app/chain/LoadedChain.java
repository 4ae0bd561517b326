package org.clearway.app.chain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of a first load. Ids are the loader's own: numbers from 1 on for parts and nodes, those of the directory for sites. */
public final class LoadedChain {

    private LoadedChain() {}

    /** @param code short word, the same as in the directory's list of chains where it is one of those */
    public record Chain(String code, String nameZh, String nameEn) {}

    /**
     * @param unit     of all quantities about it: piece, set, kg, t, m, m2, m3, l, wafer, kwh
     * @param unitYuan what one unit is worth in yuan
     */
    public record Part(
            long id, String chain, String code, String nameZh, String nameEn, String unit, double unitYuan) {}

    /** One unit of {@code partId} takes {@code quantity} units of {@code inputId}. */
    public record Input(long partId, long inputId, double quantity, boolean essential, LocalDate validFrom) {}

    /** {@code quantity} units of the substitute stand in for one of the part. */
    public record Substitute(long partId, long substituteId, double quantity, String ground) {}

    /**
     * @param finalMonthly units a month sold outside the network
     * @param targetDays   days of use that it wants in store of each input
     */
    public record Node(
            long id,
            long siteId,
            long enterpriseId,
            String division,
            long partId,
            double finalMonthly,
            double targetDays,
            String nameZh,
            @Nullable String nameEn,
            LocalDate validFrom) {}

    /**
     * One side's word about a relation.
     *
     * @param bySupplier    true for the supplier's version, false for the buyer's
     * @param monthlyVolume units of the supplier's product a month, above 0
     * @param share         of all that the buyer takes of the part, above 0 to 1; NaN where not said
     * @param partId        the product of the supplier's node
     */
    public record Relation(
            long buyerNode,
            long supplierNode,
            long buyerEnterprise,
            long supplierEnterprise,
            String buyerDivision,
            String supplierDivision,
            long partId,
            boolean bySupplier,
            double monthlyVolume,
            double share,
            int leadDays,
            int transitDays,
            boolean soleSource,
            LocalDate validFrom,
            Instant recordedAt) {}

    /**
     * @param supersededAt null for the version that holds
     * @param arrivals     what is on the way
     */
    public record Stock(
            long siteId,
            long partId,
            long enterpriseId,
            String division,
            LocalDate day,
            int version,
            double onHand,
            double blocked,
            double dailyUse,
            double targetDays,
            List<Arrival> arrivals,
            String reportedBy,
            @Nullable String why,
            Instant recordedAt,
            @Nullable Instant supersededAt) {}

    /** @param supplierNode 0 where not said */
    public record Arrival(LocalDate day, double units, long supplierNode) {}

    /** @param capacity share of normal output that remains, 0 for closed */
    public record Closure(
            long siteId,
            long enterpriseId,
            String division,
            double capacity,
            LocalDate validFrom,
            LocalDate validTo,
            String ground,
            Instant recordedAt) {}

    /**
     * @param kind         road, exit, port, airport, rail, border, station
     * @param division     whose authority can open it
     * @param fromDivision where goods come from: six figures, a province or city for all below it, 000000 for anywhere
     * @param openShare    what still passes, 0 to 1
     */
    public record Blocked(
            String kind,
            String nameZh,
            String nameEn,
            String division,
            String fromDivision,
            String toDivision,
            double openShare,
            LocalDate validFrom,
            LocalDate validTo,
            String ground,
            Instant recordedAt) {}
}
