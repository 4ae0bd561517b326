package org.clearway.app.problem;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.clearway.app.problem.course.Course;
import org.clearway.app.problem.course.State;
import org.clearway.app.shared.web.Phrases;
import org.jspecify.annotations.Nullable;

/**
 * A problem as it stands now.
 *
 * @param number      as people call it: P-2206-417
 * @param counterpart division in another province that has a part in it
 * @param desk        department of the owner
 * @param title       what a person wrote; null when {@code matter}, a message key, says it with {@code arguments}
 * @param dueAt       the deadline that people see; null while no clock runs
 * @param dueHours    working hours that the deadline rule gave
 * @param minutesLeft working minutes that were left when the clock was stopped
 * @param missed      deadlines that passed
 * @param hours       from filing until solved, whole hours, begun ones counted; set when it is over
 */
public record Problem(
        long id,
        String number,
        @Nullable Long enterpriseId,
        String whoZh,
        String whoEn,
        String division,
        @Nullable String counterpart,
        String kind,
        String severity,
        String severityWhy,
        String level,
        String state,
        long ownerId,
        String ownerZh,
        String ownerEn,
        @Nullable Long coOwnerId,
        String desk,
        @Nullable Long mechanismId,
        long takenBy,
        @Nullable String takenName,
        @Nullable String title,
        @Nullable String asked,
        @Nullable String matter,
        String arguments,
        @Nullable String place,
        @Nullable String cause,
        @Nullable LocalDate stopsOn,
        @Nullable String source,
        @Nullable String reference,
        @Nullable String href,
        String channel,
        boolean routingHole,
        Instant filedAt,
        long filedBy,
        String filedName,
        Instant since,
        @Nullable Instant dueAt,
        @Nullable Integer dueHours,
        @Nullable String waitingWhy,
        @Nullable Integer minutesLeft,
        boolean tried,
        int notOurs,
        boolean settled,
        int reopened,
        int missed,
        long askedBy,
        @Nullable Instant calledAt,
        @Nullable Long pointId,
        @Nullable Long joinedTo,
        @Nullable Instant solvedAt,
        @Nullable Instant closedAt,
        @Nullable Integer hours,
        @Nullable Integer satisfaction,
        int version) {

    /** Between the arguments of a message where they stand as one text. */
    public static final String BETWEEN = "\u001f";

    /** Between the Chinese and the English form of a name among the arguments. */
    public static final String LANGUAGES = "‖";

    public boolean open() {
        return closedAt == null;
    }

    public State standing() {
        return State.of(
                state,
                takenBy,
                waitingWhy,
                minutesLeft == null ? 0 : minutesLeft,
                askedBy,
                joinedTo == null ? 0 : joinedTo);
    }

    public Level at() {
        return Level.of(level);
    }

    public Course course() {
        return new Course(standing(), at(), Level.ladder(division), ownerId, tried, notOurs, settled, reopened, missed);
    }

    public boolean late(Instant now) {
        return dueAt != null && closedAt == null && dueAt.isBefore(now);
    }

    public List<Object> args() {
        return args(arguments);
    }

    public List<String> severityReasons() {
        return severityWhy.isEmpty() ? List.of() : List.of(severityWhy.split(BETWEEN, -1));
    }

    /** Names in two languages come apart, so that each reader gets their own. */
    public static List<Object> args(@Nullable String joined) {
        if (joined == null || joined.isEmpty()) {
            return List.of();
        }
        return Stream.of(joined.split(BETWEEN, -1)).map(Problem::arg).toList();
    }

    private static Object arg(String text) {
        int between = text.indexOf(LANGUAGES);
        if (between >= 0) {
            return new Phrases.Name(text.substring(0, between), text.substring(between + LANGUAGES.length()));
        }
        return text.matches("\\d{1,9}") ? (Object) Integer.valueOf(text) : text;
    }

    public static String both(String zh, @Nullable String en) {
        return zh + LANGUAGES + (en == null || en.isBlank() ? zh : en);
    }
}
