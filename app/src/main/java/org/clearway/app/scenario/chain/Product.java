package org.clearway.app.scenario.chain;

import java.util.List;

/**
 * A part of the tree.
 *
 * @param id         from 1, in the order of {@code part.csv}
 * @param industry   class of GB/T 4754 whose enterprises make it
 * @param weight     how often an enterprise of that class makes it
 * @param targetDays days of use that its makers want in store of each input
 */
record Product(
        int id,
        String code,
        String nameZh,
        String nameEn,
        String unit,
        double unitYuan,
        String industry,
        int weight,
        String chain,
        double targetDays,
        List<Takes> takes) {

    /** One unit takes so many units of an input. */
    record Takes(int input, double quantity, boolean essential) {}
}
