package org.clearway.app.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.clearway.app.ScenarioTest;
import org.clearway.app.scenario.load.FillingScenario;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.scope.Right;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Reads the plans of the main queries at scenario scale, under row-level security: none runs through a large table. */
@ScenarioTest
class MainQueriesTest {

    /** Tables that hold a row per enterprise, report or act. */
    private static final List<String> LARGE = List.of(
            "operating_report",
            "enterprise",
            "site",
            "contact",
            "reporting_site",
            "audit_entry",
            "designation",
            "problem",
            "event",
            "listing");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    FillingScenario scenario;

    @BeforeEach
    void fill() {
        scenario.fillIfEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            000000 | select * from monitoring.operating_report r where business_date = '2022-06-01' and superseded_at = 'infinity' order by division, site_id limit 50
            220000 | select * from monitoring.operating_report r where business_date = '2022-06-01' and superseded_at = 'infinity' order by division, site_id limit 50
            220000 | select * from monitoring.operating_report r where business_date = '2022-04-22' and recorded_at <= '2022-04-22 18:00+08' and superseded_at > '2022-04-22 18:00+08' order by division, site_id limit 50
            220100 | select * from monitoring.operating_report r where site_id = 5 and business_date = '2022-06-01' order by superseded_at desc
            000000 | select * from monitoring.operating_report r where enterprise_id = 5 and superseded_at = 'infinity' order by business_date desc, site_id limit 50
            220100 | select s.site_id from monitoring.reporting_site s where s.division >= '220100' and s.division < '220200' order by s.division, s.site_id limit 50
            000000 | select * from directory.enterprise order by employees desc nulls last, id limit 50
            220100 | select * from directory.enterprise where division >= '220100' and division < '220200' order by employees desc nulls last, id limit 50
            000000 | select * from directory.enterprise where credit_code = '91220100YYDAWA3R6R'
            000000 | select * from directory.site where enterprise_id = 5 order by number
            220000 | select * from directory.designation where enterprise_id = 5 and superseded_at = 'infinity'
            000000 | select * from directory.designation where superseded_at = 'infinity' and valid_to between '2022-06-02' and '2022-07-02' order by valid_to, id limit 200
            000000 | select * from directory.contact where enterprise_id = 5 and superseded_at = 'infinity'
            000000 | select * from problem.event where problem_id = 5 order by id
            000000 | select * from whitelist.listing where enterprise_id = 5
            """)
    void runsThroughNoLargeTable(String division, String sql) {
        String plan = plan(division, sql);
        for (String table : LARGE) {
            assertThat(plan)
                    .as(sql)
                    .doesNotContain("Seq Scan on " + table + " ")
                    .doesNotContain("Seq Scan on " + table + "\n");
        }
        assertThat(plan).as(sql).contains("Index");
    }

    /** These are small in the scenario and grow in use: a run through them is dear here, so that it shows where no index serves. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            000000 | select * from shared.audit_entry where at <= now() order by id desc limit 50
            000000 | select * from shared.audit_entry where thing = 'enterprise' and thing_id = 'X' order by id desc limit 50
            000000 | select * from shared.idempotency where account_id = 1 and key = 'abcdefgh'
            000000 | select * from access.session where account_id = 1
            """)
    void hasAnIndexForWhatGrows(String division, String sql) {
        assertThat(plan(division, "off", sql))
                .as(sql)
                .doesNotContain("Seq Scan")
                .contains("Index");
    }

    @Test
    void seesARunThroughALargeTableWhenThereIsOne() {
        assertThat(plan("000000", "select * from monitoring.operating_report r where electricity_mwh = 1"))
                .contains("Seq Scan on operating_report ");
    }

    private String plan(String division, String sql) {
        return plan(division, "on", sql);
    }

    private String plan(String division, String runningThrough, String sql) {
        Actor officer = new Actor(
                1,
                "x",
                "x",
                Actor.Kind.OFFICER,
                Set.of(),
                EnumSet.allOf(Right.class),
                division,
                "industry",
                1L,
                DivisionRange.of(division),
                List.of(),
                Actor.Via.SESSION);
        String plan = officer.get(() -> transactions.execute(status -> {
            jdbc.sql("set local enable_seqscan = " + runningThrough).update();
            return String.join(
                            "\n", jdbc.sql("explain " + sql).query(String.class).list()) + "\n";
        }));
        return plan == null ? "" : plan;
    }
}
