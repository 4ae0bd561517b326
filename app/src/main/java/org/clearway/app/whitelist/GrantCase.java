package org.clearway.app.whitelist;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.clearway.app.shared.refusal.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A row of what a listing grants before it is written.
 *
 * @param taken whether a row of this purpose and code runs already
 */
record GrantCase(
        boolean ministry,
        @Nullable String purpose,
        @Nullable String code,
        @Nullable String nameZh,
        @Nullable String nameEn,
        @Nullable String extentZh,
        @Nullable String extentEn,
        LocalDate validFrom,
        LocalDate earliest,
        boolean taken) {

    private static final int LONGEST = 60;

    static final Rules<GrantCase> RULES = Rules.of(
            Rule.refusing("ministry", one -> !one.ministry, one -> Reason.of("whitelist.ministry-only")),
            Rule.refusing(
                    "purpose",
                    one -> one.purpose == null || !NewList.PURPOSES.contains(one.purpose),
                    one -> Reason.at("purpose", "whitelist.purpose")),
            Rule.refusing(
                    "code",
                    one -> one.code == null || !one.code.matches("[a-z][a-z0-9_]{2,29}"),
                    one -> Reason.at("code", "whitelist.grant-code")),
            Rule.refusing(
                    "texts",
                    one -> Stream.of(one.nameZh, one.nameEn, one.extentZh, one.extentEn)
                            .anyMatch(text -> text == null || text.isBlank() || text.length() > LONGEST),
                    one -> Reason.at("nameZh", "whitelist.grant-texts", LONGEST)),
            Rule.refusing(
                    "announced",
                    one -> one.validFrom.isBefore(one.earliest),
                    one -> Reason.at("validFrom", "whitelist.announced", one.earliest.toString())),
            Rule.refusing(
                    "not-taken",
                    one -> one.taken,
                    one -> Reason.at("code", "whitelist.grant-taken", String.valueOf(one.code))));
}
