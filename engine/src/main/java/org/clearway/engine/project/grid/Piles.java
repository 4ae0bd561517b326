package org.clearway.engine.project.grid;

/** A pile of numbers for each day, each number once a day; a bit mask a number says where it lies. */
final class Piles {
    private final IntPile[] piles;
    private final int[] mask;

    Piles(int days, int count) {
        this.piles = new IntPile[days + 1];
        java.util.Arrays.setAll(piles, day -> new IntPile());
        this.mask = new int[count];
    }

    /** Puts a number on a day's pile; false if it lay there already. */
    boolean add(int day, int number) {
        int bit = 1 << day;
        if ((mask[number] & bit) != 0) {
            return false;
        }
        mask[number] |= bit;
        piles[day].add(number);
        return true;
    }

    boolean has(int day, int number) {
        return (mask[number] & 1 << day) != 0;
    }

    int size(int day) {
        return piles[day].size();
    }

    int get(int day, int at) {
        return piles[day].get(at);
    }

    void clear() {
        for (IntPile pile : piles) {
            for (int at = 0; at < pile.size(); at++) {
                mask[pile.get(at)] = 0;
            }
            pile.clear();
        }
    }
}
