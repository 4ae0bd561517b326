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
    private static final double SHARE_WITH_SITES = 0.03;
    private static final int ABOVE_SCALE_10K = 2_000;

    private final Places places;
    private final Trades trades = new Trades();
    private final Cohort[] cohorts;
    private final Place[] where;
    private final Trade[] what;
    private final int[] employees;
    private final int[] revenue10k;
    private final int[] brand;
    private final int[] group;
    private final int[] firstSite;
    private final Map<Integer, Story> stories = new HashMap<>();

    Population(Places places) {
        this.places = places;
        List<Cohort> all = Cohort.all();
        int size = all.stream().mapToInt(Cohort::count).sum();
        cohorts = new Cohort[size];
        where = new Place[size];
        what = new Trade[size];
        employees = new int[size];
        revenue10k = new int[size];
        brand = new int[size];
        group = new int[size];
        firstSite = new int[size + 1];
        fill(all);
        countBrands();
        countSites();
    }

    private void fill(List<Cohort> all) {
        List<Story> told = Story.all();
        int next = 0;
        for (Cohort cohort : all) {
            List<Story> leads = told.stream()
                    .filter(story -> story.cohort().equals(cohort.name()))
                    .toList();
            for (int i = 0; i < cohort.count(); i++, next++) {
                cohorts[next] = cohort;
                if (i < leads.size()) {
                    tell(next, leads.get(i));
                } else {
                    draw(next, cohort);
                }
            }
        }
    }

    private void tell(int who, Story story) {
        stories.put(who, story);
        where[who] = places.at(story.division());
        what[who] = trades.of(story.industry());
        employees[who] = story.employees();
        revenue10k[who] = story.revenue10k();
        group[who] = story.group();
    }

    private void draw(int who, Cohort cohort) {
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

    private void countSites() {
        for (int who = 0; who < size(); who++) {
            firstSite[who + 1] = firstSite[who] + drawSites(who);
        }
    }

    private int drawSites(int who) {
        Story story = stories.get(who);
        if (story != null) {
            return story.siteNamesZh().size();
        }
        if (cohorts[who].sites() > 0) {
            return cohorts[who].sites();
        }
        boolean several = !cohorts[who].isCalibrated() && Draw.unit(Salt.SITES, who) < SHARE_WITH_SITES;
        return several ? 2 + Draw.below(Salt.SITES, who + 1_000_000, 4) : 1;
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

    int sites(int who) {
        return firstSite[who + 1] - firstSite[who];
    }

    /** The index of its first site; the others follow. */
    int firstSite(int who) {
        return firstSite[who];
    }

    Place sitePlace(int who, int site) {
        if (site == 0 || stories.containsKey(who)) {
            return where[who];
        }
        int draw = firstSite[who] + site;
        return cohorts[who].sites() > 0
                ? places.draw(cohorts[who].province(), "", 2_000_000 + draw)
                : places.within(where[who].city().code(), Salt.SITE_PLACE, draw);
    }

    /** The share of an enterprise's people and output at one of its sites: the first has 45 %, the others the rest. */
    double siteShare(int who, int site) {
        int sites = sites(who);
        if (sites == 1) {
            return 1;
        }
        if (cohorts[who].sites() > 0) {
            return 1.0 / sites;
        }
        return site == 0 ? 0.45 : 0.55 / (sites - 1);
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
