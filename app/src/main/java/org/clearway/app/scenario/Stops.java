package org.clearway.app.scenario;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clearway.app.scenario.Draw.Salt;

/**
 * Which plants stand on which days.
 *
 * <p>A plant stands while control is harder than it can bear, so it stops once and restarts once in a wave. Where a figure says
 * how many of a cohort stood on 18 and 22 April, that many plants, drawn by lot, cannot bear the level of that day; the others can.
 * Some stand for causes of their own, and some for a few days because of a case in the plant.
 */
final class Stops {

    static final int DAY_18 = Days.of(LocalDate.of(2022, 4, 18));
    static final int DAY_22 = Days.of(LocalDate.of(2022, 4, 22));

    private static final double HARDEST = 1.25;
    private static final double OTHER_CLOSURE_SHARE = 0.03;
    private static final double INCIDENT_SHARE = 0.22;
    private static final int NEVER = Integer.MAX_VALUE;

    private final Plants plants;
    private final double[] bearable;
    private final int[] closedFrom;
    private final int[] closedTo;
    private final int[] incidentFrom;
    private final int[] incidentTo;

    Stops(Plants plants) {
        this.plants = plants;
        bearable = new double[plants.size()];
        closedFrom = new int[plants.size()];
        closedTo = new int[plants.size()];
        incidentFrom = new int[plants.size()];
        incidentTo = new int[plants.size()];
        Map<Cohort, List<Integer>> counted = new LinkedHashMap<>();
        for (int plant = 0; plant < plants.size(); plant++) {
            closedFrom[plant] = NEVER;
            incidentFrom[plant] = NEVER;
            if (plants.cohort(plant).stopped18() != Cohort.FREE) {
                counted.computeIfAbsent(plants.cohort(plant), cohort -> new ArrayList<>())
                        .add(plant);
            } else {
                drawFreely(plant);
            }
        }
        counted.forEach(this::drawCounted);
    }

    /** By the epidemic's measures, whether of the city or because of a case in the plant. */
    boolean stoppedByMeasures(int plant, int day) {
        return plants.severity(plant, day) > bearable[plant] || isWithin(day, incidentFrom[plant], incidentTo[plant]);
    }

    /** For causes of its own: an overhaul, no orders, no funds. */
    boolean stoppedOtherwise(int plant, int day) {
        return isWithin(day, closedFrom[plant], closedTo[plant]);
    }

    private void drawFreely(int plant) {
        bearable[plant] = plants.isStory(plant) ? HARDEST : HARDEST * Math.pow(Draw.unit(Salt.STOP, plant), 1 / 2.2);
        if (plants.cohort(plant).isCalibrated() || plants.isStory(plant)) {
            return;
        }
        if (Draw.unit(Salt.OTHER_CLOSURE, plant) < OTHER_CLOSURE_SHARE) {
            closedFrom[plant] = Draw.below(Salt.CLOSURE_START, plant, Days.COUNT) - 20;
            closedTo[plant] = closedFrom[plant] + 10 + Draw.below(Salt.CLOSURE_DAYS, plant, 60);
        }
        if (Draw.unit(Salt.INCIDENT, plant) < INCIDENT_SHARE) {
            incidentFrom[plant] = 5 + Draw.below(Salt.INCIDENT_START, plant, Days.COUNT - 5);
            incidentTo[plant] = incidentFrom[plant] + 1 + Draw.below(Salt.INCIDENT_DAYS, plant, 6);
        }
    }

    private void drawCounted(Cohort cohort, List<Integer> members) {
        List<Integer> byLot = members.stream()
                .sorted(Comparator.comparing((Integer plant) -> !plants.isStory(plant))
                        .thenComparingDouble(plant -> Draw.unit(Salt.ORDER, plant)))
                .toList();
        int running = byLot.size() - cohort.stopped18();
        int restarted = byLot.size() - cohort.stopped22();
        for (int i = 0; i < byLot.size(); i++) {
            int plant = byLot.get(i);
            double chance = Draw.unit(Salt.STOP, plant);
            double on18 = plants.severity(plant, DAY_18);
            double on22 = plants.severity(plant, DAY_22);
            if (i < running) {
                bearable[plant] = on18 + 0.01 + (HARDEST - on18) * Math.sqrt(chance);
            } else if (cohort.otherCause()) {
                bearable[plant] = HARDEST;
                closedFrom[plant] = Draw.below(Salt.CLOSURE_START, plant, 30);
                closedTo[plant] = 75 + Draw.below(Salt.CLOSURE_DAYS, plant, 30);
            } else if (i < restarted) {
                bearable[plant] = on22 + (on18 - on22) * (0.05 + 0.9 * chance);
            } else {
                bearable[plant] = on22 * (0.45 + 0.5 * chance);
            }
        }
    }

    private static boolean isWithin(int day, int from, int to) {
        return day >= from && day <= to;
    }
}
