package org.clearway.app.scenario.problem;

import java.time.LocalDate;
import java.util.List;

/** Where and when problems were filed, in broad strokes: Jilin from March, Shanghai from April, its neighbours with it. */
final class Wave {

    static final double STRONGEST = 9;

    private static final LocalDate FIRST = LocalDate.of(2022, 3, 1);
    private static final double[] BY_WEEK = {2, 4, 5, 6, 8, 11, 14, 15, 13, 10, 8, 6, 5};

    private Wave() {}

    static LocalDate day(Chance chance) {
        int week = chance.weighted(BY_WEEK);
        return FIRST.plusDays(week * 7L + chance.below(6));
    }

    static double strength(String division, LocalDate day) {
        boolean april = day.isAfter(LocalDate.of(2022, 3, 26));
        return switch (division.substring(0, 2)) {
            case "22" -> day.isBefore(LocalDate.of(2022, 5, 5)) ? 6 : 2;
            case "31" -> april ? 9 : 2;
            case "32", "33" -> april ? 3 : 1.5;
            case "34", "36", "37", "41" -> april ? 1.6 : 1.2;
            default -> 1;
        };
    }

    /** A province beside it that has a part in the matter. */
    static String neighbour(Chance chance, String division) {
        List<String> near = switch (division.substring(0, 2)) {
            case "22" -> List.of("210000", "230000", "150000", "310000");
            case "31" -> List.of("320000", "330000", "340000");
            case "32" -> List.of("310000", "330000", "340000", "370000");
            case "33" -> List.of("310000", "320000", "350000");
            default -> List.of("310000", "320000", "220000", "330000");
        };
        List<String> others = near.stream()
                .filter(one -> !one.startsWith(division.substring(0, 2)))
                .toList();
        return chance.one(others);
    }
}
