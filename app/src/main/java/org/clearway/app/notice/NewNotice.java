package org.clearway.app.notice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something to be told to an account, or to everyone who speaks for an enterprise.
 *
 * @param kind       stable word, for instance {@code report-reminder}
 * @param about      what it concerns; the same kind, thing and recipient are told once
 * @param division   where the recipient is
 * @param subjectKey message key of its sentence
 * @param arguments  numbers, texts, days (as {@code LocalDate}) and {@code Phrases.Name}s that the sentence names
 * @param link       the page on which to go on
 */
public record NewNotice(
        String kind,
        String about,
        @Nullable Long accountId,
        @Nullable Long enterpriseId,
        String division,
        String subjectKey,
        List<Object> arguments,
        @Nullable String link) {

    public static NewNotice toEnterprise(
            long enterprise,
            String division,
            String kind,
            String about,
            String subjectKey,
            List<Object> arguments,
            String link) {
        return new NewNotice(kind, about, null, enterprise, division, subjectKey, arguments, link);
    }

    public static NewNotice toAccount(
            long account,
            String division,
            String kind,
            String about,
            String subjectKey,
            List<Object> arguments,
            String link) {
        return new NewNotice(kind, about, account, null, division, subjectKey, arguments, link);
    }
}
