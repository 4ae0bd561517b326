package org.clearway.app.chain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that is known behind one light. */
public record LightFile(
        LightLine line,
        @Nullable Stock stock,
        List<Cause> causes,
        List<Supplier> suppliers,
        List<OtherLine> others,
        List<WayOut> waysOut,
        List<Dispute> disputes,
        List<LightLine> history) {

    /** The stock report that the light rests on. */
    public record Stock(
            LocalDate businessDate,
            int version,
            double onHand,
            double blocked,
            double dailyUse,
            double targetDays,
            double inTransit,
            @Nullable LocalDate nextArrival,
            String reportedBy,
            Instant recordedAt) {}

    /**
     * @param nameZh     null for who may not know it
     * @param tiers      how many tiers up, 0 for the site itself
     * @param daysIfOpen null not known, 0 never runs out, else the day it does with this one open
     */
    public record Cause(
            String kind,
            @Nullable String ref,
            double share,
            @Nullable Integer tiers,
            @Nullable Integer daysIfOpen,
            @Nullable String nameZh,
            @Nullable String nameEn,
            @Nullable String division,
            @Nullable LocalDate since,
            @Nullable LocalDate until) {}

    /** Who brings the part; {@code capacity} 0 for closed, 1 and more for working; {@code open} what passes on the road. */
    public record Supplier(
            long nodeId,
            String nameZh,
            String nameEn,
            String division,
            double share,
            int transitDays,
            boolean sole,
            double capacity,
            double open,
            boolean unknown) {}

    /** Another light with the same main cause. */
    public record OtherLine(
            long siteId,
            long partId,
            String light,
            String nameZh,
            String nameEn,
            String division,
            @Nullable LocalDate stopsOn,
            double lostYuanDay) {}

    /** A substitute on record and who makes it. */
    public record WayOut(
            String partZh,
            String partEn,
            String makerZh,
            String makerEn,
            String division,
            double spareADay,
            double quantity) {}

    /** What two sides say of the same relation. */
    public record Dispute(String field, double buyerSays, double supplierSays, Instant foundAt) {}
}
