package org.clearway.app.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.clearway.app.directory.SizeThresholds.Measures;
import org.clearway.app.directory.internal.Candidate;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.scope.DivisionRange;
import org.jspecify.annotations.Nullable;

/**
 * Reads one {@link EnterpriseForm} and says either what is to stand in the table or every reason why not. Forms, rows of an import
 * and the API go through the same checks.
 */
final class CheckingEnterprises {

    private static final int NAME_SHORTEST = 2;
    private static final int NAME_LONGEST = 120;
    private static final int TEXT_LONGEST = 200;
    private static final long MOST_EMPLOYEES = 5_000_000;
    private static final long MOST_10K = 1_000_000_000;
    private static final Map<String, String> SIZES = words(
            "large", "大型", "large", "大", "medium", "中型", "medium", "中", "small", "小型", "small", "小", "micro", "微型",
            "micro", "微", "unknown", "未知");
    private static final Map<String, String> ROLES = words(
            "leader", "链主", "leader", "chain leader", "key_link", "关键环节", "key_link", "key link", "ordinary", "一般");
    private static final Map<String, String> TRUTHS =
            words("true", "yes", "true", "是", "true", "1", "false", "no", "false", "否", "false", "0");

    private final Reference reference;
    private final SizeThresholds thresholds;
    private final DivisionRange reach;
    private final LocalDate today;
    private final Map<String, Long> groups;
    private final boolean withoutCode;

    /**
     * @param reach       where the actor may write
     * @param groups      numbers of groups by their credit code
     * @param withoutCode whether an enterprise without a credit code gets a provisional id
     */
    CheckingEnterprises(
            Reference reference,
            SizeThresholds thresholds,
            DivisionRange reach,
            LocalDate today,
            Map<String, Long> groups,
            boolean withoutCode) {
        this.reference = reference;
        this.thresholds = thresholds;
        this.reach = reach;
        this.today = today;
        this.groups = groups;
        this.withoutCode = withoutCode;
    }

    /** @param candidate null when there are reasons */
    record Checked(@Nullable Candidate candidate, List<Reason> reasons) {}

    Checked check(EnterpriseForm form) {
        List<Reason> reasons = new ArrayList<>();
        String name = name(form.nameZh(), reasons);
        String division = division(form.division(), reasons);
        String code = code(form.creditCode(), division, name, reasons);
        String industry = industry(form.industry(), reasons);
        Measures measures = new Measures(
                number("employees", form.employees(), MOST_EMPLOYEES, reasons),
                number("revenue10k", form.revenue10k(), MOST_10K, reasons),
                number("assets10k", form.assets10k(), MOST_10K, reasons));
        String size = size(form.sizeClass(), industry, measures, reasons);
        String nameEn = text("nameEn", form.nameEn(), reasons);
        String address = text("address", form.address(), reasons);
        List<String> chains = terms("chains", Term.CHAIN, form.chains(), reasons);
        String role = word("chainRole", form.chainRole(), ROLES, "ordinary", reasons);
        List<String> fields = terms("supplyFields", Term.SUPPLY_FIELD, form.supplyFields(), reasons);
        List<String> tiers = terms("cultivationTier", Term.CULTIVATION_TIER, form.cultivationTier(), reasons);
        boolean carrier = Boolean.parseBoolean(word("carrier", form.carrier(), TRUTHS, "false", reasons));
        Long group = group(form.groupCode(), reasons);
        if (!reasons.isEmpty()) {
            return new Checked(null, reasons);
        }
        boolean above = measures.revenue10k() != null
                && thresholds.isAboveScale(IndustryCode.of(industry), measures.revenue10k());
        return new Checked(
                new Candidate(
                        code,
                        isBlank(form.creditCode()),
                        name,
                        nameEn,
                        division,
                        address,
                        industry,
                        measures.employees(),
                        measures.revenue10k(),
                        measures.assets10k(),
                        size,
                        above,
                        chains,
                        role,
                        fields,
                        tiers.isEmpty() ? null : tiers.getFirst(),
                        carrier,
                        group),
                reasons);
    }

    private String name(@Nullable String typed, List<Reason> reasons) {
        String name = typed == null ? "" : typed.strip();
        if (name.length() < NAME_SHORTEST || name.length() > NAME_LONGEST) {
            reasons.add(Reason.at("nameZh", "directory.name.length", NAME_SHORTEST, NAME_LONGEST));
        }
        return name;
    }

    private String division(@Nullable String typed, List<Reason> reasons) {
        if (typed == null || typed.isBlank()) {
            reasons.add(Reason.at("division", "directory.division.missing"));
            return "";
        }
        Optional<Division> found = FindingDivisions.find(reference, typed, today, reasons);
        if (found.isPresent() && !reach.holds(found.get().code())) {
            reasons.add(Reason.at(
                    "division",
                    "directory.division.outside",
                    found.get().nameZh(),
                    found.get().code()));
        }
        return found.map(Division::code).orElse("");
    }

    private String code(@Nullable String typed, String division, String name, List<Reason> reasons) {
        if (typed == null || typed.isBlank()) {
            if (!withoutCode) {
                reasons.add(Reason.at("creditCode", "directory.creditcode.missing"));
            }
            return division.isEmpty() ? "" : ProvisionalId.of(division, name);
        }
        if (ProvisionalId.isOne(typed.strip())) {
            reasons.add(Reason.at("creditCode", "directory.creditcode.provisional", typed.strip()));
            return "";
        }
        return switch (CreditCode.read(typed)) {
            case CodeReading.Read<CreditCode> read -> read.code().value();
            case CodeReading.Refused<CreditCode> refused -> {
                reasons.add(reason("creditCode", refused.faults().getFirst(), typed));
                yield "";
            }
        };
    }

    private String industry(@Nullable String typed, List<Reason> reasons) {
        if (typed == null || typed.isBlank()) {
            reasons.add(Reason.at("industry", "directory.industry.missing"));
            return "";
        }
        switch (IndustryCode.read(typed)) {
            case CodeReading.Read<IndustryCode> read -> {
                if (reference.industry(read.code().value()).isPresent()) {
                    return read.code().value();
                }
                reasons.add(Reason.at("industry", "directory.industry.unknown", typed));
            }
            case CodeReading.Refused<IndustryCode> refused ->
                reasons.add(reason("industry", refused.faults().getFirst(), typed));
        }
        return "";
    }

    /** What the person says has to agree with what staff and revenue make of it; without a word of theirs it is computed. */
    private String size(@Nullable String typed, String industry, Measures measures, List<Reason> reasons) {
        String said = word("sizeClass", typed, SIZES, "unknown", reasons);
        if (industry.isEmpty()) {
            return said;
        }
        String computed = thresholds
                .classOf(IndustryCode.of(industry), measures, today)
                .map(SizeClass::code)
                .orElse("unknown");
        boolean contradiction = !said.equals("unknown") && !computed.equals("unknown") && !said.equals(computed);
        if (contradiction) {
            reasons.add(Reason.at("sizeClass", "directory.size.contradiction", said, computed));
        }
        return computed.equals("unknown") ? said : computed;
    }

    private @Nullable Long number(String field, @Nullable String typed, long most, List<Reason> reasons) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        String digits = typed.strip().replaceAll("[,，\\s]", "").replaceFirst("\\.0+$", "");
        if (!digits.matches("\\d{1,15}") || Long.parseLong(digits) > most) {
            reasons.add(Reason.at(field, "directory.number", typed.strip(), most));
            return null;
        }
        return Long.valueOf(digits);
    }

    private @Nullable String text(String field, @Nullable String typed, List<Reason> reasons) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        if (typed.length() > TEXT_LONGEST) {
            reasons.add(Reason.at(field, "directory.text.length", TEXT_LONGEST, typed.length()));
        }
        return typed.strip();
    }

    private List<String> terms(String field, String list, @Nullable String typed, List<Reason> reasons) {
        List<String> codes = new ArrayList<>();
        if (typed == null) {
            return codes;
        }
        for (String word : typed.split("[,，;；|、]", -1)) {
            String code = isBlank(word) ? null : reference.term(list, word);
            if (code != null && !codes.contains(code)) {
                codes.add(code);
            } else if (code == null && !isBlank(word)) {
                reasons.add(Reason.at(field, "directory.term.unknown", word.strip(), known(list)));
            }
        }
        codes.sort(null);
        return codes;
    }

    private String known(String list) {
        return String.join(", ", reference.terms(list).stream().map(Term::code).toList());
    }

    private static String word(
            String field, @Nullable String typed, Map<String, String> words, String otherwise, List<Reason> reasons) {
        if (typed == null || typed.isBlank()) {
            return otherwise;
        }
        String code = words.get(typed.strip().toLowerCase(Locale.ROOT));
        if (code == null) {
            reasons.add(Reason.at(
                    field,
                    "directory.term.unknown",
                    typed.strip(),
                    String.join(", ", new java.util.TreeSet<>(words.values()))));
            return otherwise;
        }
        return code;
    }

    private @Nullable Long group(@Nullable String typed, List<Reason> reasons) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        Long group = groups.get(typed.strip().toUpperCase(Locale.ROOT));
        if (group == null) {
            reasons.add(Reason.at("groupCode", "directory.group.unknown", typed.strip()));
        }
        return group;
    }

    private static Reason reason(String field, CodeFault fault, String typed) {
        return Reason.at(field, "directory." + fault.reason(), typed.strip(), fault.position());
    }

    static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** Pairs of code and one way to write it; the code itself is one, too. */
    private static Map<String, String> words(String... pairs) {
        Map<String, String> words = new java.util.HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            words.put(pairs[i], pairs[i]);
            words.put(pairs[i + 1], pairs[i]);
        }
        return words;
    }
}
