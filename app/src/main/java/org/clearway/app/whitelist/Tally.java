package org.clearway.app.whitelist;

import java.util.Map;

/** How many cards of a batch are of which verb and verdict. */
public record Tally(Map<String, Long> counts) {

    public long all() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    public long undecided() {
        return ofVerdict("");
    }

    public long approved() {
        return ofVerdict("approved");
    }

    public long declined() {
        return ofVerdict("declined");
    }

    public long decided() {
        return all() - undecided();
    }

    public long ofVerb(String verb) {
        return counts.entrySet().stream()
                .filter(one -> one.getKey().startsWith(verb + "/"))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    public long approved(String verb) {
        return counts.getOrDefault(verb + "/approved", 0L);
    }

    /** Of this verb, those that are approved or not decided yet: what the batch changes if all is approved. */
    public long mayBe(String verb) {
        return approved(verb) + counts.getOrDefault(verb + "/", 0L);
    }

    private long ofVerdict(String verdict) {
        return counts.entrySet().stream()
                .filter(one -> one.getKey().endsWith("/" + verdict))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
