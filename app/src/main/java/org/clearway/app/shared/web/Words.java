package org.clearway.app.shared.web;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;

/** How numbers and times read in one language: "31 May 18:00", "5月31日 18:00", "87.4", "−2.9", "¥86 m", "8,600万元". */
public record Words(Locale locale) {

    public static final String NOTHING = "–";

    public String language() {
        return IcuMessages.language(locale);
    }

    private boolean zh() {
        return language().equals("zh");
    }

    /** Picks the name of the reader's language, or the other when that one is missing. */
    public String name(@Nullable String zh, @Nullable String en) {
        String first = zh() ? zh : en;
        String second = zh() ? en : zh;
        return first != null && !first.isBlank() ? first : second == null ? NOTHING : second;
    }

    public String number(@Nullable Number value) {
        return value == null ? NOTHING : decimal(value, 0);
    }

    public String number(@Nullable Number value, int decimals) {
        return value == null ? NOTHING : decimal(value, decimals);
    }

    private static String decimal(Number value, int decimals) {
        String pattern = decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals);
        String text = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ENGLISH)).format(value);
        return text.startsWith("-") ? "−" + text.substring(1) : text;
    }

    /** A share in percent, without the sign. */
    public String percent(@Nullable Number part, @Nullable Number whole, int decimals) {
        if (part == null || whole == null || whole.doubleValue() == 0) {
            return NOTHING;
        }
        return decimal(part.doubleValue() * 100 / whole.doubleValue(), decimals);
    }

    /** "87.4 %" and "87.4%". */
    public String percentSign() {
        return zh() ? "%" : " %";
    }

    /** An amount kept in 10,000 yuan. */
    public String money10k(@Nullable Number value) {
        if (value == null) {
            return NOTHING;
        }
        double tenThousands = value.doubleValue();
        if (zh()) {
            return tenThousands >= 10_000 ? decimal(tenThousands / 10_000, 1) + "亿元" : decimal(tenThousands, 0) + "万元";
        }
        if (tenThousands >= 100_000) {
            return "¥" + decimal(tenThousands / 100_000, 1) + " bn";
        }
        return tenThousands >= 100
                ? "¥" + decimal(tenThousands / 100, 0) + " m"
                : "¥" + decimal(tenThousands * 10_000, 0);
    }

    /** "31 May", "5月31日"; the year only when it is another than that of {@code today}. */
    public String day(@Nullable LocalDate day) {
        if (day == null) {
            return NOTHING;
        }
        return day.format(DateTimeFormatter.ofPattern(zh() ? "M月d日" : "d MMM", Locale.ENGLISH));
    }

    public String dayWithYear(@Nullable LocalDate day) {
        if (day == null) {
            return NOTHING;
        }
        return day.format(DateTimeFormatter.ofPattern(zh() ? "yyyy年M月d日" : "d MMM yyyy", Locale.ENGLISH));
    }

    /** "Saturday 4 June", "6月4日（周六）". */
    public String dayInWords(LocalDate day) {
        if (zh()) {
            String weekday = "一二三四五六日"
                    .substring(
                            day.getDayOfWeek().getValue() - 1,
                            day.getDayOfWeek().getValue());
            return day.format(DateTimeFormatter.ofPattern("M月d日")) + "（周" + weekday + "）";
        }
        return day.format(DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH));
    }

    public String moment(@Nullable Instant at) {
        if (at == null) {
            return NOTHING;
        }
        return at.atZone(ClearwayClock.ZONE)
                .format(DateTimeFormatter.ofPattern(zh() ? "M月d日 HH:mm" : "d MMM HH:mm", Locale.ENGLISH));
    }

    public String momentWithYear(@Nullable Instant at) {
        if (at == null) {
            return NOTHING;
        }
        return at.atZone(ClearwayClock.ZONE)
                .format(DateTimeFormatter.ofPattern(zh() ? "yyyy年M月d日 HH:mm" : "d MMM yyyy HH:mm", Locale.ENGLISH));
    }

    /** The last day on which something that ends at this moment holds: what ends at midnight holds the day before. */
    public String lastDay(@Nullable Instant end) {
        return end == null ? NOTHING : dayWithYear(LocalDate.ofInstant(end.minusSeconds(1), ClearwayClock.ZONE));
    }

    /** For the datetime attribute: with the +08:00 offset. */
    public String stamp(Instant at) {
        return ZonedDateTime.ofInstant(at, ClearwayClock.ZONE).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    public String plain(@Nullable BigDecimal value) {
        return value == null ? "" : value.stripTrailingZeros().toPlainString();
    }
}
