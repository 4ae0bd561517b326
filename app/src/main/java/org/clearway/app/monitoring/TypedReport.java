package org.clearway.app.monitoring;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.clearway.app.shared.refusal.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A report as somebody typed it, on the page or in a sheet: "1,288", "１２８８", "71 %" are numbers, and what is none is named.
 * The record keeps every text as it was typed, so that a refused form shows it again.
 */
public record TypedReport(
        String state,
        String staffOnRoll,
        String staffOnDuty,
        String staffReturned,
        String utilisation,
        String output10k,
        String normalOutput10k,
        String electricityMwh,
        String blocker,
        String note) {

    /** What stands in the fields when a report is put into a form. */
    public static TypedReport of(ReportValues values, Function<Number, String> format) {
        BigDecimal electricity = values.electricityMwh();
        return new TypedReport(
                values.state().word(),
                format.apply(values.staffOnRoll()),
                format.apply(values.staffOnDuty()),
                format.apply(values.staffReturned()),
                format.apply(values.utilisation()),
                format.apply(values.output10k()),
                format.apply(values.normalOutput10k()),
                electricity == null ? "" : format.apply(electricity),
                values.blocker().word(),
                values.note() == null ? "" : values.note());
    }

    public static TypedReport empty() {
        return new TypedReport("", "", "", "", "", "", "", "", "", "");
    }

    public TypedReport withNote(String other) {
        return new TypedReport(
                state,
                staffOnRoll,
                staffOnDuty,
                staffReturned,
                utilisation,
                output10k,
                normalOutput10k,
                electricityMwh,
                blocker,
                other);
    }

    /**
     * Reads the texts.
     *
     * @param reasons gets one reason for each field that cannot be read
     * @return null when there is any
     */
    public @Nullable ReportValues read(List<Reason> reasons) {
        int before = reasons.size();
        State runs = State.of(word(state)).orElse(null);
        if (runs == null) {
            reasons.add(Reason.at("state", "monitoring.choose-state", state));
        }
        Integer roll = people("staffOnRoll", staffOnRoll, reasons);
        Integer duty = people("staffOnDuty", staffOnDuty, reasons);
        Integer returned = people("staffReturned", staffReturned, reasons);
        BigDecimal used = amount("utilisation", utilisation, reasons);
        BigDecimal output = amount("output10k", output10k, reasons);
        BigDecimal normal = amount("normalOutput10k", normalOutput10k, reasons);
        BigDecimal electricity = electricityMwh.isBlank() ? null : amount("electricityMwh", electricityMwh, reasons);
        Blocker held = Blocker.of(word(blocker)).orElse(null);
        if (held == null) {
            reasons.add(Reason.at("blocker", "monitoring.choose-blocker", blocker));
        }
        if (reasons.size() > before
                || runs == null
                || roll == null
                || duty == null
                || returned == null
                || used == null
                || output == null
                || normal == null
                || held == null) {
            return null;
        }
        String text = note.isBlank() ? null : note.strip();
        return new ReportValues(runs, roll, duty, returned, used, output, normal, electricity, held, text);
    }

    private static String word(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Integer people(String field, String typed, List<Reason> reasons) {
        BigDecimal number = amount(field, typed, reasons);
        if (number == null) {
            return null;
        }
        if (number.stripTrailingZeros().scale() > 0
                || number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
            reasons.add(Reason.at(field, "monitoring.whole-number", typed.strip()));
            return null;
        }
        return number.intValueExact();
    }

    private static @Nullable BigDecimal amount(String field, String typed, List<Reason> reasons) {
        String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("[\\s,，%']", "")
                .replace('−', '-');
        if (plain.isEmpty()) {
            reasons.add(Reason.at(field, "monitoring.missing"));
            return null;
        }
        if (!plain.matches("-?[0-9]{1,15}(\\.[0-9]{1,6})?")) {
            reasons.add(Reason.at(field, "monitoring.not-number", typed.strip()));
            return null;
        }
        return new BigDecimal(plain);
    }
}
