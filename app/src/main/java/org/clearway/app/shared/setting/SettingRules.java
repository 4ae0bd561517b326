package org.clearway.app.shared.setting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.scope.Actor;
import tools.jackson.databind.JsonNode;

/** What speaks against a change of a setting, and what stands above a subject. */
final class SettingRules {

    private static final int LONGEST_VALUE = 20_000;
    private static final String NATION = "000000";
    private static final String DIVISION = "\\d{4}[0-9A-Z]{2}";

    private SettingRules() {}

    record Change(String name, String subject, JsonNode value, Instant from, String source, String why) {}

    /** A subject and what stands above it, the nearest first: 220104, 220100, 220000, everything. */
    static List<String> nearest(String subject) {
        if (!subject.matches(DIVISION)) {
            return subject.isEmpty() ? List.of(subject) : List.of(subject, Settings.EVERYTHING);
        }
        return List.of(subject, subject.substring(0, 4) + "00", subject.substring(0, 2) + "0000", Settings.EVERYTHING)
                .stream()
                .distinct()
                .toList();
    }

    /** Whose setting it is, as the table's own column says it. */
    static String division(String subject) {
        return subject.matches(DIVISION) ? subject : NATION;
    }

    /** People change settings that a module brought; the platform itself brings them. */
    static List<Reason> against(Change change, Optional<JsonNode> before, Actor actor, Instant now) {
        List<Reason> found = new ArrayList<>();
        if (before.isEmpty() && actor.isOfficer()) {
            found.add(Reason.at("name", "setting.unknown", change.name()));
        }
        before.filter(value -> value.getNodeType() != change.value().getNodeType())
                .ifPresent(value -> found.add(Reason.at("value", "setting.kind", value.toString())));
        if (change.value().toString().length() > LONGEST_VALUE) {
            found.add(Reason.at("value", "setting.long", LONGEST_VALUE));
        }
        if (!actor.range().holds(division(change.subject()))) {
            found.add(Reason.at("subject", "setting.territory"));
        }
        if (change.from().isBefore(now)) {
            found.add(Reason.at("from", "setting-past", change.name()));
        }
        if (change.why().isBlank() || change.source().isBlank()) {
            found.add(Reason.at(change.why().isBlank() ? "why" : "source", "setting.why"));
        }
        return found;
    }
}
