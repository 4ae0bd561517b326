package org.clearway.app.chain;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A light as lists show it. Of the main cause an enterprise sees the kind, the share and the tier, never the name.
 *
 * @param outInDays days from {@code businessDate}, null when not within the horizon
 * @param causeRef  null for an enterprise
 */
public record LightLine(
        long siteId,
        long partId,
        long enterpriseId,
        String light,
        @Nullable String whyGrey,
        String siteZh,
        @Nullable String siteEn,
        String partCode,
        String partZh,
        String partEn,
        String unit,
        String chain,
        String chainZh,
        String chainEn,
        String division,
        @Nullable String divisionZh,
        @Nullable String divisionEn,
        @Nullable Double coverDays,
        double targetDays,
        @Nullable Integer outInDays,
        @Nullable Integer earliestDays,
        @Nullable Integer latestDays,
        @Nullable LocalDate stopsOn,
        LocalDate businessDate,
        @Nullable LocalDate reportedOn,
        @Nullable LocalDate nextArrival,
        double lostYuanDay,
        @Nullable String causeKind,
        @Nullable String causeRef,
        @Nullable Double causeShare,
        @Nullable Integer causeTiers,
        Instant since,
        Instant recordedAt) {

    private static final double DAYS_SHOWN = 21;
    private static final double WIDTH = 150;

    public String href() {
        return "/chains/lights/" + siteId + "/" + partId;
    }

    /** Class of the design: r, o, y, g, u. */
    public String letter() {
        return switch (light) {
            case "red" -> "r";
            case "orange" -> "o";
            case "yellow" -> "y";
            case "green" -> "g";
            default -> "u";
        };
    }

    /** Widths on the line of 0 to 21 days. */
    public double reportedWidth() {
        return width(coverDays == null ? 0 : coverDays);
    }

    public double projectedWidth() {
        return width(outInDays == null ? DAYS_SHOWN : outInDays);
    }

    public double targetAt() {
        return width(targetDays);
    }

    /** Where the next delivery stands, negative for none. */
    public double arrivalAt() {
        return nextArrival == null ? -1 : width((double) (nextArrival.toEpochDay() - businessDate.toEpochDay()));
    }

    private static double width(double days) {
        return Math.round(Math.clamp(days, 0, DAYS_SHOWN) * WIDTH / DAYS_SHOWN * 10) / 10.0;
    }

    public double lost10k() {
        return lostYuanDay / 10_000;
    }
}
