package org.clearway.app.whitelist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clearway.app.PlatformTest;
import org.clearway.app.access.People;
import org.clearway.app.directory.Officers;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Role;
import org.clearway.app.shared.time.ClearwayClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What a morning proposes, what is done with it, and thresholds that are tried before they are saved; on a real database. */
@PlatformTest
@Import({People.class, Course.class})
class MorningTest {

    private static final LocalDate DAY = LocalDate.of(2022, 6, 2);
    private static final int DAYS = 14;

    @Autowired
    People people;

    @Autowired
    LoadingLists loading;

    @Autowired
    Course course;

    @Autowired
    ProposingChanges proposing;

    @Autowired
    Proposals proposals;

    @Autowired
    DecidingProposals deciding;

    @Autowired
    TryingThresholds trying;

    @Autowired
    ClearwayClock clock;

    private Desk desk;
    private Instant before;
    private Listing expiring;
    private Listing closed;
    private Listing resumed;
    private Listing standing;
    private Listing silent;

    @BeforeEach
    void list() {
        before = clock.instant();
        clock.set(Instant.parse("2022-06-02T02:00:00Z"));
        desk = new Desk(people, loading, "420000");
        expiring = course.listed(desk, 3);
        closed = course.listed(desk, 30);
        resumed = course.listed(desk, 30);
        standing = course.listed(desk, 30);
        silent = course.listed(desk, 30);
        people.write("update directory.enterprise set state = 'closed' where id = ?", closed.enterpriseId());
        report(resumed, "normal", 95, 85);
        report(standing, "stopped", 0, 0);
    }

    @AfterEach
    void setTheClockBack() {
        clock.set(before);
    }

    private void report(Listing one, String state, int duty, int used) {
        for (int i = 1; i <= DAYS; i++) {
            people.write(
                    """
                    insert into monitoring.operating_report (site_id, enterprise_id, account_id, recorded_at, business_date, version,
                        staff_on_roll, staff_on_duty, staff_returned, base_roll, utilisation, output_10k, normal_output_10k,
                        electricity_mwh, division, state, blocker, channel, reported_by)
                    values (?, ?, 1, '2022-06-02 09:00+08', ?, 1, 100, ?, ?, 100, ?, 80, 100, 12, ?, ?, 'none', 'page', 'x')
                    """,
                    one.enterpriseId(),
                    one.enterpriseId(),
                    DAY.minusDays(i),
                    duty,
                    duty,
                    used,
                    one.division(),
                    state);
        }
    }

    private int propose() {
        return Actor.platform("test").get(proposing::propose);
    }

    private Thresholds thresholds(Instant at) {
        return desk.officer().get(() -> proposing.thresholds(at));
    }

    private List<Proposal> ofToday(String state) {
        return desk.officer()
                .get(() -> proposals.list(
                        new Proposals.Filter(desk.list.id(), null, null, state, null), clock.today(), 0, 50));
    }

    private Proposal of(String source) {
        return ofToday("open").stream()
                .filter(one -> one.source().equals(source))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aMorningProposesWhatTheFiguresSay() {
        propose();
        Map<String, String> found = ofToday("open").stream()
                .collect(Collectors.toMap(Proposal::creditCode, one -> one.verb() + one.source()));
        assertThat(found)
                .containsOnly(
                        entry(expiring.creditCode(), Verb.EXTEND + "expiring"),
                        entry(closed.creditCode(), Verb.REMOVE + "closed"),
                        entry(resumed.creditCode(), Verb.REMOVE + "resumed"),
                        entry(standing.creditCode(), Verb.SUSPEND + "standing"));
        assertThat(found).as("who reports nothing is not proposed").doesNotContainKey(silent.creditCode());
        assertThat(of("resumed").figures()).startsWith(95.0, 85.0, 14L);
        propose();
        assertThat(ofToday("open")).as("made again they repeat nothing").hasSize(4);
    }

    @Test
    void whatWasDeclinedStaysQuietAndWhatWasAcceptedWaitsInTheDraft() {
        propose();
        desk.officer().run(() -> deciding.accept(List.of(of("resumed").id()), null));
        desk.officer()
                .run(() -> deciding.decline(List.of(of("closed").id()), null, "It moved and opens again on Monday"));
        long first = of("standing").id();
        clock.set(clock.instant().plus(Duration.ofDays(1)));
        propose();
        assertThat(ofToday("open"))
                .extracting(Proposal::creditCode)
                .as("the accepted one has a card, the declined one is quiet")
                .containsExactlyInAnyOrder(expiring.creditCode());
        Refusal late = catchThrowableOfType(
                Refusal.class, () -> desk.officer().run(() -> deciding.accept(List.of(first), null)));
        assertThat(late.reasons()).extracting(Reason::code).containsExactly("whitelist.proposal-lapsed");
        clock.set(clock.instant().plus(Duration.ofDays(7)));
        propose();
        assertThat(ofToday("open"))
                .extracting(Proposal::creditCode)
                .as("after a week it is asked about again")
                .contains(closed.creditCode());
    }

    @Test
    void aClockThatJumpsOverDaysProposesForTheDayOnWhichItLands() {
        propose();
        clock.set(clock.instant().plus(Duration.ofDays(10)));
        assertThat(ofToday("open"))
                .as("of a day that was not looked at there is nothing")
                .isEmpty();
        propose();
        assertThat(ofToday("open"))
                .extracting(Proposal::creditCode)
                .as("the expiring one has ended by itself meanwhile")
                .containsExactly(closed.creditCode());
        clock.set(clock.instant().minus(Duration.ofDays(10)));
        propose();
        assertThat(ofToday("open"))
                .as("set back, the day has the proposals that it had")
                .hasSize(4);
    }

    @Test
    void thresholdsAreTriedWithoutAnyEffectAndSayWhatThenComes() {
        Thresholds now = thresholds(clock.instant());
        Thresholds stricter = new Thresholds(96, 80, 14, 40, 14);
        TryingThresholds.Tried tried = desk.officer().get(() -> trying.tryOut(stricter, desk.list.id()));
        assertThat(change(tried, "resumed")).isEqualTo(new TryingThresholds.Change("resumed", 1, 0, 0, 1));
        assertThat(change(tried, "expiring")).isEqualTo(new TryingThresholds.Change("expiring", 1, 3, 2, 0));
        assertThat(change(tried, "closed")).isEqualTo(new TryingThresholds.Change("closed", 1, 1, 0, 0));
        assertThat(tried.fewerOfThem()).containsExactly(resumed.nameZh());
        assertThat(tried.moreOfThem()).containsExactlyInAnyOrder(resumed.nameZh(), silent.nameZh());
        assertThat(ofToday("open")).as("nothing was written").isEmpty();
        assertThat(thresholds(clock.instant())).isEqualTo(now);
    }

    private static TryingThresholds.Change change(TryingThresholds.Tried tried, String source) {
        return tried.changes().stream()
                .filter(one -> one.source().equals(source))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void onlyTheMinistrySavesAndTodayStaysJudgedAsItWas() {
        Thresholds present = thresholds(clock.instant());
        Thresholds other = new Thresholds(
                present.dutyFrom(), present.usedFrom() + 0.5, present.resumedDays(), present.expiringDays(), 14);
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> desk.approver().run(() -> trying.save(other, "As the joint mechanism asked")));
        assertThat(refusal.reasons()).extracting(Reason::code).containsExactly("whitelist.threshold-national");
        ministry().run(() -> trying.save(other, "As the joint mechanism asked"));
        assertThat(thresholds(clock.instant())).isEqualTo(present);
        Instant tomorrow = DAY.plusDays(1).atStartOfDay(ClearwayClock.ZONE).toInstant();
        assertThat(thresholds(tomorrow)).isEqualTo(other);
        assertThat(thresholds(tomorrow.minusMillis(1))).isEqualTo(present);
    }

    static Actor ministry() {
        return Officers.of("000000", Role.APPROVER);
    }
}
