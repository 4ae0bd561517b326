package org.clearway.app.whitelist;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.clearway.app.shared.refusal.Reason;
import org.jspecify.annotations.Nullable;

/** A version of the ministry's common criteria before it is published. */
record CriteriaCase(
        boolean ministry,
        List<Item> items,
        LocalDate validFrom,
        LocalDate earliest,
        @Nullable String source) {

    private static final int MOST_ITEMS = 12;
    private static final int LONGEST = 120;

    /** One item of the checklist as it was typed. */
    record Item(
            @Nullable String code,
            @Nullable String nameZh,
            @Nullable String nameEn,
            @Nullable String hintZh,
            @Nullable String hintEn,
            boolean needsEvidence) {

        boolean isEmpty() {
            return texts().allMatch(CriteriaCase::isBlank);
        }

        private Stream<@Nullable String> texts() {
            return Stream.of(nameZh, nameEn, hintZh, hintEn);
        }
    }

    static final Rules<CriteriaCase> RULES = Rules.of(
            Rule.refusing("ministry", one -> !one.ministry, one -> Reason.of("whitelist.ministry-only")),
            Rule.refusing(
                    "items",
                    one -> one.items.isEmpty() || one.items.size() > MOST_ITEMS,
                    one -> Reason.at("items", "whitelist.criteria-items", MOST_ITEMS)),
            Rule.refusing(
                    "texts",
                    one -> one.items.stream().anyMatch(item -> item.texts().anyMatch(CriteriaCase::isBad)),
                    one -> Reason.at("items", "whitelist.criteria-texts", LONGEST)),
            Rule.refusing(
                    "codes",
                    one -> !areCodes(one.items.stream().map(Item::code).toList()),
                    one -> Reason.at("items", "whitelist.criteria-codes")),
            Rule.refusing(
                    "ahead",
                    one -> one.validFrom.isBefore(one.earliest),
                    one -> Reason.at("validFrom", "whitelist.announced", one.earliest.toString())),
            Rule.refusing(
                    "source", one -> isBad(one.source), one -> Reason.at("source", "whitelist.source-named", LONGEST)));

    private static boolean areCodes(List<@Nullable String> codes) {
        return codes.stream().allMatch(code -> code != null && code.matches("[a-z][a-z0-9_]{2,29}"))
                && new HashSet<>(codes).size() == codes.size();
    }

    static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    static boolean isBad(@Nullable String text) {
        return text == null || text.isBlank() || text.length() > LONGEST;
    }
}
