package org.clearway.app.problem;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A problem as somebody files it. An enterprise fills three fields: kind, title, what is asked.
 *
 * @param stopsInDays days until a line stops when nothing is done; null when none does
 * @param cause       a code of the cause where one is known ({@code road:G15-D12}, {@code supplier:91...})
 * @param stakes      what else is at stake: {@code livelihood}, {@code safety}, {@code many_jobs}
 * @param separate    true when the filer saw the similar open ones and wants one of its own
 */
public record NewProblem(
        long enterpriseId,
        String kind,
        String title,
        String asked,
        @Nullable String place,
        @Nullable String cause,
        @Nullable Integer stopsInDays,
        Set<String> stakes,
        boolean separate) {

    public @Nullable LocalDate stopsOn(LocalDate today) {
        return stopsInDays == null ? null : today.plusDays(stopsInDays);
    }
}
