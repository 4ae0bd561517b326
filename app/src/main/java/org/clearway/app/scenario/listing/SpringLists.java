package org.clearway.app.scenario.listing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clearway.app.scenario.ScenarioEnterprise;
import org.clearway.app.scenario.Spring2022;
import org.jspecify.annotations.Nullable;

/**
 * The white lists of spring 2022: the ministry's two March batches of epidemic supplies, its three April batches, each province's
 * own, and May's sorting out of those that had fully resumed. On 2 June there are 1,722 on the ministry's list and 20,800 on the
 * provinces'; Shanghai's are those of {@link Shanghai}. Who was removed in May really ran above the marks for 14 days.
 */
public final class SpringLists {

    static final LocalDate SORTED_OUT = LocalDate.of(2022, 5, 25);

    private static final int SUPPLY_FIRST = 352;
    private static final int SUPPLY_SECOND = 281;
    private static final int MINISTRY = 1_722;
    private static final int PROVINCES = 20_800;
    private static final List<Integer> MINISTRY_BATCHES = List.of(596, 602);
    private static final double REMOVED_SHARE = 0.10;
    private static final List<String> FIELDS_OF_APRIL =
            List.of("daily_necessities", "spring_sowing", "strategic_industries");
    private static final List<String> FIELDS_OF_ALL =
            List.of("epidemic_supplies", "daily_necessities", "spring_sowing", "strategic_industries", "livelihood");
    private static final Set<String> REGIONS = Set.of("31", "32", "33", "34", "44", "11", "12", "13");

    private final List<ScenarioList> lists = new ArrayList<>();
    private final List<ScenarioBatch> batches = new ArrayList<>();
    private final List<ListedEnterprise> entries = new ArrayList<>();
    private final Map<String, List<ScenarioEnterprise>> byProvince = new TreeMap<>();
    private final Fitness fitness;
    private final Fitness.Stretch beforeSorting;
    private final Set<Integer> stories = new HashSet<>();

    public SpringLists(Spring2022 spring, Map<String, String[]> provinceNames) {
        fitness = new Fitness(spring);
        beforeSorting = fitness.above(SORTED_OUT.minusDays(14), SORTED_OUT.minusDays(1));
        spring.stories().forEach(story -> stories.add(story.number()));
        spring.enterprises()
                .sorted(Comparator.comparingLong(SpringLists::lot))
                .forEach(one -> byProvince
                        .computeIfAbsent(one.division().substring(0, 2), code -> new ArrayList<>())
                        .add(one));
        supplies();
        ministry();
        provinces(provinceNames);
    }

    public List<ScenarioList> lists() {
        return lists;
    }

    public List<ScenarioBatch> batches() {
        return batches;
    }

    public List<ListedEnterprise> entries() {
        return entries;
    }

    /** On-duty rate, utilisation and working days of an enterprise before May's sorting out. */
    public double[] figuresBeforeSorting(int enterprise) {
        return new double[] {
            beforeSorting.dutyPercent(enterprise),
            beforeSorting.usedPercent(enterprise),
            beforeSorting.workdays(enterprise)
        };
    }

    /** An order that has nothing to do with the numbers, the same at every run. */
    private static long lot(ScenarioEnterprise one) {
        return one.number() * 2_654_435_761L % 1_000_003L;
    }

    private void supplies() {
        int list = list(new ScenarioList(
                "ministry-supply",
                "epidemic_supply",
                "ministry",
                "000000",
                "部级疫情防控物资保障企业名单",
                "Ministry: suppliers of epidemic goods",
                LocalDate.of(2022, 3, 1),
                List.of("epidemic_supplies"),
                List.of(),
                null));
        List<ScenarioEnterprise> makers = all().stream()
                .filter(one -> one.supplyFields().contains("epidemic_supplies"))
                .limit(SUPPLY_FIRST + SUPPLY_SECOND)
                .toList();
        int first = batch(list, 1, LocalDate.of(2022, 3, 10));
        int second = batch(list, 2, LocalDate.of(2022, 3, 21));
        LocalDate until = LocalDate.of(2022, 5, 31);
        for (int i = 0; i < makers.size(); i++) {
            entries.add(new ListedEnterprise(
                    makers.get(i), i < SUPPLY_FIRST ? first : second, null, "epidemic_supplies", false, until));
        }
    }

    private void ministry() {
        int list = list(new ScenarioList(
                "ministry",
                "white_list",
                "ministry",
                "000000",
                "部级重点产业链供应链企业“白名单”",
                "Ministry white list",
                LocalDate.of(2022, 4, 11),
                FIELDS_OF_APRIL,
                List.of("YRD", "PRD", "BTH"),
                null));
        List<ScenarioEnterprise> pool = all().stream()
                .filter(one -> REGIONS.contains(one.division().substring(0, 2)))
                .filter(one -> one.reporting() && fieldOf(one, FIELDS_OF_APRIL) != null)
                .toList();
        List<ScenarioEnterprise> stay = pool.stream()
                .filter(one -> !beforeSorting.isAbove(one.number()))
                .limit(MINISTRY)
                .toList();
        List<ScenarioEnterprise> go = pool.stream()
                .filter(one -> beforeSorting.isAbove(one.number()))
                .limit((long) (MINISTRY * REMOVED_SHARE))
                .toList();
        if (stay.size() != MINISTRY) {
            throw new IllegalStateException("The ministry's list has " + stay.size() + " of " + MINISTRY);
        }
        List<LocalDate> days = List.of(LocalDate.of(2022, 4, 14), LocalDate.of(2022, 4, 21), LocalDate.of(2022, 4, 28));
        spread(list, days, MINISTRY_BATCHES, stay, go, FIELDS_OF_APRIL, SORTED_OUT, Set.of());
    }

    private void provinces(Map<String, String[]> names) {
        int shanghaiStays = Shanghai.FIRST + Shanghai.SECOND - shanghai(names);
        Map<String, Integer> quotas = quotas(PROVINCES - shanghaiStays);
        quotas.forEach((code, quota) -> province(code, quota, names));
    }

    private void province(String code, int quota, Map<String, String[]> names) {
        List<ScenarioEnterprise> pool = byProvince.getOrDefault(code, List.of()).stream()
                .filter(one -> !stories.contains(one.number()))
                .toList();
        List<ScenarioEnterprise> stay = Stream.concat(
                        pool.stream().filter(one -> one.reporting() && !beforeSorting.isAbove(one.number())),
                        pool.stream().filter(one -> !one.reporting()))
                .limit(quota)
                .toList();
        List<ScenarioEnterprise> go = pool.stream()
                .filter(one -> beforeSorting.isAbove(one.number()))
                .limit((long) (quota * REMOVED_SHARE))
                .toList();
        int shift = Integer.parseInt(code) % 5;
        List<LocalDate> days = List.of(
                LocalDate.of(2022, 4, 12).plusDays(shift),
                LocalDate.of(2022, 4, 22).plusDays(shift),
                LocalDate.of(2022, 5, 6).plusDays(shift));
        List<Integer> sizes = List.of((int) (stay.size() * 0.4), (int) (stay.size() * 0.4));
        spread(provincial(code, names), days, sizes, stay, go, FIELDS_OF_ALL, SORTED_OUT.plusDays(shift % 3), Set.of());
    }

    /** @return how many of Shanghai's were removed in May */
    private int shanghai(Map<String, String[]> names) {
        int list = provincial("31", names);
        List<ScenarioEnterprise> pool = byProvince.getOrDefault("31", List.of());
        List<ScenarioEnterprise> first = new Shanghai(fitness).first(pool);
        Set<ScenarioEnterprise> taken = new HashSet<>(first);
        List<ScenarioEnterprise> second = pool.stream()
                .sorted(Comparator.comparing((ScenarioEnterprise one) -> !one.reporting()))
                .filter(one -> !taken.contains(one))
                .limit(Shanghai.SECOND)
                .toList();
        List<ScenarioEnterprise> both =
                Stream.concat(first.stream(), second.stream()).toList();
        Set<Integer> foreign = first.stream()
                .sorted(Comparator.comparingLong(SpringLists::lot))
                .limit(Shanghai.FOREIGN)
                .map(ScenarioEnterprise::number)
                .collect(Collectors.toSet());
        List<LocalDate> days = List.of(LocalDate.of(2022, 4, 16), LocalDate.of(2022, 4, 30));
        int[] added = {batch(list, 1, days.get(0)), batch(list, 2, days.get(1))};
        List<ScenarioEnterprise> go =
                both.stream().filter(one -> beforeSorting.isAbove(one.number())).toList();
        Integer sorted = go.isEmpty() ? null : batch(list, 3, SORTED_OUT);
        Set<ScenarioEnterprise> gone = new HashSet<>(go);
        for (int i = 0; i < both.size(); i++) {
            ScenarioEnterprise one = both.get(i);
            int which = i < Shanghai.FIRST ? 0 : 1;
            entries.add(new ListedEnterprise(
                    one,
                    added[which],
                    gone.contains(one) ? sorted : null,
                    field(one, FIELDS_OF_ALL),
                    foreign.contains(one.number()),
                    lastDay(one, days.get(which))));
        }
        return go.size();
    }

    /** As many of each province as it has enterprises; what rounding leaves goes to the largest. */
    private Map<String, Integer> quotas(int all) {
        Map<String, Integer> quotas = new TreeMap<>();
        long size = byProvince.entrySet().stream()
                .filter(one -> !one.getKey().equals("31"))
                .mapToLong(one -> one.getValue().size())
                .sum();
        byProvince.forEach((code, list) -> {
            if (!code.equals("31")) {
                quotas.put(code, (int) (all * (long) list.size() / size));
            }
        });
        int left = all - quotas.values().stream().mapToInt(Integer::intValue).sum();
        quotas.merge("44", left, Integer::sum);
        return quotas;
    }

    private void spread(
            int list,
            List<LocalDate> days,
            List<Integer> sizes,
            List<ScenarioEnterprise> stay,
            List<ScenarioEnterprise> go,
            List<String> fields,
            LocalDate sortedOut,
            Set<Integer> foreign) {
        List<Integer> numbers = new ArrayList<>();
        days.forEach(day -> numbers.add(batch(list, numbers.size() + 1, day)));
        Integer sorting = go.isEmpty() ? null : batch(list, days.size() + 1, sortedOut);
        for (int i = 0; i < stay.size(); i++) {
            int which = i < sizes.get(0) ? 0 : i < sizes.get(0) + sizes.get(1) ? 1 : 2;
            entries.add(entry(stay.get(i), numbers.get(which), null, fields, days.get(which), foreign));
        }
        for (int i = 0; i < go.size(); i++) {
            entries.add(entry(go.get(i), numbers.get(i % 2), sorting, fields, days.get(i % 2), foreign));
        }
    }

    private static ListedEnterprise entry(
            ScenarioEnterprise one,
            int add,
            @Nullable Integer remove,
            List<String> fields,
            LocalDate day,
            Set<Integer> foreign) {
        return new ListedEnterprise(
                one, add, remove, field(one, fields), foreign.contains(one.number()), lastDay(one, day));
    }

    /** Most for 90 days, some for 75 and a few for 55. */
    private static LocalDate lastDay(ScenarioEnterprise one, LocalDate listed) {
        long lot = lot(one) % 20;
        return listed.plusDays(lot == 0 ? 55 : lot < 6 ? 75 : 89);
    }

    private static String field(ScenarioEnterprise one, List<String> fields) {
        String own = fieldOf(one, fields);
        return own == null ? "livelihood" : own;
    }

    private static @Nullable String fieldOf(ScenarioEnterprise one, List<String> fields) {
        return one.supplyFields().stream().filter(fields::contains).findFirst().orElse(null);
    }

    private List<ScenarioEnterprise> all() {
        return byProvince.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong(SpringLists::lot))
                .toList();
    }

    private int provincial(String code, Map<String, String[]> names) {
        String division = code + "0000";
        String[] name = names.getOrDefault(division, new String[] {division, division});
        return list(new ScenarioList(
                division,
                "white_list",
                "province",
                division,
                name[0] + "重点企业“白名单”",
                name[1] + " white list",
                LocalDate.of(2022, 4, 11),
                FIELDS_OF_ALL,
                List.of(),
                "含民生保障领域"));
    }

    private int list(ScenarioList list) {
        lists.add(list);
        return lists.size() - 1;
    }

    private int batch(int list, int number, LocalDate day) {
        batches.add(new ScenarioBatch(list, number, day));
        return batches.size() - 1;
    }
}
