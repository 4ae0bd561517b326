package org.clearway.app.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What authorities, mechanisms and answerables have in common when a person enters them: a place, names and a term. */
@Component
class NamingRules {

    private static final int LONGEST_NAME = 120;
    private static final int SHORTEST_WHY = 4;

    private final ReferenceTables reference;

    NamingRules(ReferenceTables reference) {
        this.reference = reference;
    }

    /** The reasons of one form, gathered field by field. */
    final class Check {

        private final List<Reason> reasons = new ArrayList<>();

        void place(@Nullable String division) {
            Actor.current().require(Right.EDIT_DIRECTORY);
            Division found =
                    reference.present().division(String.valueOf(division)).orElse(null);
            if (found == null || !found.isCurrent()) {
                reasons.add(Reason.at("division", "directory.naming.division", String.valueOf(division)));
            } else if (!Actor.current().range().holds(found.code())) {
                reasons.add(Reason.at("division", "directory.division.outside", found.nameZh(), found.code()));
            }
        }

        void name(String field, @Nullable String name) {
            int length = name == null ? 0 : name.strip().length();
            if (length < 2 || length > LONGEST_NAME) {
                reasons.add(Reason.at(field, "directory.name.length", 2, LONGEST_NAME));
            }
        }

        void oneOf(String field, @Nullable String word, List<String> words) {
            if (!words.contains(String.valueOf(word))) {
                reasons.add(Reason.at(field, "directory.naming.choose"));
            }
        }

        void term(String list, String field, @Nullable String code) {
            if (reference.present().term(list, String.valueOf(code)) == null) {
                reasons.add(Reason.at(field, "directory.naming.choose"));
            }
        }

        void days(@Nullable LocalDate from, @Nullable LocalDate to) {
            if (from == null) {
                reasons.add(Reason.at("validFrom", "directory.naming.from"));
            } else if (to != null && to.isBefore(from)) {
                reasons.add(Reason.at("validTo", "directory.naming.to", from));
            }
        }

        void ending(LocalDate from, @Nullable LocalDate day, @Nullable String why) {
            if (day == null || day.isBefore(from)) {
                reasons.add(Reason.at("endOn", "directory.naming.to", from));
            }
            if (why == null || why.strip().length() < SHORTEST_WHY) {
                reasons.add(Reason.at("why", "directory.why", SHORTEST_WHY));
            }
        }

        void add(Reason reason) {
            reasons.add(reason);
        }

        void refuseIfAny() {
            Refusal.ifAny(reasons);
        }
    }

    Check check() {
        return new Check();
    }

    /** An act on a thing of another territory finds nothing there. */
    static void within(String division, String thing, long id) {
        Actor.current().require(Right.EDIT_DIRECTORY);
        if (!Actor.current().range().holds(division)) {
            throw new NotFound(thing, id);
        }
    }

    static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
