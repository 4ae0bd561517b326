package org.clearway.app.scenario;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.clearway.app.scenario.Draw.Salt;
import org.clearway.app.scenario.Trade.Trades;
import org.jspecify.annotations.Nullable;

/**
 * Who exists: for each enterprise, by index from 0, where it is, what it does and how large it is.
 *
 * <p>Held as columns, some 5 MB for 100,000; records are made from them as they are asked for.
 */
final class Population {

    private static final int VEHICLE_GROUPS = 15;
    private static final int NAMED_GROUPS = 16;
    private static final int DRAWN_GROUPS = 134;
    private static final double SHARE_IN_GROUPS = 0.008;
    private static final int ABOVE_SCALE_10K = 2_000;

    private final Trades trades = new Trades();
    private final Cohort[] cohorts;
    private final Place[] where;
    private final Trade[] what;
    private final int[] employees;
    private final int[] revenue10k;
    private final int[] brand;
    private final int[] group;
    private final Map<Integer, Story> stories = new HashMap<>();

    Population(Places places) {
        List<Cohort> all = Cohort.all();
        int size = all.stream().mapToInt(Cohort::count).sum();
        cohorts = new Cohort[size];
        where = new Place[size];
        what = new Trade[size];
        employees = new int[size];
        revenue10k = new int[size];
        brand = new int[size];
        group = new int[size];
        fill(all, places);
        countBrands();
    }

    private void fill(List<Cohort> all, Places places) {
        List<Story> told = Story.all();
        int next = 0;
        for (Cohort cohort : all) {
            List<Story> leads = told.stream()
                    .filter(story -> story.cohort().equals(cohort.name()))
                    .toList();
            for (int i = 0; i < cohort.count(); i++, next++) {
                cohorts[next] = cohort;
                if (i < leads.size()) {
                    tell(next, leads.get(i), places);
                } else {
                    draw(next, cohort, places);
                }
            }
        }
    }

    private void tell(int who, Story story, Places places) {
        stories.put(who, story);
        where[who] = places.at(story.division());
        what[who] = trades.of(story.industry());
        employees[who] = story.employees();
        revenue10k[who] = story.revenue10k();
        group[who] = story.group();
    }

    private void draw(int who, Cohort cohort, Places places) {
        where[who] = places.draw(cohort.province(), cohort.city(), who);
        what[who] = trades.draw(cohort.trades(), who);
        double people =
                cohort.size().medianEmployees() * Math.exp(cohort.size().sigma() * Draw.normal(Salt.EMPLOYEES, who, 0));
        int atLeast = Math.max(3, cohort.sites() * 20);
        employees[who] = (int) Math.clamp(people, atLeast, cohort.size().largest());
        double money =
                employees[who] * what[who].revenuePerHead10k() * Math.exp(0.35 * Draw.normal(Salt.REVENUE, who, 0));
        revenue10k[who] = cohort.aboveScale()
                ? (int) Math.max(ABOVE_SCALE_10K + Draw.below(Salt.ORDER, who, 900), money)
                : (int) Math.clamp(money, 20, ABOVE_SCALE_10K - 1 - Draw.below(Salt.ORDER, who, 400));
        group[who] = cohort.group() > 0 ? cohort.group() : drawGroup(who);
    }

    private static int drawGroup(int who) {
        boolean belongs = Draw.unit(Salt.GROUP, who) < SHARE_IN_GROUPS;
        return belongs ? NAMED_GROUPS + 1 + Draw.below(Salt.GROUP, who + 1_000_000, DRAWN_GROUPS) : 0;
    }

    /** Counts enterprises of one city and trade, so that no two have the same name. */
    private void countBrands() {
        Map<String, Integer> counts = new HashMap<>();
        for (int who = 0; who < size(); who++) {
            brand[who] = counts.merge(where[who].city().shortZh() + what[who].wordZh(), 1, Integer::sum);
        }
    }

    int size() {
        return cohorts.length;
    }

    Cohort cohort(int who) {
        return cohorts[who];
    }

    Place place(int who) {
        return where[who];
    }

    Trade trade(int who) {
        return what[who];
    }

    int employees(int who) {
        return employees[who];
    }

    int revenue10k(int who) {
        return revenue10k[who];
    }

    int brand(int who) {
        return brand[who];
    }

    /** The number of its group, 0 when it has none. */
    int group(int who) {
        return group[who];
    }

    @Nullable
    Story story(int who) {
        return stories.get(who);
    }

    boolean isMember(int who, String panel) {
        return panel.equals("vehicle_groups_15")
                ? cohorts[who].reporting() && group[who] > 0 && group[who] <= VEHICLE_GROUPS
                : cohorts[who].panels().contains(panel);
    }

    int[] members(String panel) {
        return IntStream.range(0, size()).filter(who -> isMember(who, panel)).toArray();
    }

    int groups() {
        return NAMED_GROUPS + DRAWN_GROUPS;
    }
}
