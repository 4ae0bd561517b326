package org.clearway.app.shared.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.clearway.app.PlatformTest;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.scope.NotAllowed;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.ClearwayClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@PlatformTest
class SettingScopeTest {

    private static final AtomicInteger NEXT = new AtomicInteger();

    @Autowired
    Settings settings;

    @Autowired
    ClearwayClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transactions;

    private final Actor ministry = approver("000000");
    private final Actor jilin = approver("220000");
    private String name = "";
    private Instant soon = Instant.EPOCH;

    @BeforeEach
    void bringASetting() {
        name = "test.hours-" + NEXT.incrementAndGet();
        soon = clock.instant().plus(Duration.ofMinutes(5));
        insert(Actor.platform("test"), "", "24");
    }

    @Test
    void holdsForACityWhatItsProvinceSetAndForOthersWhatTheCountryHas() {
        jilin.run(() -> change("220000", 12));

        assertThat(number("220104", soon)).isEqualTo(12);
        assertThat(number("220104", soon.minusMillis(1))).isEqualTo(24);
        assertThat(number("310000", soon)).isEqualTo(24);
        assertThat(number("", soon)).isEqualTo(24);
    }

    @Test
    void prefersTheNearestDivisionWhateverTheOrderOfWriting() {
        ministry.run(() -> change("220100", 6));
        ministry.run(() -> change("220000", 12));

        assertThat(number("220104", soon)).isEqualTo(6);
        assertThat(number("220200", soon)).isEqualTo(12);
    }

    @Test
    void keepsTablesAsWellAsNumbers() {
        record Grant(List<String> services, int days) {}
        String table = name + ".table";
        insert(Actor.platform("test"), "", "{\"services\": [\"permit\"], \"days\": 14}", table);

        Grant grant = ministry.get(() -> settings.value(table, "auto", soon, Grant.class));

        assertThat(grant).isEqualTo(new Grant(List.of("permit"), 14));
    }

    @Test
    void saysEveryReasonAgainstAChange() {
        Refusal refusal = catchThrowableOfType(
                Refusal.class,
                () -> jilin.run(() ->
                        settings.change(name, "310000", Map.of("a", 1), soon.minus(Duration.ofDays(1)), "", " ")));

        assertThat(refusal.reasons().stream().map(Reason::code))
                .containsExactly("setting.kind", "setting.territory", "setting-past", "setting.why");
        assertThatThrownBy(() -> jilin.run(() -> change("", 1))).hasMessageContaining("setting.territory");
        assertThatThrownBy(() -> ministry.get(() -> settings.number("test.nothing", soon)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void letsOnlyApproversChangeAndTheDatabaseHoldsTheTerritory() {
        Actor officer = actor("220000", EnumSet.of(Right.PREPARE, Right.DIRECTORY));
        assertThatThrownBy(() -> officer.run(() -> change("220000", 1))).isInstanceOf(NotAllowed.class);
        for (Actor outside : List.of(officer, jilin)) {
            assertThatThrownBy(() -> insert(outside, outside.equals(officer) ? "220000" : "310000", "1"))
                    .hasStackTraceContaining("row-level security");
        }
        assertThatThrownBy(() -> insert(jilin, "", "1")).hasStackTraceContaining("row-level security");
    }

    private void change(String subject, int value) {
        settings.change(name, subject, value, soon, "Notice 12", "Faster answers");
    }

    private int number(String subject, Instant at) {
        return jilin.get(() -> settings.number(name, subject, at)).intValueExact();
    }

    private void insert(Actor actor, String subject, String json) {
        insert(actor, subject, json, name);
    }

    private void insert(Actor actor, String subject, String json, String setting) {
        actor.run(() -> transactions.executeWithoutResult(
                status -> jdbc.sql("""
                        insert into shared.setting (name, subject, value, valid_from, recorded_at, account_id, source, why)
                        values (?, ?, ?::jsonb, '2020-01-01', '2020-01-01', 0, 'test', 'test')
                        """).params(setting, subject, json).update()));
    }

    private static Actor approver(String division) {
        return actor(division, EnumSet.of(Right.APPROVE));
    }

    private static Actor actor(String division, Set<Right> rights) {
        return new Actor(
                77,
                "x",
                "x",
                Actor.Kind.OFFICER,
                Set.of(),
                rights,
                division,
                "industry",
                1L,
                DivisionRange.of(division),
                List.of(),
                Actor.Via.SESSION);
    }
}
