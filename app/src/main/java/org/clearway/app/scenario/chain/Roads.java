package org.clearway.app.scenario.chain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clearway.app.chain.LoadedChain.Blocked;
import org.clearway.app.directory.ReferenceTable;
import org.clearway.app.scenario.Spring2022;

/** Roads: how far provinces are from each other, and which roads, exits and ports are blocked ({@code blocked.csv}). */
final class Roads {

    private static final double KM_A_DEGREE = 111;

    private final Map<String, double[]> places = new HashMap<>();
    private final List<ReferenceTable.Row> rows = Spring2022.table("blocked");
    private final List<ReferenceTable.Row> blockedNow;

    Roads() {
        for (ReferenceTable.Row row : ReferenceTable.named("division").rows()) {
            if (row.text("kind").equals("province") && !row.text("lat").isEmpty()) {
                places.put(row.text("code").substring(0, 2), new double[] {row.number("lat"), row.number("lon")});
            }
        }
        blockedNow = rows.stream()
                .filter(row -> !LocalDate.parse(row.text("valid_to")).isBefore(Spring2022.LAST_DAY))
                .toList();
    }

    Stream<Blocked> all() {
        return rows.stream().map(Roads::blocked);
    }

    private static Blocked blocked(ReferenceTable.Row row) {
        LocalDate from = LocalDate.parse(row.text("valid_from"));
        Instant recorded = from.atTime(6, 40).atZone(SupplyNetwork.ZONE).toInstant();
        return new Blocked(
                row.text("kind"),
                row.text("name_zh"),
                row.text("name_en"),
                row.text("division"),
                row.text("from"),
                row.text("to"),
                row.number("open"),
                from,
                LocalDate.parse(row.text("valid_to")),
                row.text("ground"),
                recorded);
    }

    /** Whether on the last day something bars the way between two divisions. */
    boolean isBlocked(String from, String to) {
        for (ReferenceTable.Row row : blockedNow) {
            if (isIn(from, row.text("from")) && isIn(to, row.text("to"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIn(String division, String whole) {
        int length = whole.length();
        while (length > 0 && whole.startsWith("00", length - 2)) {
            length -= 2;
        }
        return division.startsWith(whole.substring(0, length));
    }

    /** Days on the road for a lorry. */
    int transitDays(String from, String to) {
        double[] a = places.get(from.substring(0, 2));
        double[] b = places.get(to.substring(0, 2));
        if (a == null || b == null || from.startsWith(to.substring(0, 2))) {
            return 1;
        }
        double north = (a[0] - b[0]) * KM_A_DEGREE;
        double east = (a[1] - b[1]) * KM_A_DEGREE * Math.cos(Math.toRadians(a[0]));
        double km = Math.hypot(north, east) * 1.25;
        return (int) Math.clamp(Math.ceil(km / 800), 1, 5);
    }
}
