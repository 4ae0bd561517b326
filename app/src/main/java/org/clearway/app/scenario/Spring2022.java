package org.clearway.app.scenario;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.clearway.app.directory.ReferenceTable;
import org.jspecify.annotations.Nullable;

/**
 * The emergency of spring 2022 as rows to load: who exists, who answers, and what was reported day by day until
 * {@link #NOW}.
 *
 * <p>Every stream is lazy, in a fixed order, and can be taken again; two runs give the same rows. Numbers are keys: sites and
 * designations name enterprises, reports name sites. Reports (about 2 million) are made as they are taken and never held; {@link
 * #assemble} needs some 50 MB and under two seconds.
 */
public final class Spring2022 {

    public static final LocalDate FIRST_DAY = Days.FIRST;

    /** Of this day there are only the reports filed by {@link #NOW}. */
    public static final LocalDate LAST_DAY = Days.LAST;

    /** The hour of the morning after which a report is late. */
    public static final int DUE_HOUR = Filing.DUE_MINUTE / 60;

    /** 2 June 2022, 10:00 in Shanghai. */
    public static final Instant NOW = Days.at(Days.minute(Days.COUNT - 1, Days.NOW_MINUTE), 0);

    private final Population population;
    private final Register register;
    private final Government government = new Government();
    private final Panels panels;
    private final Plants plants;
    private final Activity activity;
    private final Reports reports;

    private Spring2022() {
        Places places = new Places();
        population = new Population(places);
        Sites sites = new Sites(population, places);
        register = new Register(population, sites);
        panels = new Panels(population, register);
        plants = new Plants(population, sites);
        activity = new Activity(plants);
        new Calibration(population, plants, activity).run();
        reports = new Reports(plants, activity);
    }

    public static Spring2022 assemble() {
        return new Spring2022();
    }

    public Stream<ScenarioAuthority> authorities() {
        return government.authorities();
    }

    public Stream<ScenarioMechanism> mechanisms() {
        return government.mechanisms();
    }

    public Stream<ScenarioAnswerable> answerables() {
        return government.answerables();
    }

    /** 100,000; number n is the nth. */
    public Stream<ScenarioEnterprise> enterprises() {
        return register.enterprises();
    }

    /** One enterprise by its number, from 1. */
    public ScenarioEnterprise enterprise(int number) {
        return register.enterprise(number - 1);
    }

    public Stream<ScenarioGroup> groups() {
        return panels.groups();
    }

    /** Every enterprise's sites, by enterprise; number n is the nth. */
    public Stream<ScenarioSite> sites() {
        return register.sites();
    }

    public Stream<ScenarioDesignation> designations() {
        return panels.designations();
    }

    public Stream<ScenarioPanel> panels() {
        return panels.panels();
    }

    /** The enterprises of the story that the demonstration follows. */
    public Stream<ScenarioEnterprise> stories() {
        return IntStream.range(0, population.size())
                .filter(who -> population.story(who) != null)
                .mapToObj(register::enterprise);
    }

    /** All reports, by day, site and version. */
    public Stream<ScenarioReport> reports() {
        return reports.all();
    }

    /** Those for one business day, by site and version. */
    public Stream<ScenarioReport> reports(LocalDate businessDay) {
        return reports.of(Days.of(businessDay));
    }

    /** When which site stood, by site and day; the last spell may go on. */
    public Stream<ScenarioStandstill> standstills() {
        return IntStream.range(0, plants.size())
                .boxed()
                .mapMulti((plant, sink) -> ScenarioStandstill.of(plants, activity, plant, sink));
    }

    /** Staff on the roll on the base day, 1 March, by site number; 0 for a site that does not report. */
    public int[] baseRolls(int sites) {
        int[] rolls = new int[sites + 1];
        for (int plant = 0; plant < plants.size(); plant++) {
            rolls[plants.site(plant)] = plants.roll(plant);
        }
        return rolls;
    }

    /** The first day for which a site was asked to report, by site number: four of five from the start; null for the others. */
    public @Nullable LocalDate[] reportingSince(int sites) {
        @Nullable LocalDate[] since = new @Nullable LocalDate[sites + 1];
        for (int plant = 0; plant < plants.size(); plant++) {
            since[plants.site(plant)] = reports.joined(plant);
        }
        return since;
    }

    /** How many sites report daily. */
    public int reportingSites() {
        return plants.size();
    }

    /** The rows of a file of the scenario, by its name without ending. */
    public static List<ReferenceTable.Row> table(String name) {
        return ReferenceTable.at("/scenarios/spring-2022/" + name + ".csv").rows();
    }
}
