package org.clearway.app.whitelist;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.clearway.app.shared.refusal.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Terms of a list before they are written.
 *
 * @param fields   supply fields that the directory knows; {@code zones} and {@code versions} likewise
 * @param earliest the first day on which they may begin to hold
 */
public record TermsCase(
        boolean ownList,
        Set<String> fields,
        Set<String> zones,
        Set<Integer> versions,
        Terms wanted,
        LocalDate earliest) {

    static final int MOST_DAYS = 180;
    private static final int LONGEST_DEPARTURE = 300;

    public static final Rules<TermsCase> RULES = Rules.of(
            Rule.refusing("own-list", one -> !one.ownList, one -> Reason.of("whitelist.not-yours")),
            Rule.refusing(
                    "fields",
                    one -> one.wanted.fields().isEmpty() || !one.fields.containsAll(one.wanted.fields()),
                    one -> Reason.at("fields", "whitelist.fields")),
            Rule.refusing(
                    "zones",
                    one -> !one.zones.containsAll(one.wanted.zones()),
                    one -> Reason.at("zones", "whitelist.zones")),
            Rule.refusing(
                    "criteria",
                    one -> !one.versions.contains(one.wanted.criteria()),
                    one -> Reason.at("criteria", "whitelist.criteria", one.wanted.criteria())),
            Rule.refusing(
                    "departure-in-both",
                    one -> isEmpty(one.wanted.departureZh()) != isEmpty(one.wanted.departureEn())
                            || isLong(one.wanted.departureZh())
                            || isLong(one.wanted.departureEn()),
                    one -> Reason.at("departureZh", "whitelist.departure", LONGEST_DEPARTURE)),
            Rule.refusing(
                    "longest-days",
                    one -> one.wanted.longestDays() < 1 || one.wanted.longestDays() > MOST_DAYS,
                    one -> Reason.at("longestDays", "whitelist.longest-days", MOST_DAYS)),
            Rule.refusing(
                    "ahead",
                    one -> one.wanted.validFrom().isBefore(one.earliest),
                    one -> Reason.at("validFrom", "whitelist.terms-from", one.earliest.toString())));

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static boolean isLong(@Nullable String text) {
        return text != null && text.length() > LONGEST_DEPARTURE;
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Nothing written is the same as nothing to say. */
    static Terms clean(
            long list,
            List<String> fields,
            List<String> zones,
            int criteria,
            @Nullable String zh,
            @Nullable String en,
            int days,
            LocalDate from) {
        return new Terms(list, fields, zones, criteria, stripped(zh), stripped(en), days, from);
    }
}
