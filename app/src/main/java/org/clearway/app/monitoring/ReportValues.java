package org.clearway.app.monitoring;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a reporter states of one site and day.
 *
 * @param staffReturned   back at their post since the base day, on duty today or not
 * @param utilisation     capacity in use, percent of normal
 * @param output10k       output value of the day, 10,000 yuan
 * @param normalOutput10k output value of a normal day, 10,000 yuan
 * @param electricityMwh  null where it is not metered by the day
 */
public record ReportValues(
        State state,
        int staffOnRoll,
        int staffOnDuty,
        int staffReturned,
        BigDecimal utilisation,
        BigDecimal output10k,
        BigDecimal normalOutput10k,
        @Nullable BigDecimal electricityMwh,
        Blocker blocker,
        @Nullable String note) {}
