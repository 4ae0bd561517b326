package org.clearway.app.scenario;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.clearway.app.directory.ReferenceTable;
import org.clearway.app.scenario.Draw.Salt;
import org.jspecify.annotations.Nullable;

/** Authorities, mechanisms and who answers for what, from the nation down to the counties and development zones. */
final class Government {

    private static final Set<String> COUNTY_DEPARTMENTS =
            Set.of("industry", "health", "transport", "public_security", "commerce", "agriculture");
    private static final Set<String> ZONE_DEPARTMENTS = Set.of("industry", "planning");
    private static final List<String> JOINT_CONTROL =
            List.of("health", "disease_control", "public_security", "transport", "industry", "commerce");
    private static final List<String> CHAIN_STABILITY =
            List.of("industry", "planning", "transport", "commerce", "finance");
    private static final List<String> CHIEF_CHAINS = List.of("AUTO", "IC", "BIOMEDICINE", "EQUIPMENT", "FOOD");
    private static final LocalDate SINCE = LocalDate.of(2022, 1, 1);

    private final List<ReferenceTable.Row> departments =
            ReferenceTable.named("department").rows();
    private final List<ReferenceTable.Row> divisions = ReferenceTable.named("division").rows().stream()
            .filter(row -> row.text("valid_to").isEmpty()
                    && row.text("successor").isEmpty()
                    && !row.text("note").startsWith("code only"))
            .toList();
    private final Addresses addresses = new Addresses();

    Stream<ScenarioAuthority> authorities() {
        return divisions.stream()
                .flatMap(division -> departments.stream()
                        .filter(department -> has(division.text("kind"), department.text("code")))
                        .map(department -> authority(division, department)));
    }

    private static boolean has(String kind, String department) {
        return switch (kind) {
            case "county" -> COUNTY_DEPARTMENTS.contains(department);
            case "zone" -> ZONE_DEPARTMENTS.contains(department);
            default -> true;
        };
    }

    private ScenarioAuthority authority(ReferenceTable.Row division, ReferenceTable.Row department) {
        boolean national = division.text("kind").equals("nation");
        String place = national ? "国家" : division.text("name_zh");
        String code = ScenarioAuthority.codeOf(division.text("code"), department.text("code"));
        return new ScenarioAuthority(
                code,
                division.text("code"),
                department.text("code"),
                place + department.text("name_zh") + "主管部门",
                (national ? "National" : division.text("name_en")) + ": " + department.text("name_en"),
                phone(code));
    }

    Stream<ScenarioMechanism> mechanisms() {
        Stream<ScenarioMechanism> byDivision = divisions.stream()
                .filter(division -> !Set.of("county", "zone").contains(division.text("kind")))
                .flatMap(division -> {
                    ScenarioMechanism control = mechanism(
                            division,
                            "epidemic_joint_control",
                            null,
                            "新冠肺炎疫情联防联控机制",
                            "epidemic joint control",
                            JOINT_CONTROL);
                    ScenarioMechanism stability = mechanism(
                            division, "chain_stability", null, "产业链供应链稳定工作机制", "chain stability", CHAIN_STABILITY);
                    return division.text("kind").equals("city") ? Stream.of(control) : Stream.of(control, stability);
                });
        ReferenceTable.Row nation = division("000000");
        return Stream.concat(
                byDivision,
                Stream.of(
                        mechanism(
                                nation,
                                "chain_platform",
                                "AUTO",
                                "汽车产业链协调平台",
                                "automobile chain platform",
                                CHAIN_STABILITY),
                        mechanism(
                                nation,
                                "chain_platform",
                                "IC",
                                "集成电路产业链协调平台",
                                "integrated circuit chain platform",
                                CHAIN_STABILITY),
                        mechanism(
                                division("310000"),
                                "front_line",
                                null,
                                "保链稳链前方工作组",
                                "front-line work group",
                                CHAIN_STABILITY),
                        mechanism(
                                division("220000"),
                                "front_line",
                                null,
                                "保链稳链前方工作组",
                                "front-line work group",
                                CHAIN_STABILITY)));
    }

    private ScenarioMechanism mechanism(
            ReferenceTable.Row division,
            String kind,
            @Nullable String chain,
            String zh,
            String en,
            List<String> departments) {
        String at = division.text("code");
        String code = at + "-" + kind + (chain == null ? "" : "-" + chain);
        boolean frontLine = kind.equals("front_line");
        return new ScenarioMechanism(
                code,
                kind,
                at,
                chain,
                (at.equals("000000") ? "国家" : division.text("name_zh")) + zh,
                division.text("name_en") + ": " + en,
                departments.stream()
                        .map(department -> ScenarioAuthority.codeOf(at, department))
                        .toList(),
                ScenarioAuthority.codeOf(at, departments.getFirst()),
                frontLine ? LocalDate.of(2022, 4, 15) : SINCE,
                frontLine ? LocalDate.of(2022, 6, 30) : null,
                phone(code));
    }

    Stream<ScenarioAnswerable> answerables() {
        return divisions.stream()
                .filter(row -> !row.text("kind").equals("nation"))
                .flatMap(this::answerables);
    }

    private Stream<ScenarioAnswerable> answerables(ReferenceTable.Row division) {
        Stream<ScenarioAnswerable> both = Stream.of(
                answerable(division, "production", null, "分管工业负责人", "Deputy for industry"),
                answerable(division, "epidemic_control", null, "疫情防控负责人", "Head of epidemic control"));
        return division.text("kind").equals("province")
                ? Stream.concat(
                        both,
                        CHIEF_CHAINS.stream()
                                .map(chain -> answerable(division, "chain_chief", chain, "链长", "Chain chief")))
                : both;
    }

    private ScenarioAnswerable answerable(
            ReferenceTable.Row division, String matter, @Nullable String chain, String titleZh, String titleEn) {
        String key = division.text("code") + matter + chain;
        int who = Math.floorMod(key.hashCode(), 1_000_000);
        return new ScenarioAnswerable(
                division.text("code"),
                matter,
                chain,
                addresses.surnameZh(who) + "某（示例）",
                addresses.surnameEn(who) + " (Demo)",
                titleZh,
                titleEn,
                phone(key),
                SINCE,
                null);
    }

    private ReferenceTable.Row division(String code) {
        return divisions.stream()
                .filter(row -> row.text("code").equals(code))
                .findFirst()
                .orElseThrow();
    }

    private String phone(String key) {
        return addresses.phone(50_000_000 + Draw.below(Salt.PHONE, key.hashCode(), 40_000_000));
    }
}
