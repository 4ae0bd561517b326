package org.clearway.app.problem.course;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a problem stands. What a closed one cannot do does not compile where an {@link Open} is asked for. */
public sealed interface State {

    /** As it stands in the database, in addresses and in message keys. */
    default String word() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    default boolean open() {
        return this instanceof Open;
    }

    /** A clock runs, or a stated reason holds it. */
    sealed interface Open extends State {}

    /** Over, unless the enterprise reopens it. */
    sealed interface Closed extends State {}

    /**
     * On its owner's desk.
     *
     * @param taker account of who took it, 0 for nobody yet
     */
    record Working(long taker) implements Open {}

    /**
     * The clock stands, for a reason from the list that everybody sees.
     *
     * @param minutesLeft working minutes until the deadline
     */
    record Waiting(long taker, String why, int minutesLeft) implements Open {}

    /** Another province has it; its answer is due. */
    record Asked() implements Open {}

    /** The desk says that it is solved; the enterprise confirms or objects. */
    record Solved() implements Open {}

    /**
     * The desk says that it cannot be solved; the level above decides.
     *
     * @param askedBy who may not decide it
     */
    record UnsolvableAsked(long askedBy, String why) implements Open {}

    /** The enterprise says so. */
    record Confirmed() implements Closed {}

    /** Nobody objected in time. */
    record Silent() implements Closed {}

    record Unsolvable() implements Closed {}

    /**
     * Another goes on for both.
     *
     * @param into its number
     */
    record Joined(long into) implements Closed {}

    record Withdrawn() implements Closed {}

    /** Reads the columns of a row. */
    static State of(String word, long taker, @Nullable String why, int minutesLeft, long askedBy, long joinedTo) {
        String reason = why == null ? "" : why;
        return switch (word) {
            case "working" -> new Working(taker);
            case "waiting" -> new Waiting(taker, reason, minutesLeft);
            case "asked" -> new Asked();
            case "solved" -> new Solved();
            case "unsolvable_asked" -> new UnsolvableAsked(askedBy, reason);
            case "confirmed" -> new Confirmed();
            case "silent" -> new Silent();
            case "unsolvable" -> new Unsolvable();
            case "joined" -> new Joined(joinedTo);
            case "withdrawn" -> new Withdrawn();
            default -> throw new IllegalArgumentException("No state " + word);
        };
    }
}
