package org.clearway.app.whitelist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.clearway.app.PlatformTest;
import org.clearway.app.access.People;
import org.clearway.app.shared.time.ClearwayClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** What a publication tells the other modules, and which ends it lets nobody give. */
@PlatformTest
@RecordApplicationEvents
@Import({People.class, Course.class})
class ListEventsTest {

    @Autowired
    People people;

    @Autowired
    LoadingLists loading;

    @Autowired
    Course course;

    @Autowired
    PreparingBatches preparing;

    @Autowired
    Listings listings;

    @Autowired
    ClearwayClock clock;

    @Autowired
    ApplicationEvents events;

    @Test
    void aPublicationTellsWhoIsListedUntilWhenAndWhoIsNoLonger() {
        Desk desk = new Desk(people, loading, "220000");
        People.Plant plant = desk.plant();
        Batch first = course.published(desk, course.drafted(desk, plant));
        Listing on = desk.officer()
                .get(() -> listings.holding(plant.creditCode(), clock.instant()))
                .getFirst();
        assertThat(events.stream(EnterpriseListed.class))
                .containsExactly(new EnterpriseListed(plant.id(), desk.list.code(), first.id(), on.from(), on.until()));
        assertThat(events.stream(BatchPublished.class).map(BatchPublished::batchId))
                .containsExactly(first.id());

        long second =
                desk.officer().get(() -> preparing.change(on.admissionId(), Verb.REMOVE, "Fully resumed for a month"));
        Batch removal = course.published(desk, second);
        assertThat(events.stream(ListingEnded.class).map(ListingEnded::enterpriseId))
                .containsExactly(plant.id());
        assertThat(events.stream(BatchPublished.class).map(BatchPublished::batchId))
                .containsExactlyElementsOf(List.of(first.id(), removal.id()));
        Instant now = clock.instant();
        assertThat(desk.officer().get(() -> listings.holding(plant.creditCode(), now)))
                .as("what the event says is so")
                .isEmpty();
    }
}
