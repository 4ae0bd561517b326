package org.clearway.app.whitelist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.clearway.app.PlatformTest;
import org.clearway.app.access.People;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The countdown on a real database, on lists so small that it can be counted by hand. */
@PlatformTest
@Import({People.class, Course.class})
class CountdownTest {

    private static final String DIVISION = "650000";

    @Autowired
    People people;

    @Autowired
    LoadingLists loading;

    @Autowired
    Course course;

    @Autowired
    Countdown countdown;

    @Autowired
    Listings listings;

    @Autowired
    ClearwayClock clock;

    private Desk desk;
    private Instant before;
    private Instant begin;

    @BeforeEach
    void open() {
        before = clock.instant();
        begin = Instant.parse("2022-05-01T02:00:00Z");
        clock.set(begin);
        desk = new Desk(people, loading, DIVISION);
    }

    @AfterEach
    void setTheClockBack() {
        clock.set(before);
    }

    private void afterDays(int days) {
        clock.set(begin.plus(Duration.ofDays(days)).plus(Duration.ofHours(1)));
    }

    private Countdown.Result now() {
        Countdown.Scope scope = new Countdown.Scope(List.of(DivisionRange.of(DIVISION)), desk.list.id());
        return desk.officer().get(() -> countdown.of(scope, AsOf.now(clock)));
    }

    @Test
    void everyFigureCountsTheRowsThatItOpens() {
        List<Listing> five = List.of(listed(20), listed(20), listed(27), listed(60), listed(60));
        afterDays(3);
        course.changed(desk, five.get(0), Verb.REMOVE, 30);
        course.changed(desk, five.get(1), Verb.SUSPEND, 30);
        Countdown.Result result = now();
        assertThat(result.entries()).isEqualTo(3);
        for (List<Countdown.Part> parts :
                List.of(result.levels(), result.provinces(), result.fields(), result.ends())) {
            assertThat(parts.stream().mapToLong(Countdown.Part::entries).sum()).isEqualTo(3);
        }
        assertThat(result.series().getLast().entries()).isEqualTo(3);
        assertThat(result.series().get(result.series().size() - 2).entries())
                .as("yesterday there were five")
                .isEqualTo(5);
        for (Countdown.Part week : result.ends()) {
            assertThat(ending(LocalDate.parse(week.code()))).isEqualTo(week.entries());
        }
        assertThat(result.projection().removals()).isEqualTo(2);
        assertThat(result.projection().entryDays())
                .as("five, at the beginning of each of three days")
                .isEqualTo(15);
        assertThat(result.empty().day())
                .as("three at 2 of 15 a day: 3 x (13/15)^13 is less than half a one")
                .isEqualTo(clock.today().plusDays(13));
    }

    /** What the page opens behind a week. */
    private long ending(LocalDate monday) {
        ListingFilter week = new ListingFilter(
                desk.list.id(),
                "white_list",
                null,
                DIVISION,
                null,
                null,
                null,
                null,
                null,
                monday,
                monday.plusDays(7),
                true,
                clock.instant());
        return desk.officer().get(() -> listings.count(week));
    }

    private Listing listed(int days) {
        return course.listed(desk, days);
    }

    @Test
    void theBackTestHoldsWhatWasSaidAgainstWhatCame() {
        List<Listing> four = List.of(listed(60), listed(60), listed(60), listed(60));
        afterDays(20);
        course.changed(desk, four.getFirst(), Verb.REMOVE, 30);
        course.listed(desk, 60);
        afterDays(32);
        BackTest test = now().backTest();
        assertThat(test.from()).isEqualTo(LocalDate.of(2022, 5, 1));
        assertThat(test.listed()).as("what was listed later is not asked about").isEqualTo(4);
        assertThat(test.projected()).as("nothing had been removed by then").isEqualTo(4);
        assertThat(test.actual()).isEqualTo(3);
        assertThat(test.errorPercent()).isCloseTo(25, within(1e-9));
        assertThat(test.held()).as("the band had said that so much may go").isTrue();
    }

    @Test
    void whatWasExtendedIsKnownToTheProjection() {
        Listing one = listed(10);
        listed(10);
        afterDays(8);
        course.changed(desk, one, Verb.EXTEND, 30);
        afterDays(12);
        Countdown.Result result = now();
        assertThat(result.projection().extended()).isEqualTo(1);
        assertThat(result.projection().lapsed()).isEqualTo(1);
        assertThat(result.projection().removals())
                .as("an extension is no removal")
                .isZero();
        assertThat(result.empty().day())
                .as("one of two is extended, for as long as the list allows")
                .isEqualTo(clock.today().plusDays(26 + 90 + 1));
    }
}
