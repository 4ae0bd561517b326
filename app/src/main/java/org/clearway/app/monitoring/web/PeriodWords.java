package org.clearway.app.monitoring.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.clearway.app.monitoring.indicator.Frequency;
import org.clearway.app.shared.web.Phrases;
import org.clearway.app.shared.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How a period reads: "1 Jun 2022", "May 2022, week 4", "April 2022"; "2022年5月第4周". Templates call it {@code @periodWords}. */
@Component
public class PeriodWords {

    private static final int DAYS_OF_A_WEEK = 7;

    private final Phrases phrases;

    PeriodWords(Phrases phrases) {
        this.phrases = phrases;
    }

    public String of(Frequency frequency, @Nullable LocalDate period, Words words) {
        if (period == null) {
            return Words.NOTHING;
        }
        return switch (frequency) {
            case DAILY -> words.dayWithYear(period);
            case WEEKLY ->
                phrases.of(
                        "monitoring.week",
                        List.of(month(period, words), (period.getDayOfMonth() - 1) / DAYS_OF_A_WEEK + 1),
                        words);
            case MONTHLY -> month(period, words);
        };
    }

    private static String month(LocalDate period, Words words) {
        String pattern = words.language().equals("zh") ? "yyyy年M月" : "MMMM yyyy";
        return period.format(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH));
    }
}
