package org.clearway.app.directory;

import org.clearway.app.directory.internal.Candidate;
import org.jspecify.annotations.Nullable;

/**
 * An enterprise as somebody wrote it down, on a form, in a row of a table or by the API: everything is text, nothing is
 * checked. An empty text means "not known", null "nothing said": what is on record stays.
 *
 * @param division a code, or a Chinese name that only one division has
 * @param chains   codes or names, split by a comma, semicolon, bar or 、
 */
public record EnterpriseForm(
        @Nullable String creditCode,
        @Nullable String nameZh,
        @Nullable String nameEn,
        @Nullable String division,
        @Nullable String address,
        @Nullable String industry,
        @Nullable String employees,
        @Nullable String revenue10k,
        @Nullable String assets10k,
        @Nullable String sizeClass,
        @Nullable String chains,
        @Nullable String chainRole,
        @Nullable String supplyFields,
        @Nullable String cultivationTier,
        @Nullable String carrier,
        @Nullable String groupCode) {

    public static final EnterpriseForm EMPTY = new EnterpriseForm(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** What is on record, as a form shows it. */
    public static EnterpriseForm of(Enterprise known, @Nullable String groupCode) {
        return new EnterpriseForm(
                known.provisional() ? "" : known.creditCode(),
                known.nameZh(),
                text(known.nameEn()),
                known.division(),
                text(known.address()),
                known.industry(),
                text(known.employees()),
                text(known.revenue10k()),
                text(known.assets10k()),
                known.sizeClass(),
                String.join(",", known.chains()),
                known.chainRole(),
                String.join(",", known.supplyFields()),
                text(known.cultivationTier()),
                String.valueOf(known.carrier()),
                text(groupCode));
    }

    /** What is on record, with the size left out: it follows from the figures unless somebody says it. */
    static EnterpriseForm of(Candidate known, @Nullable String groupCode) {
        return new EnterpriseForm(
                known.provisional() ? "" : known.creditCode(),
                known.nameZh(),
                text(known.nameEn()),
                known.division(),
                text(known.address()),
                known.industry(),
                text(known.employees()),
                text(known.revenue10k()),
                text(known.assets10k()),
                "",
                String.join(",", known.chains()),
                known.chainRole(),
                String.join(",", known.supplyFields()),
                text(known.cultivationTier()),
                String.valueOf(known.carrier()),
                text(groupCode));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** This, completed where it says nothing by what is on record. */
    public EnterpriseForm over(EnterpriseForm known) {
        return new EnterpriseForm(
                or(creditCode, known.creditCode),
                or(nameZh, known.nameZh),
                or(nameEn, known.nameEn),
                or(division, known.division),
                or(address, known.address),
                or(industry, known.industry),
                or(employees, known.employees),
                or(revenue10k, known.revenue10k),
                or(assets10k, known.assets10k),
                or(sizeClass, known.sizeClass),
                or(chains, known.chains),
                or(chainRole, known.chainRole),
                or(supplyFields, known.supplyFields),
                or(cultivationTier, known.cultivationTier),
                or(carrier, known.carrier),
                or(groupCode, known.groupCode));
    }

    private static @Nullable String or(@Nullable String said, @Nullable String known) {
        return said == null ? known : said;
    }
}
