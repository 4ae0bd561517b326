package org.clearway.app.chain.product;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.clearway.app.chain.product.KnownTree.Part;
import org.clearway.app.shared.refusal.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Holds lines of a table against the tree on record and against each other. A line is good as a whole or not at all: a part that only
 * bad lines describe is not there, so that lines which use it are bad in their turn; this goes on until none is added.
 */
final class JudgingTree {

    private final KnownTree known;
    private final List<TreeRow> rows;
    private final Map<Integer, List<Reason>> bad = new TreeMap<>();

    JudgingTree(KnownTree known, List<TreeRow> rows) {
        this.known = known;
        this.rows = rows;
    }

    /** By row from 0, the reasons of each that cannot go in. */
    Map<Integer, List<Reason>> judge() {
        Map<String, TreeRow> said = new HashMap<>();
        Map<String, String> lines = new HashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            List<Reason> reasons = TreeRules.reasons(rows.get(row));
            part(rows.get(row), said, reasons);
            repeated(rows.get(row), lines, reasons);
            note(row, reasons);
        }
        int before;
        do {
            before = bad.size();
            names();
            cycles();
        } while (bad.size() > before);
        return bad;
    }

    private void note(int row, List<Reason> reasons) {
        if (!reasons.isEmpty()) {
            bad.put(row, List.copyOf(reasons));
        }
    }

    /** A new part has both names and a unit, once; a known one keeps its unit. */
    private void part(TreeRow row, Map<String, TreeRow> said, List<Reason> reasons) {
        Part recorded = known.parts.get(row.key());
        TreeRow first = said.get(row.key());
        if (recorded != null) {
            if (!TreeRow.blank(row.unit()) && !recorded.unit().equals(row.unit())) {
                reasons.add(Reason.at("unit", "chain.tree.unit-fixed", row.part(), recorded.unit()));
            }
        } else if (first == null) {
            missing("part_zh", row.partZh(), reasons);
            missing("part_en", row.partEn(), reasons);
            missing("unit", row.unit(), reasons);
        } else if (!TreeRow.blank(row.unit()) && !java.util.Objects.equals(first.unit(), row.unit())) {
            reasons.add(Reason.at("unit", "chain.tree.unit-fixed", row.part(), String.valueOf(first.unit())));
        }
        if (row.describesPart()) {
            said.putIfAbsent(row.key(), row);
        }
    }

    private static void missing(String field, @Nullable String text, List<Reason> reasons) {
        if (TreeRow.blank(text)) {
            reasons.add(Reason.at(field, "chain.tree.needed"));
        }
    }

    private static void repeated(TreeRow row, Map<String, String> lines, List<Reason> reasons) {
        String input = row.inputKey();
        String word = row.inputQuantity() + "/" + row.isEssential();
        String before = input == null ? null : lines.putIfAbsent(row.key() + ">" + input, word);
        if (input != null && before != null && !before.equals(word)) {
            reasons.add(Reason.at("quantity", "chain.tree.said-twice", row.part(), input));
        }
    }

    /** What a line names must be on record, or described by a good line. */
    private void names() {
        Set<String> chains = new HashSet<>(known.chains);
        Map<String, String> units = new HashMap<>();
        known.parts.forEach((key, part) -> units.put(key, part.unit()));
        for (int row = 0; row < rows.size(); row++) {
            TreeRow one = rows.get(row);
            String unit = one.unit();
            if (!bad.containsKey(row)) {
                if (!TreeRow.blank(one.chainZh()) && !TreeRow.blank(one.chainEn())) {
                    chains.add(one.chain());
                }
                if (unit != null && !unit.isBlank()) {
                    units.putIfAbsent(one.key(), unit);
                }
            }
        }
        for (int row = 0; row < rows.size(); row++) {
            if (!bad.containsKey(row)) {
                List<Reason> reasons = new ArrayList<>();
                unknown(rows.get(row), chains, units, reasons);
                note(row, reasons);
            }
        }
    }

    private static void unknown(TreeRow row, Set<String> chains, Map<String, String> units, List<Reason> reasons) {
        if (!chains.contains(row.chain())) {
            reasons.add(Reason.at("chain", "chain.tree.chain-unknown", row.chain()));
        }
        if (!units.containsKey(row.key())) {
            reasons.add(Reason.at("part", "chain.tree.unknown", row.key()));
        }
        String input = row.inputKey();
        String meant = row.inputUnit();
        if (input != null && !units.containsKey(input)) {
            reasons.add(Reason.at("input", "chain.tree.unknown", input));
        } else if (input != null && meant != null && !meant.isBlank() && !meant.equals(units.get(input))) {
            reasons.add(Reason.at("input_unit", "chain.unit", meant, units.getOrDefault(input, "")));
        }
        String substitute = row.substituteKey();
        if (substitute != null && !units.containsKey(substitute)) {
            reasons.add(Reason.at("substitute", "chain.tree.unknown", substitute));
        }
    }

    /** Good lines are put in one after another; the one that would close a ring is refused, and the ring is shown. */
    private void cycles() {
        Map<String, Map<String, Boolean>> inputs = new HashMap<>();
        known.inputs.forEach((part, into) -> into.keySet()
                .forEach(input -> inputs.computeIfAbsent(part, key -> new LinkedHashMap<>())
                        .put(input, true)));
        for (int row = 0; row < rows.size(); row++) {
            TreeRow one = rows.get(row);
            String input = one.inputKey();
            Map<String, Boolean> into = inputs.computeIfAbsent(one.key(), key -> new LinkedHashMap<>());
            if (input == null || bad.containsKey(row) || into.containsKey(input)) {
                continue;
            }
            List<String> way = Cycles.closing(inputs, one.key(), input);
            if (way.isEmpty()) {
                into.put(input, true);
            } else {
                note(row, List.of(Reason.at("input", "chain.tree.cycle", shown(way, one.chain()))));
            }
        }
    }

    private static String shown(List<String> way, String chain) {
        return String.join(
                " → ",
                way.stream()
                        .map(key -> key.startsWith(chain + "/") ? key.substring(chain.length() + 1) : key)
                        .toList());
    }
}
