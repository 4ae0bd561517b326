package org.clearway.app.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.clearway.app.ScenarioTest;
import org.clearway.app.monitoring.KeepingFigures;
import org.clearway.app.shared.scope.Actor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * The facts G01-G08 and G25-G41 as indicators, by fact number; only the HTTP API is asked, as of 2 June and as of ten days before. G03,
 * G28-G30, G33, G34, G37, G38, G40 and G41 are counts, which {@link PublishedFactsTest} asks the figures for.
 */
@ScenarioTest
class IndicatorFactsTest extends Facts {

    private static final String TEN_DAYS_BEFORE = "&asOf=2022-05-23T10:00";

    @Autowired
    KeepingFigures keeping;

    @Autowired
    @Qualifier("ownerDataSource")
    DataSource ownerDataSource;

    @Test
    void theCountrysFiguresOn2June() throws Exception {
        assertThat(last("iva_yoy", "000000", "")).as("G01").isEqualTo(-2.9);
        assertThat(last("iva_manufacturing_yoy", "000000", "")).as("G02").isEqualTo(-4.6);
        assertThat(lastPeriod("iva_yoy", "000000", ""))
                .as("May is released on 15 June")
                .isEqualTo("2022-04-01");
        assertThat(last("vehicle_freight_flow_index", "000000", "")).as("G07").isEqualTo(101);
        assertThat(lastPeriod("vehicle_freight_flow_index", "000000", ""))
                .as("the fourth week of May")
                .isEqualTo("2022-05-23");
        assertThat(last("container_throughput_recovery", "port:Shanghai", ""))
                .as("G08")
                .isEqualTo(90);
    }

    @Test
    void tenDaysBeforeAprilWasKnownAndTheWeekWasNot() throws Exception {
        assertThat(last("iva_yoy", "000000", TEN_DAYS_BEFORE)).as("G01").isEqualTo(-2.9);
        assertThat(last("iva_manufacturing_yoy", "000000", TEN_DAYS_BEFORE))
                .as("G02")
                .isEqualTo(-4.6);
        assertThat(lastPeriod("vehicle_freight_flow_index", "000000", TEN_DAYS_BEFORE))
                .as("G07 was still to come")
                .isEqualTo("2021-05-17");
        assertThat(values("container_throughput_recovery", "port:Shanghai", TEN_DAYS_BEFORE))
                .as("G08 was still to come")
                .isEmpty();
        assertThat(last("pmi", "000000", TEN_DAYS_BEFORE)).as("that of April").isEqualTo(47.4);
        assertThat(last("pmi", "000000", "")).as("that of May").isEqualTo(49.6);
    }

    @Test
    void the15GroupsAsTheSourceHasThem() throws Exception {
        assertThat(last("auto_15_groups_daily_output", "000000", "")).as("G25").isEqualTo(45_000);
        assertThat(last("auto_15_groups_daily_output_vs_prev_week", "000000", ""))
                .as("G26")
                .isEqualTo(70);
        assertThat(last("auto_15_groups_share_of_output", "000000", ""))
                .as("G27")
                .isEqualTo(90);
        assertThat(values("auto_15_groups_daily_output", "000000", "&asOf=2022-05-18T10:00"))
                .as("published on 19 May")
                .isEmpty();
        assertThat(last("auto_15_groups_daily_output", "000000", TEN_DAYS_BEFORE))
                .isEqualTo(45_000);
    }

    @Test
    void jilinAndShanghaiAsRatesOfTheirPanels() throws Exception {
        for (String moment : List.of("", TEN_DAYS_BEFORE)) {
            assertThat(on("on_duty_rate", "panel:key_50", "2022-04-22", moment))
                    .as("G35")
                    .isCloseTo(47.7, within(0.05));
            assertThat(on("on_duty_rate", "panel:key_500", "2022-04-22", moment))
                    .as("G36")
                    .isCloseTo(66.6, within(0.05));
            assertThat(on("resumption_rate", "panel:jilin_above_scale", "2022-04-22", moment))
                    .as("G39")
                    .isCloseTo(96.3, within(0.05));
            assertThat(on("on_duty_rate", "panel:srdi_smes", "2022-04-22", moment))
                    .as("G40")
                    .isCloseTo(63.5, within(0.05));
            assertThat(on("resumption_rate", "panel:faw_suppliers", "2022-04-18", moment))
                    .as("G31")
                    .isCloseTo(94.2, within(0.05));
            assertThat(on("output_rate", "panel:faw_suppliers", "2022-04-18", moment))
                    .as("G32")
                    .isCloseTo(80.0, within(0.05));
            assertThat(on("partly_capacity_share", "panel:key_50", "2022-04-22", moment))
                    .as("G37: 34 of 50")
                    .isCloseTo(68.0, within(0.01));
            assertThat(on("full_capacity_share", "panel:key_50", "2022-04-22", moment))
                    .as("G38: 24 of 50")
                    .isCloseTo(48.0, within(0.01));
        }
        assertThat(on("resumption_rate", "panel:key_50", "2022-05-31", ""))
                .as("G04")
                .isEqualTo(100);
        assertThat(on("on_duty_rate", "panel:key_50", "2022-05-31", ""))
                .as("G05")
                .isCloseTo(87.4, within(0.05));
        assertThat(on("staff_return_rate", "panel:shanghai_auto", "2022-05-31", ""))
                .as("G06")
                .isGreaterThan(85);
        assertThat(values("on_duty_rate", "panel:key_50", "&from=2022-05-31&to=2022-05-31" + TEN_DAYS_BEFORE))
                .as("ten days before nobody knew the 31st")
                .isEmpty();
    }

    /** Kept sums equal the reports added up plainly, for every kind of series and every day, after a thousand late corrections. */
    @Test
    void keptSumsEqualAPlainRecomputationAfterAThousandCorrections() throws Exception {
        JdbcClient owner = JdbcClient.create(ownerDataSource);
        assertThat(correct(owner, 1_000)).as("corrections that were written").isEqualTo(1_000);
        List<Scope> scopes = List.of(
                new Scope("000000", "true"),
                new Scope("220000", "r.division >= '220000' and r.division < '230000'"),
                new Scope("220100", "r.division >= '220100' and r.division < '220200'"),
                new Scope("zone:YRD", "left(r.division, 2) in ('31', '32', '33', '34')"),
                new Scope(
                        "industry:36",
                        "r.site_id in (select site_id from monitoring.reporting_site where industry like '36%')"),
                new Scope("panel:key_500", member("key_500")),
                new Scope("chain:AUTO", member("chain:AUTO")));
        for (Scope scope : scopes) {
            compare(owner, scope, "corrected days added up anew");
        }
        Actor.platform("test").run(() -> {
            while (keeping.keep() > 0) {
                // some days at a time, as each minute does
            }
        });
        for (Scope scope : scopes) {
            compare(owner, scope, "all days kept");
        }
        for (Scope scope : List.of(scopes.get(0), scopes.get(3), scopes.get(5))) {
            compare(owner, scope, "what was known on 20 April", "2022-04-20T12:00");
        }
        everyKeptSumIsThePlainOne(owner);
    }

    /** Nation, provinces and cities, all days: each kept count against the reports counted without the product's own statements. */
    private static void everyKeptSumIsThePlainOne(JdbcClient owner) {
        long kept = owner.sql("select count(*) from monitoring.day_figures where dimension = ''")
                .query(Long.class)
                .single();
        assertThat(kept).as("places times days").isGreaterThan(30_000);
        for (String place : List.of("'000000'", "left(division, 2) || '0000'", "left(division, 4) || '00'")) {
            List<String> differing =
                    owner.sql("""
                            with plain as (
                                select %s as place, business_date, enterprise_id, count(*) as sites,
                                    bool_or(state <> 'stopped') as runs, sum(staff_on_roll) as on_roll,
                                    sum(staff_on_duty) as on_duty, sum(staff_returned) as returned, sum(output_10k) as output
                                from monitoring.operating_report where superseded_at = 'infinity' group by 1, 2, 3
                            ), summed as (
                                select place, business_date, sum(sites) as sites, count(*) as enterprises,
                                    count(*) filter (where runs) as running, sum(on_roll) as on_roll, sum(on_duty) as on_duty,
                                    sum(returned) as returned, coalesce(sum(output), 0) as output
                                from plain group by 1, 2
                            )
                            select k.division || ' ' || k.business_date from monitoring.day_figures k
                            join summed s on s.place = k.division and s.business_date = k.business_date
                            where k.dimension = '' and (k.sites, k.enterprises, k.running, k.on_roll, k.on_duty, k.returned)
                                    is distinct from (s.sites, s.enterprises, s.running, s.on_roll, s.on_duty, s.returned)
                                or k.dimension = '' and abs(k.output_10k - s.output) > 0.001
                            limit 10
                            """.formatted(place)).query(String.class).list();
            assertThat(differing).as(place).isEmpty();
        }
    }

    private record Scope(String subject, String condition) {}

    private static String member(String panel) {
        return "r.enterprise_id in (select m.enterprise_id from monitoring.panel_member m join monitoring.panel p on p.id = m.panel_id"
                + " where p.code = '" + panel + "' and m.valid_from <= r.business_date"
                + " and (m.valid_to is null or m.valid_to >= r.business_date))";
    }

    private void compare(JdbcClient owner, Scope scope, String when) throws Exception {
        compare(owner, scope, when, "");
    }

    private void compare(JdbcClient owner, Scope scope, String when, String moment) throws Exception {
        boolean past = !moment.isEmpty();
        String last = past ? "2022-04-19" : "2022-06-01";
        List<double[]> plain = owner.sql("select 100.0 * sum(staff_on_duty) / sum(staff_on_roll) as duty,"
                        + " 100.0 * sum(output_10k) / sum(normal_output_10k) as output, sum(electricity_mwh) as power"
                        + " from monitoring.operating_report r where "
                        + (past
                                ? "r.superseded_at > '" + moment + "+08' and r.recorded_at <= '" + moment + "+08'"
                                : "r.superseded_at = 'infinity'")
                        + " and business_date >= '2022-03-01' and business_date <= '" + last + "' and "
                        + scope.condition()
                        + " group by business_date order by business_date")
                .query((row, number) -> new double[] {row.getDouble(1), row.getDouble(2), row.getDouble(3)})
                .list();
        String[] codes = {"on_duty_rate", "output_rate", "electricity_use"};
        for (int i = 0; i < codes.length; i++) {
            List<Double> kept =
                    values(codes[i], scope.subject(), "&from=2022-03-01&to=" + last + (past ? "&asOf=" + moment : ""));
            assertThat(kept).as(codes[i] + " " + scope.subject()).hasSameSizeAs(plain);
            for (int day = 0; day < plain.size(); day++) {
                assertThat(kept.get(day))
                        .as("%s of %s on day %d, %s", codes[i], scope.subject(), day, when)
                        .isCloseTo(plain.get(day)[i], within(1e-6 * Math.max(1, Math.abs(plain.get(day)[i]))));
            }
        }
    }

    /** As filing does: the version before is closed, a new one written, the day marked. Days that facts name are left alone. */
    private static int correct(JdbcClient owner, int corrections) {
        Random random = new Random(2022);
        List<LocalDate> days = new ArrayList<>();
        LocalDate.of(2022, 3, 1)
                .datesUntil(LocalDate.of(2022, 5, 25))
                .filter(day -> !Arrays.asList("2022-04-18", "2022-04-22").contains(day.toString()))
                .forEach(days::add);
        int written = 0;
        for (int tries = 0; written < corrections && tries < 10 * corrections; tries++) {
            LocalDate day = days.get(random.nextInt(days.size()));
            written += owner.sql("""
                            with held as (
                                select * from monitoring.operating_report where business_date = :day and superseded_at = 'infinity'
                                    and site_id >= :site order by site_id limit 1
                            ), closed as (
                                update monitoring.operating_report r set superseded_at = '2022-06-02 09:59+08' from held h
                                where r.site_id = h.site_id and r.business_date = h.business_date and r.superseded_at = 'infinity'
                                    and r.recorded_at < '2022-06-02 09:59+08'
                                returning r.*
                            ), marked as (
                                insert into monitoring.day_changed select business_date, division, enterprise_id from closed
                            )
                            insert into monitoring.operating_report (site_id, enterprise_id, account_id, recorded_at, business_date,
                                version, staff_on_roll, staff_on_duty, staff_returned, base_roll, utilisation, output_10k,
                                normal_output_10k, electricity_mwh, division, state, blocker, channel, reported_by, why)
                            select site_id, enterprise_id, account_id, '2022-06-02 09:59+08', business_date, version + 1, staff_on_roll,
                                staff_on_duty / 2, staff_returned, base_roll, utilisation, output_10k / 3, normal_output_10k,
                                electricity_mwh / 2, division, state, blocker, 'page', reported_by, 'counted twice'
                            from closed
                            """)
                    .param("day", day)
                    .param("site", random.nextInt(20_000))
                    .update();
        }
        return written;
    }

    private double on(String code, String subject, String day, String moment) throws Exception {
        List<Double> values = values(code, subject, "&from=" + day + "&to=" + day + moment);
        assertThat(values).as(code + " of " + subject + " on " + day).hasSize(1);
        return values.getFirst();
    }

    private double last(String code, String subject, String moment) throws Exception {
        return values(code, subject, moment).getLast();
    }

    private String lastPeriod(String code, String subject, String moment) throws Exception {
        JsonNode points = get("/api/v1/indicators/" + code + "/series?subject=" + subject + moment)
                .get("points");
        return points.get(points.size() - 1).get("period").asString();
    }

    private List<Double> values(String code, String subject, String rest) throws Exception {
        List<Double> values = new ArrayList<>();
        for (JsonNode point : get("/api/v1/indicators/" + code + "/series?subject=" + subject + rest)
                .get("points")) {
            if (point.hasNonNull("value")) {
                values.add(point.get("value").asDouble());
            }
        }
        return values;
    }
}
