package org.clearway.app.scenario.problem;

import java.util.List;
import java.util.Set;
import org.clearway.app.problem.Level;

/** Where problems of a kind begin: as the product's own routing table says, at the first level that has the department. */
final class Routes {

    private static final Set<String> COUNTY =
            Set.of("industry", "health", "transport", "public_security", "commerce", "agriculture");
    private static final Set<String> ZONE = Set.of("industry", "planning");

    private Routes() {}

    static String department(String kind) {
        return switch (kind) {
            case "logistics" -> "transport";
            case "measures" -> "health";
            case "funds" -> "financial_regulation";
            case "policy" -> "finance";
            case "charges" -> "market_regulation";
            default -> "industry";
        };
    }

    static Level first(String kind, String division, List<Level> ladder) {
        String department = department(kind);
        for (Level level : ladder) {
            boolean has = switch (level) {
                case COUNTY -> (division.charAt(4) == 'Z' ? ZONE : COUNTY).contains(department);
                case CITY, PROVINCE, MINISTRY -> true;
                case INTER_PROVINCIAL -> false;
            };
            if (has) {
                return level;
            }
        }
        return Level.MINISTRY;
    }
}
