package org.clearway.app.whitelist;

import java.util.List;
import org.clearway.app.shared.refusal.Reason;
import org.jspecify.annotations.Nullable;

/** A list before it is opened: what it is called and what it is for. */
public record NewList(
        @Nullable String code,
        @Nullable String purpose,
        @Nullable String nameZh,
        @Nullable String nameEn) {

    static final List<String> PURPOSES = List.of("white_list", "epidemic_supply");
    private static final int LONGEST_NAME = 60;

    public static final Rules<NewList> RULES = Rules.of(
            Rule.refusing(
                    "code",
                    one -> one.code == null || !one.code.matches("[a-z0-9-]{3,40}"),
                    one -> Reason.at("code", "whitelist.code")),
            Rule.refusing(
                    "purpose",
                    one -> one.purpose == null || !PURPOSES.contains(one.purpose),
                    one -> Reason.at("purpose", "whitelist.purpose")),
            Rule.refusing(
                    "name-zh", one -> isBad(one.nameZh), one -> Reason.at("nameZh", "whitelist.name", LONGEST_NAME)),
            Rule.refusing(
                    "name-en", one -> isBad(one.nameEn), one -> Reason.at("nameEn", "whitelist.name", LONGEST_NAME)));

    private static boolean isBad(@Nullable String name) {
        return name == null || name.isBlank() || name.length() > LONGEST_NAME;
    }
}
