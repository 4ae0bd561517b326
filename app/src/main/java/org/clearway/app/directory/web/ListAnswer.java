package org.clearway.app.directory.web;

import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list for programs.
 *
 * @param next what the next question gives as {@code after}; null when this was the last page
 */
record ListAnswer<T>(List<T> items, @Nullable Long next) {

    private static final int MOST = 200;

    static int size(int asked) {
        return Math.clamp(asked, 1, MOST);
    }

    static <T> ListAnswer<T> of(List<T> items, int size, ToLongFunction<T> number) {
        return new ListAnswer<>(items, items.size() < size ? null : number.applyAsLong(items.getLast()));
    }
}
