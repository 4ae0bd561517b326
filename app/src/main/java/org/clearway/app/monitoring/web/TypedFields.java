package org.clearway.app.monitoring.web;

import org.clearway.app.monitoring.TypedReport;
import org.jspecify.annotations.Nullable;

/** The fields of the report form as they come in; what the form did not send counts as empty. */
record TypedFields(
        @Nullable String state,
        @Nullable String staffOnRoll,
        @Nullable String staffOnDuty,
        @Nullable String staffReturned,
        @Nullable String utilisation,
        @Nullable String output10k,
        @Nullable String normalOutput10k,
        @Nullable String electricityMwh,
        @Nullable String blocker,
        @Nullable String note) {

    TypedReport typed() {
        return new TypedReport(
                text(state),
                text(staffOnRoll),
                text(staffOnDuty),
                text(staffReturned),
                text(utilisation),
                text(output10k),
                text(normalOutput10k),
                text(electricityMwh),
                text(blocker),
                text(note));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
