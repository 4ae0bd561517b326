package org.clearway.app.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.clearway.app.shared.refusal.Reason;

/** Finds the division that somebody wrote as a code or a name; a merged one is refused with the name of its successor. */
final class FindingDivisions {

    private FindingDivisions() {}

    static Optional<Division> find(Reference reference, String typed, LocalDate today, List<Reason> reasons) {
        String text = CodeReading.tidy(typed);
        return text.matches("[0-9].*")
                ? byCode(reference, text, today, reasons)
                : byName(reference, typed.strip(), reasons);
    }

    private static Optional<Division> byCode(Reference reference, String text, LocalDate today, List<Reason> reasons) {
        if (DivisionCode.read(text) instanceof CodeReading.Refused<DivisionCode> refused) {
            CodeFault fault = refused.faults().getFirst();
            reasons.add(Reason.at("division", "directory." + fault.reason(), text, fault.position()));
            return Optional.empty();
        }
        Optional<Division> found = reference.division(text);
        if (found.isEmpty()) {
            reasons.add(Reason.at("division", "directory.division.unknown", text));
            return found;
        }
        return present(reference, found.get(), today, reasons);
    }

    private static Optional<Division> present(
            Reference reference, Division division, LocalDate today, List<Reason> reasons) {
        Division successor =
                reference.division(String.valueOf(division.successor())).orElse(null);
        boolean ended = division.validTo() != null && !division.validTo().isAfter(today);
        if (ended && successor != null) {
            reasons.add(Reason.at(
                    "division",
                    "directory.division.merged",
                    division.nameZh(),
                    division.code(),
                    successor.nameZh(),
                    successor.code()));
            return Optional.empty();
        }
        if (ended || !division.hasRecords() || division.kind().equals("nation")) {
            reasons.add(Reason.at("division", "directory.division.closed", division.nameZh(), division.code()));
            return Optional.empty();
        }
        // The statistics office's own codes of development zones: kept under ours.
        return Optional.of(division.validTo() == null && successor != null ? successor : division);
    }

    private static Optional<Division> byName(Reference reference, String name, List<Reason> reasons) {
        List<Division> found = reference.divisionsNamed(name).stream()
                .filter(Division::isCurrent)
                .toList();
        if (found.size() == 1) {
            return Optional.of(found.getFirst());
        }
        String code = found.isEmpty() ? "directory.division.unknown" : "directory.division.ambiguous";
        reasons.add(Reason.at("division", code, name));
        return Optional.empty();
    }
}
