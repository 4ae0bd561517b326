package org.clearway.app.problem;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which problems are asked for. Null asks for all.
 *
 * @param division the place, with all below it
 * @param status   open, overdue, solved (said by the desk, not yet confirmed), closed, or a state's word
 * @param owner    an authority's number
 * @param age      of open ones: 1 (a day or less), 3, 7, 8 (more than seven days)
 * @param week     the Monday of the week in which it was closed
 * @param since    filed on this day or later
 * @param came     a level that it came to, wherever it lies now
 * @param lateAt   a level at which it missed its deadline
 */
public record ProblemFilter(
        @Nullable String words,
        @Nullable String division,
        @Nullable String kind,
        @Nullable String level,
        @Nullable String severity,
        @Nullable String status,
        @Nullable String desk,
        @Nullable Long owner,
        @Nullable Integer age,
        @Nullable LocalDate week,
        @Nullable LocalDate since,
        @Nullable Long point,
        @Nullable Long enterprise,
        @Nullable String cause,
        boolean hole,
        @Nullable String came,
        @Nullable String lateAt) {

    public static final ProblemFilter ALL = new ProblemFilter(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, false, null, null);

    public ProblemFilter in(String place) {
        return copy(words, place, status, enterprise, point);
    }

    public ProblemFilter with(String state) {
        return copy(words, division, state, enterprise, point);
    }

    public ProblemFilter about(String text) {
        return copy(text, division, status, enterprise, point);
    }

    public ProblemFilter of(long enterpriseId) {
        return copy(words, division, status, enterpriseId, point);
    }

    public ProblemFilter behind(long pointId) {
        return copy(words, division, status, enterprise, pointId);
    }

    public ProblemFilter ownedBy(long authority) {
        return new ProblemFilter(
                words,
                division,
                kind,
                level,
                severity,
                status,
                desk,
                authority,
                age,
                week,
                since,
                point,
                enterprise,
                cause,
                hole,
                came,
                lateAt);
    }

    private ProblemFilter copy(
            @Nullable String text,
            @Nullable String place,
            @Nullable String state,
            @Nullable Long enterpriseId,
            @Nullable Long pointId) {
        return new ProblemFilter(
                text,
                place,
                kind,
                level,
                severity,
                state,
                desk,
                owner,
                age,
                week,
                since,
                pointId,
                enterpriseId,
                cause,
                hole,
                came,
                lateAt);
    }

    /** The list reads by deadline where a clock runs, else newest first. */
    public boolean byDeadline() {
        return status != null && (status.equals("open") || status.equals("overdue"));
    }
}
