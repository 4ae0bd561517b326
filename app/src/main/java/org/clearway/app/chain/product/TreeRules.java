package org.clearway.app.chain.product;

import java.util.ArrayList;
import java.util.List;
import org.clearway.app.shared.refusal.Reason;
import org.jspecify.annotations.Nullable;

/** What a line of the product tree may say, taken by itself. All reasons are told at once. */
final class TreeRules {

    static final List<String> UNITS = List.of("piece", "set", "kg", "t", "m", "m2", "m3", "l", "wafer", "kwh");

    private static final String CHAIN_CODE = "[a-z][a-z0-9_-]{1,39}";
    private static final String PART_CODE = "[A-Za-z0-9][A-Za-z0-9._-]{0,39}";
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_GROUND = 300;
    private static final double MOST_UNITS = 1e9;

    private TreeRules() {}

    static List<Reason> reasons(TreeRow row) {
        List<Reason> reasons = new ArrayList<>();
        if (!row.chain().matches(CHAIN_CODE)) {
            reasons.add(Reason.at("chain", "chain.tree.chain-code", row.chain()));
        }
        if (!row.part().matches(PART_CODE)) {
            reasons.add(Reason.at("part", "chain.tree.part-code", row.part()));
        }
        name("chain_zh", row.chainZh(), reasons);
        name("chain_en", row.chainEn(), reasons);
        name("part_zh", row.partZh(), reasons);
        name("part_en", row.partEn(), reasons);
        unit("unit", row.unit(), reasons);
        unit("input_unit", row.inputUnit(), reasons);
        Double yuan = row.unitYuan();
        if (yuan != null && !(yuan >= 0 && yuan <= MOST_UNITS)) {
            reasons.add(Reason.at("unit_yuan", "chain.tree.yuan", yuan));
        }
        quantity("quantity", row.quantity(), reasons);
        quantity("substitute_quantity", row.substituteQuantity(), reasons);
        String ground = row.ground();
        if (row.substituteKey() != null && (ground == null || ground.isBlank() || ground.length() > LONGEST_GROUND)) {
            reasons.add(Reason.at("ground", "chain.tree.ground", LONGEST_GROUND));
        }
        if (row.key().equals(row.inputKey())) {
            reasons.add(Reason.at("input", "chain.tree.self", row.part()));
        }
        if (row.key().equals(row.substituteKey())) {
            reasons.add(Reason.at("substitute", "chain.tree.self-substitute", row.part()));
        }
        return reasons;
    }

    private static void name(String field, @Nullable String name, List<Reason> reasons) {
        if (name != null && name.length() > LONGEST_NAME) {
            reasons.add(Reason.at(field, "chain.block.name", 1, LONGEST_NAME));
        }
    }

    private static void unit(String field, @Nullable String unit, List<Reason> reasons) {
        if (unit != null && !unit.isBlank() && !UNITS.contains(unit)) {
            reasons.add(Reason.at(field, "chain.tree.unit", unit, String.join(", ", UNITS)));
        }
    }

    private static void quantity(String field, @Nullable Double quantity, List<Reason> reasons) {
        if (quantity != null && !(quantity > 0 && quantity <= MOST_UNITS)) {
            reasons.add(Reason.at(field, "chain.tree.quantity", quantity));
        }
    }
}
