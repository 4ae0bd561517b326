package org.clearway.app.monitoring;

import java.util.List;

/**
 * What can be unlikely about a report. The bounds stand in the database function {@code monitoring.doubts}, which the page,
 * the sheet and the API share; each word is also a message key below {@code monitoring.doubt.}.
 */
public final class Doubts {

    public static final List<String> ALL = List.of(
            "stopped-producing",
            "running-without-staff",
            "roll-moved",
            "returned-over-roll",
            "output-high",
            "output-low",
            "normal-moved",
            "stopped-electricity");

    private Doubts() {}

    /** The field that a doubt is shown beside. */
    public static String field(String doubt) {
        return switch (doubt) {
            case "running-without-staff" -> "staffOnDuty";
            case "roll-moved" -> "staffOnRoll";
            case "returned-over-roll" -> "staffReturned";
            case "output-high", "output-low" -> "output10k";
            case "normal-moved" -> "normalOutput10k";
            case "stopped-electricity" -> "electricityMwh";
            default -> "state";
        };
    }
}
