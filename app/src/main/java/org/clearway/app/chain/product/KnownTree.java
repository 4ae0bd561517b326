package org.clearway.app.chain.product;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The product tree on record, by chain/code: what a new line is held against. */
final class KnownTree {

    final Set<String> chains = new HashSet<>();
    final Map<String, Part> parts = new HashMap<>();
    final Map<String, Map<String, Input>> inputs = new HashMap<>();
    final Map<String, Map<String, Substitute>> substitutes = new HashMap<>();

    record Part(long id, String nameZh, String nameEn, String unit, double yuan) {}

    record Input(double quantity, boolean essential) {}

    record Substitute(double quantity, String ground) {}

    /** What goes into a part now. */
    Map<String, Input> into(String part) {
        return inputs.computeIfAbsent(part, key -> new LinkedHashMap<>());
    }

    Map<String, Substitute> instead(String part) {
        return substitutes.computeIfAbsent(part, key -> new LinkedHashMap<>());
    }
}
