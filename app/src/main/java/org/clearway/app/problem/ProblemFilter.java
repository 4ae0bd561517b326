package org.clearway.app.problem;

import java.time.Instant;
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
        @Nullable String lateAt,
        Figure figure) {

    /**
     * What a figure was counted by, so that the list behind it holds the same rows.
     *
     * @param own         of the place itself, without what other places asked of it
     * @param filedBefore filed before this day
     * @param closedSince closed on this day or later
     * @param reached     came to the level, or was late there, for the first time on this day or later
     * @param notFirst    first on the desk of another department than this
     * @param at          as it stood at this past moment; null for now
     */
    public record Figure(
            boolean own,
            @Nullable LocalDate filedBefore,
            @Nullable LocalDate closedSince,
            @Nullable LocalDate reached,
            @Nullable String notFirst,
            @Nullable Instant at) {

        public static final Figure NONE = new Figure(false, null, null, null, null, null);
    }

    public static final ProblemFilter ALL = new ProblemFilter(
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            false,
            null,
            null,
            Figure.NONE);

    public ProblemFilter in(String place) {
        return copy(words, place, status, owner, enterprise, point, figure);
    }

    public ProblemFilter with(String state) {
        return copy(words, division, state, owner, enterprise, point, figure);
    }

    public ProblemFilter about(String text) {
        return copy(text, division, status, owner, enterprise, point, figure);
    }

    public ProblemFilter of(long enterpriseId) {
        return copy(words, division, status, owner, enterpriseId, point, figure);
    }

    public ProblemFilter behind(long pointId) {
        return copy(words, division, status, owner, enterprise, pointId, figure);
    }

    public ProblemFilter ownedBy(long authority) {
        return copy(words, division, status, authority, enterprise, point, figure);
    }

    /** The rows behind a figure, as it was counted. */
    public ProblemFilter as(Figure counted) {
        return copy(words, division, status, owner, enterprise, point, counted);
    }

    private ProblemFilter copy(
            @Nullable String text,
            @Nullable String place,
            @Nullable String state,
            @Nullable Long authority,
            @Nullable Long enterpriseId,
            @Nullable Long pointId,
            Figure counted) {
        return new ProblemFilter(
                text,
                place,
                kind,
                level,
                severity,
                state,
                desk,
                authority,
                age,
                week,
                since,
                pointId,
                enterpriseId,
                cause,
                hole,
                came,
                lateAt,
                counted);
    }

    /** The list reads by deadline where a clock runs, else newest first. */
    public boolean byDeadline() {
        return status != null && (status.equals("open") || status.equals("overdue"));
    }
}
