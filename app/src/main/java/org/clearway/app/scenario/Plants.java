package org.clearway.app.scenario;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clearway.app.scenario.Draw.Salt;
import org.clearway.app.scenario.Story.Event;

/** The sites that report, by index from 0, with what does not change from day to day; columns, some 4 MB. */
final class Plants {

    private static final double WORKING_DAYS_A_YEAR = 300;
    private static final int WIDEST_LAG_DAYS = 3;

    private final Population population;
    private final Sites sites;
    private final int[] enterprise;
    private final int[] site;
    private final int[] roll;
    private final double[] normalOutput10k;
    private final double[] normalMwh;
    private final double[][] wave;
    private final double[][] chain;
    private final int[] lag;
    private final Map<Integer, List<Event>> events = new HashMap<>();
    private final boolean[] isStory;
    private final Map<Integer, int[]> ofEnterprise = new HashMap<>();

    Plants(Population population, Sites sites) {
        this.population = population;
        this.sites = sites;
        int size = count();
        enterprise = new int[size];
        site = new int[size];
        roll = new int[size];
        normalOutput10k = new double[size];
        normalMwh = new double[size];
        wave = new double[size][];
        chain = new double[size][];
        lag = new int[size];
        isStory = new boolean[size];
        fill(new Wave());
    }

    private int count() {
        int count = 0;
        for (int who = 0; who < population.size(); who++) {
            count += population.cohort(who).reporting() ? sites.of(who) : 0;
        }
        return count;
    }

    private void fill(Wave waves) {
        int next = 0;
        for (int who = 0; who < population.size(); who++) {
            if (population.cohort(who).reporting()) {
                int[] own = new int[sites.of(who)];
                for (int i = 0; i < own.length; i++) {
                    own[i] = next;
                    place(next++, who, i, waves);
                }
                ofEnterprise.put(who, own);
            }
        }
    }

    private void place(int plant, int who, int ordinal, Wave waves) {
        Story story = population.story(who);
        if (story != null) {
            isStory[plant] = true;
            events.put(plant, story.events());
        }
        double share = sites.share(who, ordinal);
        Trade trade = population.trade(who);
        enterprise[plant] = who;
        site[plant] = sites.first(who) + ordinal + 1;
        roll[plant] = Math.max(2, (int) Math.round(population.employees(who) * share));
        normalOutput10k[plant] = tenths(Math.max(0.2, population.revenue10k(who) * share / WORKING_DAYS_A_YEAR));
        normalMwh[plant] = Math.max(0.1, normalOutput10k[plant] * trade.mwhPer10k() * 4);
        wave[plant] = waves.ofCity(sites.place(who, ordinal).city().code());
        chain[plant] = waves.ofChain(trade.chain());
        lag[plant] = Draw.below(Salt.LAG, plant, 2 * WIDEST_LAG_DAYS + 1) - WIDEST_LAG_DAYS;
    }

    static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }

    int size() {
        return enterprise.length;
    }

    int enterprise(int plant) {
        return enterprise[plant];
    }

    int[] ofEnterprise(int who) {
        int[] own = ofEnterprise.get(who);
        if (own == null) {
            throw new IllegalArgumentException("Enterprise " + (who + 1) + " does not report");
        }
        return own;
    }

    Cohort cohort(int plant) {
        return population.cohort(enterprise[plant]);
    }

    int site(int plant) {
        return site[plant];
    }

    /** Staff on the roll on the base day, 1 March. */
    int roll(int plant) {
        return roll[plant];
    }

    double normalOutput10k(int plant) {
        return normalOutput10k[plant];
    }

    double normalMwh(int plant) {
        return normalMwh[plant];
    }

    /** How hard the control is where the plant is; each plant feels it some days earlier or later than its city. */
    double severity(int plant, int day) {
        return wave[plant][Math.clamp(day - lag[plant], 0, Days.COUNT - 1)];
    }

    double chainDrag(int plant, int day) {
        return chain[plant][day];
    }

    List<Event> events(int plant) {
        return isStory[plant] ? events.getOrDefault(plant, List.of()) : List.of();
    }

    boolean isStory(int plant) {
        return isStory[plant];
    }
}
