package org.clearway.engine.restart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The subsets of a list, smallest first, each size in lexicographic order. */
final class Subsets {
    private final List<Integer> items;
    private int[] chosen = new int[0];

    Subsets(List<Integer> items) {
        this.items = items;
    }

    /** Size of the subset {@link #next} returns; more than there are items when all were returned. */
    int size() {
        return chosen.length;
    }

    List<Integer> next() {
        List<Integer> subset = new ArrayList<>();
        for (int at : chosen) {
            subset.add(items.get(at));
        }
        advance();
        return subset;
    }

    private void advance() {
        int size = chosen.length;
        int at = size - 1;
        while (at >= 0 && chosen[at] == items.size() - size + at) {
            at--;
        }
        if (at < 0) {
            chosen = new int[size + 1];
            Arrays.setAll(chosen, k -> k);
            return;
        }
        chosen[at]++;
        for (int k = at + 1; k < size; k++) {
            chosen[k] = chosen[k - 1] + 1;
        }
    }
}
