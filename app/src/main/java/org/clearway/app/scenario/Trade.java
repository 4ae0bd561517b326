package org.clearway.app.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clearway.app.directory.IndustryCode;
import org.clearway.app.directory.ReferenceTable;

/** What an enterprise does: a class of industry, the words for it in a name, and what a head makes and burns. */
record Trade(
        IndustryCode industry,
        int weight,
        String wordZh,
        String wordEn,
        double revenuePerHead10k,
        double mwhPer10k,
        String supplyField,
        String chain) {

    boolean isIndustrial() {
        return industry.section() >= 'B' && industry.section() <= 'D';
    }

    /** All trades of the scenario, and those that a cohort may draw from, each as often as it weighs. */
    static final class Trades {

        private final List<Trade> all = new ArrayList<>();
        private final Map<String, List<Trade>> weighted = new HashMap<>();

        Trades() {
            Map<String, String> chains = new HashMap<>();
            ReferenceTable.named("industry").rows().forEach(row -> chains.put(row.text("code"), row.text("chain")));
            for (ReferenceTable.Row row : Spring2022.table("trade")) {
                all.add(new Trade(
                        IndustryCode.of(row.text("industry")),
                        (int) row.whole("weight"),
                        row.text("word_zh"),
                        row.text("word_en"),
                        row.number("revenue_per_head_10k"),
                        row.number("mwh_per_10k"),
                        row.text("supply_field"),
                        chains.getOrDefault(row.text("industry"), "")));
            }
        }

        Trade of(String industry) {
            return drawable(industry).getFirst();
        }

        Trade draw(String filter, int who) {
            List<Trade> trades = weighted.computeIfAbsent(filter, this::drawable);
            return trades.get(Draw.below(Draw.Salt.TRADE, who, trades.size()));
        }

        private List<Trade> drawable(String filter) {
            List<Trade> trades = new ArrayList<>();
            for (Trade trade : all) {
                if (trade.matches(filter)) {
                    for (int i = 0; i < trade.weight; i++) {
                        trades.add(trade);
                    }
                }
            }
            return trades;
        }
    }

    private boolean matches(String filter) {
        return switch (filter) {
            case "ANY" -> true;
            case "INDUSTRY" -> isIndustrial();
            case "VEHICLE" -> industry.value().startsWith("361");
            case "AUTO", "IC" -> chain.equals(filter) && isIndustrial();
            default -> industry.value().equals(filter);
        };
    }
}
