package org.clearway.app.shared.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.clearway.app.PlatformTest;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PlatformTest
class SettingsTest {

    private static final Actor WHO = Actor.platform("test");

    @Autowired
    Settings settings;

    @Autowired
    ClearwayClock clock;

    record Deadline(String level, int hours) {}

    @Test
    void aSubjectWithoutAValueOfItsOwnHasTheOneForEverything() {
        Instant now = clock.instant().plusSeconds(60);
        Instant later = now.plus(Duration.ofDays(2));
        WHO.run(() -> {
            settings.change("test.limit", new BigDecimal("5"), now, "test", "for all");
            settings.change("test.limit", "automobile", 7, later, "test", "for one chain");
        });
        assertThat(number("automobile", now)).isEqualByComparingTo("5");
        assertThat(number("automobile", later)).isEqualByComparingTo("7");
        assertThat(number("other", later)).isEqualByComparingTo("5");
        assertThat(WHO.get(() -> settings.history("test.limit", "automobile"))).hasSize(1);
        assertThat(WHO.get(() -> settings.history("test.limit"))).hasSize(1);
    }

    @Test
    void aSettingMayBeATable() {
        Instant now = clock.instant().plusSeconds(60);
        Deadline[] table = {new Deadline("county", 24), new Deadline("city", 48)};
        WHO.run(() -> settings.change("test.table", "", table, now, "test", "try"));
        assertThat(WHO.get(() -> settings.value("test.table", "", now, Deadline[].class)))
                .containsExactly(table);
        assertThat(WHO.get(() -> settings.history("test.table"))).isEmpty();
    }

    @Test
    void thePastStaysAsItWasAndWhatIsNotThereSaysSo() {
        assertThatThrownBy(() -> WHO.run(() -> settings.change(
                        "test.past", BigDecimal.ONE, clock.instant().minusSeconds(1), "test", "late")))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> WHO.run(() -> settings.number("test.none", clock.instant())))
                .isInstanceOf(NotFound.class);
    }

    private BigDecimal number(String subject, Instant at) {
        return WHO.get(() -> settings.number("test.limit", subject, at));
    }
}
