package org.clearway.app.monitoring.indicator;

import org.jspecify.annotations.Nullable;

/**
 * A definition as somebody writes it.
 *
 * @param better  up, down or none
 * @param formula empty for an imported series
 * @param why     needed when there is a version before
 */
public record Definition(
        String code,
        String nameZh,
        String nameEn,
        String unit,
        int decimals,
        String frequency,
        String better,
        @Nullable String formula,
        String source,
        String owner,
        @Nullable String why) {

    public @Nullable String written() {
        return formula == null || formula.isBlank() ? null : formula.strip();
    }
}
