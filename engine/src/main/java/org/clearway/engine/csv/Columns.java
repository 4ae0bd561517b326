package org.clearway.engine.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The columns a file must and may have. A column's number is its place in this list, whatever its place in the file.
 *
 * @param required names that must stand in the header
 * @param optional names that may
 */
public record Columns(List<String> required, List<String> optional) {
    /** Columns that must all be there. */
    public static Columns of(String... required) {
        return new Columns(List.of(required), List.of());
    }

    /** The same columns and some that may be missing; they are numbered behind the required ones. */
    public Columns maybe(String... optional) {
        return new Columns(required, List.of(optional));
    }

    /** Name of the column with this number. */
    public String name(int column) {
        return column < required.size() ? required.get(column) : optional.get(column - required.size());
    }

    /** How many there are, required and optional. */
    public int size() {
        return required.size() + optional.size();
    }

    /** What a right header looks like, in words. */
    String described() {
        return "a first line that names the columns " + String.join(",", required)
                + (optional.isEmpty() ? "" : " and, if need be, " + String.join(",", optional))
                + ", in any order, separated by commas";
    }

    /** Where each column stands in a header; -1 for an optional one that is missing, null if it is no such header. */
    int[] placesIn(List<String> header) {
        List<String> names = new ArrayList<>();
        header.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        int[] places = new int[size()];
        for (int column = 0; column < places.length; column++) {
            places[column] = names.indexOf(name(column));
            boolean missing = column < required.size() && places[column] < 0;
            if (missing || places[column] != names.lastIndexOf(name(column))) {
                return null;
            }
        }
        return places;
    }
}
