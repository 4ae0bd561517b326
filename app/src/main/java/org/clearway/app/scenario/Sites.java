package org.clearway.app.scenario;

import org.clearway.app.scenario.Draw.Salt;

/** How many sites each enterprise has, where they are, and which share of it they hold; by index from 0. */
final class Sites {

    private static final double SHARE_WITH_SEVERAL = 0.03;
    private static final double SHARE_OF_FIRST = 0.45;

    private final Population population;
    private final Places places;
    private final int[] first;

    Sites(Population population, Places places) {
        this.population = population;
        this.places = places;
        this.first = new int[population.size() + 1];
        for (int who = 0; who < population.size(); who++) {
            first[who + 1] = first[who] + draw(who);
        }
    }

    private int draw(int who) {
        Story story = population.story(who);
        Cohort cohort = population.cohort(who);
        if (story != null) {
            return story.siteNamesZh().size();
        }
        if (cohort.sites() > 0) {
            return cohort.sites();
        }
        boolean several = !cohort.isCalibrated() && Draw.unit(Salt.SITES, who) < SHARE_WITH_SEVERAL;
        return several ? 2 + Draw.below(Salt.SITES, who + 1_000_000, 4) : 1;
    }

    int count() {
        return first[population.size()];
    }

    int of(int who) {
        return first[who + 1] - first[who];
    }

    /** The index of its first site; the others follow. */
    int first(int who) {
        return first[who];
    }

    /** The first is where the enterprise is, the others in its city; those of a chain of stores all over the province. */
    Place place(int who, int site) {
        if (site == 0 || population.story(who) != null) {
            return population.place(who);
        }
        Cohort cohort = population.cohort(who);
        int draw = first[who] + site;
        return cohort.sites() > 0
                ? places.draw(cohort.province(), "", 2_000_000 + draw)
                : places.within(population.place(who).city().code(), Salt.SITE_PLACE, draw);
    }

    /** The share of its people and output: the first site has 45 %, the others the rest; stores are alike. */
    double share(int who, int site) {
        int sites = of(who);
        if (sites == 1) {
            return 1;
        }
        if (population.cohort(who).sites() > 0) {
            return 1.0 / sites;
        }
        return site == 0 ? SHARE_OF_FIRST : (1 - SHARE_OF_FIRST) / (sites - 1);
    }
}
