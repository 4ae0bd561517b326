package org.clearway.app.directory.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An enterprise that passed every check, as it is to stand in the table. */
public record Candidate(
        String creditCode,
        boolean provisional,
        String nameZh,
        @Nullable String nameEn,
        String division,
        @Nullable String address,
        String industry,
        @Nullable Long employees,
        @Nullable Long revenue10k,
        @Nullable Long assets10k,
        String sizeClass,
        boolean aboveDesignated,
        List<String> chains,
        String chainRole,
        List<String> supplyFields,
        @Nullable String cultivationTier,
        boolean carrier,
        @Nullable Long groupId) {

    /** This, with the group and the size that are on record where nothing was said of them and nothing follows. */
    public Candidate keeping(Candidate before, boolean group) {
        return new Candidate(
                creditCode,
                before.provisional(),
                nameZh,
                nameEn,
                division,
                address,
                industry,
                employees,
                revenue10k,
                assets10k,
                sizeClass.equals("unknown") ? before.sizeClass() : sizeClass,
                aboveDesignated,
                chains,
                chainRole,
                supplyFields,
                cultivationTier,
                carrier,
                group ? before.groupId() : groupId);
    }

    public Candidate withCode(String code) {
        return new Candidate(
                code,
                provisional,
                nameZh,
                nameEn,
                division,
                address,
                industry,
                employees,
                revenue10k,
                assets10k,
                sizeClass,
                aboveDesignated,
                chains,
                chainRole,
                supplyFields,
                cultivationTier,
                carrier,
                groupId);
    }

    /** What would change, as the trail keeps it: field, then before and after. */
    public Map<String, List<String>> differenceTo(Candidate before) {
        Map<String, List<String>> changes = new LinkedHashMap<>();
        Map<String, Object> old = before.values();
        values().forEach((field, value) -> {
            if (!Objects.equals(value, old.get(field))) {
                changes.put(field, List.of(String.valueOf(old.get(field)), String.valueOf(value)));
            }
        });
        return changes;
    }

    private Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("credit_code", creditCode);
        values.put("name_zh", nameZh);
        values.put("name_en", nameEn);
        values.put("division", division);
        values.put("address", address);
        values.put("industry", industry);
        values.put("employees", employees);
        values.put("revenue_10k", revenue10k);
        values.put("assets_10k", assets10k);
        values.put("size_class", sizeClass);
        values.put("above_designated", aboveDesignated);
        values.put("chains", chains);
        values.put("chain_role", chainRole);
        values.put("supply_fields", supplyFields);
        values.put("cultivation_tier", cultivationTier);
        values.put("carrier", carrier);
        values.put("group_id", groupId);
        return values;
    }
}
