package org.clearway.app.scenario;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.clearway.app.directory.ReferenceTable;
import org.clearway.app.scenario.Draw.Salt;
import org.clearway.app.scenario.ScenarioEnterprise.ChainPlace;
import org.jspecify.annotations.Nullable;

/** Sets of enterprises: monitoring panels, groups, and those that an authority designated. */
final class Panels {

    private static final LocalDate DESIGNATED_FROM = LocalDate.of(2022, 3, 15);
    private static final LocalDate DESIGNATED_TO = LocalDate.of(2022, 12, 31);

    private final Population population;
    private final Register register;

    Panels(Population population, Register register) {
        this.population = population;
        this.register = register;
    }

    Stream<ScenarioPanel> panels() {
        return Spring2022.table("panel").stream()
                .map(row -> new ScenarioPanel(
                        row.text("panel"),
                        row.text("name_zh"),
                        row.text("name_en"),
                        row.text("division"),
                        ScenarioAuthority.codeOf(row.text("division"), row.text("department")),
                        LocalDate.parse(row.text("valid_from")),
                        IntStream.of(population.members(row.text("panel")))
                                .mapToObj(who -> who + 1)
                                .toList()));
    }

    Stream<ScenarioGroup> groups() {
        Map<Long, ReferenceTable.Row> named = new HashMap<>();
        Spring2022.table("group").forEach(row -> named.put(row.whole("group"), row));
        return IntStream.rangeClosed(1, population.groups()).mapToObj(number -> {
            ReferenceTable.Row row = named.get((long) number);
            return row == null
                    ? drawnGroup(number)
                    : new ScenarioGroup(number, row.text("name_zh"), row.text("name_en"));
        });
    }

    private static ScenarioGroup drawnGroup(int number) {
        Place.City nowhere = new Place.City("", "", "", "集团", "");
        return new ScenarioGroup(
                number,
                Brands.zh(nowhere, "集团", number) + "控股集团（示例）",
                Brands.en(nowhere, "集团", number) + " Holdings (Demo)");
    }

    /** Leaders and key links by role; livelihood and key manufacturing by field and panel. */
    Stream<ScenarioDesignation> designations() {
        return IntStream.range(0, population.size())
                .filter(who -> population.cohort(who).reporting())
                .boxed()
                .flatMap(who ->
                        Stream.of(ofChain(who), ofPanel(who), ofLivelihood(who)).flatMap(kind -> kind));
    }

    private Stream<ScenarioDesignation> ofChain(int who) {
        ScenarioEnterprise enterprise = register.enterprise(who);
        if (enterprise.chains().isEmpty()) {
            return Stream.empty();
        }
        ChainPlace place = enterprise.chains().getFirst();
        return switch (place.role()) {
            case "leader" ->
                Stream.of(new ScenarioDesignation(
                        who + 1,
                        "whole_chain",
                        place.chain(),
                        "000000-industry",
                        "带动全产业链上下游",
                        "Its suppliers are in several provinces",
                        DESIGNATED_FROM,
                        DESIGNATED_TO));
            case "key_link" ->
                Stream.of(provincial(who, "key_link", place.chain(), "产业链关键环节，替代来源少", "Few other sources"));
            default -> Stream.empty();
        };
    }

    private Stream<ScenarioDesignation> ofPanel(int who) {
        return population.isMember(who, "key_500")
                ? Stream.of(provincial(who, "key_manufacturing", null, "省级重点工业企业", "On the province's key list"))
                : Stream.empty();
    }

    private Stream<ScenarioDesignation> ofLivelihood(int who) {
        String field = population.trade(who).supplyField();
        boolean supplies = field.equals("livelihood") || field.equals("daily_necessities");
        return supplies && Draw.unit(Salt.ROLE, who) < 0.25
                ? Stream.of(provincial(who, "livelihood_guarantee", null, "生活必需品和民生保障", "Daily supplies"))
                : Stream.empty();
    }

    private ScenarioDesignation provincial(
            int who, String kind, @Nullable String chain, String groundZh, String groundEn) {
        String authority = ScenarioAuthority.codeOf(population.place(who).province(), "industry");
        return new ScenarioDesignation(
                who + 1, kind, chain, authority, groundZh, groundEn, DESIGNATED_FROM, DESIGNATED_TO);
    }
}
