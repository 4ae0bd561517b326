package org.clearway.app.whitelist;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clearway.app.access.People;
import org.clearway.app.shared.time.ClearwayClock;
import org.springframework.boot.test.context.TestComponent;

/** The way of an entry through the procedure, for tests that begin behind it. */
@TestComponent
class Course {

    static final String GROUND = "Makes door panels that nine lines wait for";
    static final String WORDS = "The closed loop has no beds yet; come back when there are 200.";

    private final Nominating nominating;
    private final Assessing assessing;
    private final PreparingBatches preparing;
    private final DecidingCards deciding;
    private final PublishingBatches publishing;
    private final Batches batches;
    private final Listings listings;
    private final ClearwayClock clock;

    Course(
            Nominating nominating,
            Assessing assessing,
            PreparingBatches preparing,
            DecidingCards deciding,
            PublishingBatches publishing,
            Batches batches,
            Listings listings,
            ClearwayClock clock) {
        this.nominating = nominating;
        this.assessing = assessing;
        this.preparing = preparing;
        this.deciding = deciding;
        this.publishing = publishing;
        this.batches = batches;
        this.listings = listings;
        this.clock = clock;
    }

    long nominated(Desk desk, People.Plant plant) {
        return desk.officer()
                .get(() -> nominating.nominate(
                        new Nominating.Wanted(desk.list.code(), plant.creditCode(), "livelihood", GROUND, false)));
    }

    long drafted(Desk desk, People.Plant plant) {
        long id = nominated(desk, plant);
        desk.officer()
                .run(() -> assessing.assess(
                        id,
                        Stream.of("chain_role", "field", "epidemic_control", "production_plan")
                                .collect(Collectors.toMap(
                                        item -> item, item -> new Assessing.Answer(true, "Seen on the spot", null)))));
        return desk.officer().get(() -> preparing.put(desk.list.code(), List.of(id)));
    }

    void approveAll(Desk desk, long batch) {
        approveAll(desk, batch, 30);
    }

    void approveAll(Desk desk, long batch, int days) {
        desk.approver()
                .run(() -> deciding.decideAll(
                        batches.cards(batch, 0, 100).stream().map(Card::id).toList(),
                        new DecidingCards.Wanted(true, clock.today().plusDays(days), null, null)));
    }

    Batch published(Desk desk, long batch) {
        return published(desk, batch, 30);
    }

    Batch published(Desk desk, long batch, int days) {
        approveAll(desk, batch, days);
        return desk.approver().get(() -> publishing.publish(batch));
    }

    /** A plant that is on the list for so many days. */
    Listing listed(Desk desk, int days) {
        People.Plant plant = desk.plant();
        published(desk, drafted(desk, plant), days);
        return holding(desk, plant.creditCode());
    }

    Listing holding(Desk desk, String code) {
        return desk.officer().get(() -> listings.holding(code, clock.instant())).getFirst();
    }

    /** Published at once: extended for so many days, suspended, or removed. */
    void changed(Desk desk, Listing one, Verb verb, int days) {
        long batch = desk.officer().get(() -> preparing.change(one.admissionId(), verb, "Fully resumed for a month"));
        published(desk, batch, days);
    }
}
