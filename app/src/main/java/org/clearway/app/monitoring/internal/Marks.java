package org.clearway.app.monitoring.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.clearway.app.shared.setting.Settings;
import org.clearway.app.shared.time.ClearwayClock;
import org.springframework.stereotype.Component;

/** From which utilisation on an enterprise counts as fully, or partly, back: dated settings, judged at the end of each day. */
@Component
public class Marks {

    private static final String FULL = "monitoring.full-capacity";
    private static final String PARTLY = "monitoring.part-capacity";

    private final Settings settings;

    Marks(Settings settings) {
        this.settings = settings;
    }

    String[] full(List<LocalDate> days) {
        return at(FULL, days);
    }

    String[] partly(List<LocalDate> days) {
        return at(PARTLY, days);
    }

    private String[] at(String name, List<LocalDate> days) {
        List<Settings.Dated> history = settings.history(name);
        return days.stream().map(day -> value(history, day).toPlainString()).toArray(String[]::new);
    }

    private static BigDecimal value(List<Settings.Dated> history, LocalDate day) {
        Instant end = day.plusDays(1).atStartOfDay(ClearwayClock.ZONE).toInstant();
        return history.stream()
                .filter(dated -> dated.validFrom().isBefore(end))
                .findFirst()
                .map(Settings.Dated::value)
                .orElseGet(() -> history.getLast().value());
    }
}
