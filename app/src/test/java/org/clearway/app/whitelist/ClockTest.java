package org.clearway.app.whitelist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import org.clearway.app.PlatformTest;
import org.clearway.app.access.People;
import org.clearway.app.shared.refusal.Conflict;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.time.ClearwayClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A clock that jumps ahead or is set back: what has ended has ended, and no life runs backwards. */
@PlatformTest
@Import({People.class, Course.class})
class ClockTest {

    @Autowired
    People people;

    @Autowired
    LoadingLists loading;

    @Autowired
    Course course;

    @Autowired
    Listings listings;

    @Autowired
    Admissions admissions;

    @Autowired
    PublishingBatches publishing;

    @Autowired
    ClearwayClock clock;

    private Desk desk;
    private Instant before;

    @BeforeEach
    void open() {
        before = clock.instant();
        desk = new Desk(people, loading, "530000");
    }

    @AfterEach
    void setTheClockBack() {
        clock.set(before);
    }

    private boolean isListed(Listing one) {
        return !desk.officer()
                .get(() -> listings.holding(one.creditCode(), clock.instant()))
                .isEmpty();
    }

    @Test
    void aYearAheadEverythingHasEndedAndNothingIsPublishedThatWasToEndMeanwhile() {
        Listing one = course.listed(desk, 30);
        long draft = course.drafted(desk, desk.plant());
        course.approveAll(desk, draft);
        clock.set(clock.instant().plus(Duration.ofDays(365)));
        assertThat(isListed(one)).isFalse();
        assertThat(desk.officer().get(() -> admissions.find(one.admissionId()))).isInstanceOf(Admission.Expired.class);
        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> desk.approver().run(() -> publishing.publish(draft)));
        assertThat(refusal.reasons()).extracting(Reason::code).containsExactly("whitelist.ends-past");
    }

    @Test
    void setBackItAnswersForTheMomentThatItShows() {
        Listing one = course.listed(desk, 30);
        clock.set(clock.instant().minus(Duration.ofDays(2)));
        assertThat(isListed(one)).as("two days earlier it was not").isFalse();
        clock.set(before.plusSeconds(60));
        assertThat(isListed(one)).isTrue();
    }

    @Test
    void setBackNoStepIsWrittenBeforeTheLast() {
        Listing one = course.listed(desk, 30);
        clock.set(clock.instant().plusSeconds(60));
        long removal = people.number("select max(id) from whitelist.batch");
        clock.set(clock.instant().minus(Duration.ofDays(2)));
        Conflict conflict = catchThrowableOfType(Conflict.class, () -> course.changed(desk, one, Verb.REMOVE, 30));
        assertThat(conflict.reasons()).extracting(Reason::code).containsExactly("whitelist.clock-behind");
        assertThat(people.number(
                        "select count(*) from whitelist.publication where batch_id > ? and list_id = ?",
                        removal,
                        desk.list.id()))
                .as("nothing of the batch was published")
                .isZero();
        clock.set(before.plusSeconds(120));
        assertThat(isListed(one)).isTrue();
    }
}
