package org.clearway.app.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.clearway.app.PlatformTest;
import org.clearway.app.directory.Officers;
import org.clearway.app.monitoring.indicator.ImportingSeries;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.scope.NotAllowed;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.scope.Role;
import org.junit.jupiter.api.Test;

@PlatformTest
class IndicatorScopeTest extends IndicatorDesk {

    @Test
    void onlyWhoHasTheRightDefinesAndImports() {
        Actor observer = Officers.of("000000", Role.OBSERVER);
        assertThat(catchThrowable(() -> observer.run(() -> defining.define(imported(fresh("no"), "daily", "%")))))
                .isInstanceOf(NotAllowed.class);
        assertThat(catchThrowable(() -> take("period,indicator,value\n", observer)))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void nobodyEntersOrChangesWhatIsAnotherTerritorys() {
        String code = fresh("scope");
        define(imported(code, "monthly", "%"));
        plants.plant("310101");
        plants.plant("220102");
        ImportingSeries.Outcome outcome = take(
                "period,region,indicator,value\n2022-04,310101," + code + ",1\n2022-04,220102," + code + ",2\n",
                analyst("220000"));
        assertThat(outcome.added()).isEqualTo(1);
        assertThat(outcome.first())
                .singleElement()
                .satisfies(bad -> assertThat(bad.reasons()).contains("310101"));
        Actor all = new Actor(
                9,
                "x",
                "x",
                Actor.Kind.OFFICER,
                Set.of(),
                EnumSet.allOf(Right.class),
                "220000",
                "industry",
                1L,
                DivisionRange.of("220000"),
                List.of(),
                Actor.Via.SESSION);
        for (String sql : List.of(
                "insert into monitoring.indicator_value (code, subject, period, revision, value, released_at, recorded_at, shown_from,"
                        + " division, source, account_id, entered_by) values ('x', '310000', '2022-01-01', 1, 1, now(), now(), now(),"
                        + " '310000', 'x', 9, 'x')",
                "insert into monitoring.indicator (code, version, recorded_at, division, name_zh, name_en, unit, decimals, frequency,"
                        + " better, kind, source, owner, account_id, defined_by) values ('xx', 1, now(), '310000', '测试', 'xx', '%', 1,"
                        + " 'daily', 'up', 'imported', 'x', 'x', 9, 'x')",
                "insert into monitoring.panel (code, division, name_zh, name_en, ground, account_id, recorded_at)"
                        + " values ('xx', '310000', 'x', 'x', 'x', 9, now())")) {
            assertThat(catchThrowable(() -> all.run(() -> transactions.executeWithoutResult(
                            status -> jdbc.sql(sql).update()))))
                    .as(sql)
                    .hasStackTraceContaining("row-level security");
        }
        int touched = all.get(() -> transactions.execute(
                status -> jdbc.sql("update monitoring.indicator set superseded_at = now() where code = ?")
                        .param(code)
                        .update()));
        assertThat(touched).as("the nation's definition").isZero();
        Actor enterprise = plants.plant("220102").reporter();
        assertThat(catchThrowable(() -> enterprise.run(() -> transactions.executeWithoutResult(
                        status -> jdbc.sql("select count(*) from monitoring.indicator_value")
                                .query()
                                .listOfRows()))))
                .hasStackTraceContaining("permission denied");
    }
}
