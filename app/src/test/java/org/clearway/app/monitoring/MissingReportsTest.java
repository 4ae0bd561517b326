package org.clearway.app.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clearway.app.monitoring.Plants.first;
import static org.clearway.app.monitoring.Plants.running;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.clearway.app.PlatformTest;
import org.clearway.app.monitoring.MissingFilter.Kind;
import org.clearway.app.monitoring.Plants.Plant;
import org.clearway.app.monitoring.RemindingReporters.Reminded;
import org.clearway.app.notice.Notice;
import org.clearway.app.notice.Notices;
import org.clearway.app.shared.scope.NotAllowed;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

@PlatformTest
class MissingReportsTest {

    private static final LocalDate TODAY = LocalDate.of(2022, 6, 2);

    @Autowired
    FilingReports filing;

    @Autowired
    MissingReports missing;

    @Autowired
    RemindingReporters reminding;

    @Autowired
    Notices notices;

    @Autowired
    ClearwayClock clock;

    @Autowired
    @Qualifier("ownerDataSource")
    DataSource ownerDataSource;

    Plants plants;

    @BeforeEach
    void setUp() {
        clock.set(Instant.parse("2022-06-02T02:00:00Z"));
        plants = new Plants(ownerDataSource);
    }

    private MissingFilter of(String division, Kind kind) {
        return new MissingFilter(TODAY, division, null, kind, AsOf.now(clock));
    }

    private void reported(Plant plant, LocalDate day) {
        plant.reporter().get(() -> filing.file(first(plant.site(), day, running(100, 90, "71")), "page", null));
    }

    @Test
    void tellsTheReasonThatIsKnown() {
        Plant done = plants.plant("410102");
        Plant late = plants.plant("410102");
        Plant silent = plants.plant("410103");
        Plant never = plants.plant("410104", 1, 100, TODAY.minusDays(1));
        reported(done, TODAY);
        reported(late, TODAY.minusDays(1));
        reported(silent, TODAY.minusDays(3));

        List<MissingReport> found = Plants.officer("410000").get(() -> missing.list(of("410000", Kind.ALL), 0, 50));
        assertThat(found).extracting(MissingReport::siteId).containsExactly(late.site(), silent.site(), never.site());
        assertThat(found).extracting(MissingReport::reason).containsExactly("late", "silent", "new");
        assertThat(found).extracting(MissingReport::silentDays).containsExactly(1L, 3L, 2L);
        assertThat(ofKind(Kind.LATE)).containsExactly(late.site());
        assertThat(ofKind(Kind.SILENT)).containsExactly(silent.site());
        assertThat(ofKind(Kind.NEW)).containsExactly(never.site());
    }

    private List<Long> ofKind(Kind kind) {
        return Plants.officer("410000").get(() -> missing.list(of("410000", kind), 0, 50)).stream()
                .map(MissingReport::siteId)
                .toList();
    }

    @Test
    void remindsEachSiteOfADayOnceWhoeverAsks() {
        Plant one = plants.plant("420102", 2, 100);
        Reminded first = Plants.officer("420100", 71).get(() -> reminding.remind(of("420100", Kind.ALL)));
        Reminded again = Plants.officer("420000", 72).get(() -> reminding.remind(of("420000", Kind.ALL)));
        assertThat(first).isEqualTo(new Reminded(2, 0));
        assertThat(again).isEqualTo(new Reminded(0, 2));

        List<Notice> inbox = one.reporter().get(() -> notices.inbox(false, 0, 10));
        assertThat(inbox).hasSize(2).allMatch(Notice::unread);
        one.reporter().run(() -> notices.read(inbox.getFirst().id()));
        assertThat(one.reporter().get(() -> notices.count(true))).isEqualTo(1);
        assertThat(Plants.officer("420100", 71).get(() -> notices.count(false))).isZero();
        assertThat(plants.plant("450102").reporter().get(() -> notices.count(false)))
                .isZero();
        assertThat(Plants.officer("420000", 72).get(() -> missing.list(of("420000", Kind.ALL), 0, 10)))
                .allMatch(row -> row.remindedAt() != null);
    }

    @Test
    void nobodyRemindsBeyondTheOwnTerritory() {
        plants.plant("430102");
        assertThat(Plants.officer("440000").get(() -> reminding.remind(of("430000", Kind.ALL))))
                .isEqualTo(new Reminded(0, 0));
        Plant own = plants.plant("430102");
        assertThatThrownBy(() -> own.reporter().get(() -> reminding.remind(of("430000", Kind.ALL))))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void asOfThisMorningTheReportWasStillMissing() {
        Plant plant = plants.plant("530102");
        AsOf before = new AsOf(clock.instant(), true);
        reported(plant, TODAY);
        MissingFilter then = new MissingFilter(TODAY, "530000", null, Kind.ALL, before);
        assertThat(Plants.officer("530000").get(() -> missing.count(then))).isEqualTo(1);
        assertThat(Plants.officer("530000").get(() -> missing.count(of("530000", Kind.ALL))))
                .isZero();
    }
}
