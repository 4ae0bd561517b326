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
    private final ClearwayClock clock;

    Course(
            Nominating nominating,
            Assessing assessing,
            PreparingBatches preparing,
            DecidingCards deciding,
            PublishingBatches publishing,
            Batches batches,
            ClearwayClock clock) {
        this.nominating = nominating;
        this.assessing = assessing;
        this.preparing = preparing;
        this.deciding = deciding;
        this.publishing = publishing;
        this.batches = batches;
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
        desk.approver()
                .run(() -> deciding.decideAll(
                        batches.cards(batch, 0, 100).stream().map(Card::id).toList(),
                        new DecidingCards.Wanted(true, clock.today().plusDays(30), null, null)));
    }

    Batch published(Desk desk, long batch) {
        approveAll(desk, batch);
        return desk.approver().get(() -> publishing.publish(batch));
    }
}
