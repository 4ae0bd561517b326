package org.clearway.app.chain.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.clearway.app.shared.setting.Settings;
import org.clearway.engine.project.light.LightThresholds;

/** From when on a light turns, by chain and part, as the dated settings of a moment say: the part's, else the chain's, else the general. */
public final class Marks {

    private static final double PERCENT = 100;

    /** Before anything was read. */
    static final Marks NONE = new Marks();

    private final Map<String, Map<String, BigDecimal>> values = new HashMap<>();
    private final Map<String, LightThresholds> known = new HashMap<>();

    private Marks() {}

    public static Marks of(Settings settings, Instant at) {
        Marks marks = new Marks();
        for (String name : new String[] {
            "red-days", "orange-days", "yellow-days", "orange-share", "yellow-share", "stale-days", "better-margin-days"
        }) {
            marks.values.put(name, settings.numbers("chain." + name, at));
        }
        return marks;
    }

    public LightThresholds of(String chain, long part) {
        return known.computeIfAbsent(
                chain + "/" + part,
                key -> new LightThresholds(
                        number("red-days", chain, key).intValue(),
                        number("orange-days", chain, key).intValue(),
                        number("yellow-days", chain, key).intValue(),
                        number("yellow-share", chain, key).doubleValue() / PERCENT,
                        number("orange-share", chain, key).doubleValue() / PERCENT,
                        number("stale-days", chain, key).intValue()));
    }

    boolean sayTheSame(Marks other) {
        return values.equals(other.values);
    }

    /** How far a day has to pass a threshold before a light turns better. */
    public int betterMarginDays() {
        return number("better-margin-days", "", "").intValue();
    }

    private BigDecimal number(String name, String chain, String part) {
        Map<String, BigDecimal> held = values.getOrDefault(name, Map.of());
        BigDecimal general = held.getOrDefault("", BigDecimal.ZERO);
        return held.getOrDefault(part, held.getOrDefault(chain, general));
    }
}
