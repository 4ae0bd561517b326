package org.clearway.app.shared.port;

import java.util.List;
import org.clearway.app.shared.time.AsOf;

/** Figures for the strip on top of the board. */
public interface Tile {

    int position();

    List<Figure> figures(String division, AsOf asOf);

    /**
     * @param labelKey  message key of its name, with {@code labels} as arguments
     * @param value     as a number; shown in the reader's language
     * @param unit      message key of the unit, empty for none
     * @param points    the last weeks for the small line, oldest first
     * @param direction +1 better, -1 worse, 0 unchanged against {@code since}
     * @param whenKey   message key of what period the value is for, with {@code when} as arguments
     * @param href      the rows it counts
     */
    record Figure(
            String labelKey,
            List<Object> labels,
            double value,
            int decimals,
            String unit,
            List<Double> points,
            int direction,
            java.time.LocalDate since,
            String whenKey,
            List<Object> when,
            String href) {

        /** A figure of a day. */
        public Figure(
                String labelKey,
                double value,
                int decimals,
                String unit,
                List<Double> points,
                int direction,
                java.time.LocalDate since,
                java.time.LocalDate day,
                String href) {
            this(
                    labelKey,
                    List.of(),
                    value,
                    decimals,
                    unit,
                    points,
                    direction,
                    since,
                    "situation.daily",
                    List.of(day),
                    href);
        }
    }
}
