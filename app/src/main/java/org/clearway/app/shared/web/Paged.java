package org.clearway.app.shared.web;

import java.util.List;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * One page of a list.
 *
 * @param page  counted from 1
 * @param total of all pages
 * @param more  whether there are more than {@code total}, which is as far as they were counted
 * @param query path and query of the list, without the page
 */
public record Paged<T>(List<T> rows, int page, int size, long total, boolean more, String query) {

    public static final int SIZE = 50;

    /** The deepest page that a list opens; who looks for more filters or exports. */
    public static final int DEEPEST = 2_000;

    public Paged(List<T> rows, int page, int size, long total, String query) {
        this(rows, page, size, total, false, query);
    }

    /** One page of a list that is counted up to {@code most} and one: what comes out so is more than {@code most}. */
    public static <T> Paged<T> counted(List<T> rows, int page, long total, int most, String query) {
        boolean more = total == most + 1L;
        return new Paged<>(rows, page, SIZE, more ? most : total, more, query);
    }

    /** A page number from an address: anything that is not one counts as the first. */
    public static int page(int asked) {
        return Math.clamp(asked, 1, DEEPEST);
    }

    public static int offset(int page) {
        return (page - 1) * SIZE;
    }

    /** One page of a list that is all in memory. */
    public static <T> Paged<T> of(List<T> all, int asked, String query) {
        int page = page(asked);
        int from = Math.min(all.size(), offset(page));
        return new Paged<>(all.subList(from, Math.min(all.size(), from + SIZE)), page, SIZE, all.size(), query);
    }

    public long from() {
        return total == 0 ? 0 : (long) (page - 1) * size + 1;
    }

    public long to() {
        return more ? from() + rows.size() - 1 : Math.min(total, (long) page * size);
    }

    public boolean hasNext() {
        return (more ? rows.size() == size : to() < total) && page < DEEPEST;
    }

    public String href(int other) {
        return UriComponentsBuilder.fromUriString(query)
                .replaceQueryParam("page", other)
                .build()
                .toUriString();
    }
}
