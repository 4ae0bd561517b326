package org.clearway.app.scenario;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/**
 * A daily operating report of one site, or a correction of one.
 *
 * @param site number of the {@link ScenarioSite}
 * @param version from 1; a correction is the next one, recorded later
 * @param staffReturned back at post since the base day, on shift today or not; never under {@code staffOnDuty}
 * @param outputValue10k of the day in 10,000 yuan, one decimal
 * @param normalOutput10k of a normal day
 * @param electricityMwh one decimal
 * @param late whether the first version came after 10:00 of its day
 * @param note as typed, in Chinese; mostly empty
 */
public record ScenarioReport(
        int site,
        LocalDate businessDay,
        int version,
        Instant recordedAt,
        State state,
        int staffOnRoll,
        int staffOnDuty,
        int staffReturned,
        int utilisationPercent,
        double outputValue10k,
        double normalOutput10k,
        double electricityMwh,
        Blocker blocker,
        boolean late,
        String note) {

    public enum State {
        NORMAL,
        LIMITED,
        CLOSED_LOOP,
        STOPPED;

        /** As files and tables write it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum Blocker {
        PARTS,
        LOGISTICS,
        STAFF,
        MEASURES,
        FUNDS,
        ORDERS,
        NONE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
