package org.clearway.app.whitelist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.clearway.app.PlatformTest;
import org.clearway.app.access.People;
import org.clearway.app.directory.Officers;
import org.clearway.app.shared.refusal.Conflict;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.scope.Role;
import org.clearway.app.shared.time.ClearwayClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** From nomination to a published batch and behind it, on a real database: who may, who may not, and what stays. */
@PlatformTest
@Import(People.class)
class ProcedureTest {

    private static final String GROUND = "Makes door panels that nine lines wait for";
    private static final String WORDS = "The closed loop has no beds yet; come back when there are 200.";

    @Autowired
    People people;

    @Autowired
    LoadingLists loading;

    @Autowired
    Nominating nominating;

    @Autowired
    Assessing assessing;

    @Autowired
    PreparingBatches preparing;

    @Autowired
    DecidingCards deciding;

    @Autowired
    PublishingBatches publishing;

    @Autowired
    Batches batches;

    @Autowired
    Admissions admissions;

    @Autowired
    Listings listings;

    @Autowired
    Appealing appealing;

    @Autowired
    PrintingBatches printing;

    @Autowired
    ClearwayClock clock;

    private Desk desk;
    private Instant before;

    @BeforeEach
    void open() {
        desk = new Desk(people, loading, "220000");
        before = clock.instant();
    }

    @AfterEach
    void setTheClockBack() {
        clock.set(before);
    }

    @Test
    void anEnterpriseIsListedFromTheMomentOfPublicationUpToItsEnd() {
        People.Plant plant = desk.plant();
        long batch = drafted(plant);
        approveAll(batch);
        Batch published = desk.approver().get(() -> publishing.publish(batch));
        assertThat(published.label())
                .isEqualTo("province-220000-" + clock.today().getYear() + "-001");
        List<Listing> on = desk.officer().get(() -> listings.holding(plant.creditCode(), clock.instant()));
        assertThat(on).hasSize(1);
        assertThat(on.getFirst().ground()).isEqualTo(GROUND);
        assertThat(on.getFirst().batch()).isEqualTo(published.label());
        Instant end = on.getFirst().until();
        assertThat(desk.officer().get(() -> listings.holding(plant.creditCode(), end.minusMillis(1))))
                .hasSize(1);
        assertThat(desk.officer().get(() -> listings.holding(plant.creditCode(), end)))
                .isEmpty();
        clock.set(end);
        assertThat(desk.officer().get(() -> admissions.find(on.getFirst().admissionId())))
                .isInstanceOf(Admission.Expired.class);
    }

    @Test
    void aPublishedBatchStaysAsItIsInTheDatabaseToo() {
        long batch = drafted(desk.plant());
        approveAll(batch);
        desk.approver().run(() -> publishing.publish(batch));
        for (String sql : List.of(
                "update whitelist.card set taken_back = true where batch_id = ?",
                "update whitelist.decision set superseded_at = now() where batch_id = ?")) {
            assertThatThrownBy(() -> people.write(sql, batch))
                    .hasStackTraceContaining("is published and stays as it is");
        }
        assertThatThrownBy(() -> people.write("update whitelist.publication set number = 7 where batch_id = ?", batch))
                .hasStackTraceContaining("permission denied");
        assertThat(codes(() -> desk.approver().run(() -> publishing.publish(batch))))
                .contains("whitelist.published-already");
    }

    @Test
    void whoPreparedDecidesAndPublishesNothing() {
        long batch = drafted(desk.plant());
        long card = onlyCard(batch).id();
        Actor both = new Actor(
                desk.officer().accountId(),
                "x",
                "x",
                Actor.Kind.OFFICER,
                Set.of(Role.APPROVER),
                Role.APPROVER.rights(),
                "220000",
                "industry",
                1L,
                DivisionRange.of("220000"),
                List.of(),
                Actor.Via.SESSION);
        assertThat(codes(() -> both.run(() -> deciding.decide(card, approval()))))
                .containsExactly("whitelist.four-eyes");
        assertThat(codes(() -> both.run(() -> publishing.publish(batch))))
                .containsExactlyInAnyOrder("whitelist.undecided", "whitelist.prepared-some");
        assertThatThrownBy(() -> desk.officer().run(() -> publishing.publish(batch)))
                .isInstanceOf(org.clearway.app.shared.scope.NotAllowed.class);
    }

    @Test
    void aTokenPreparesButNeverDecides() {
        long batch = drafted(desk.plant());
        Actor person = desk.approver();
        Set<Right> rights = EnumSet.copyOf(person.rights());
        rights.remove(Right.APPROVE);
        Actor token = new Actor(
                person.accountId(),
                "t",
                "t",
                Actor.Kind.OFFICER,
                person.roles(),
                rights,
                "220000",
                "industry",
                1L,
                person.range(),
                List.of(),
                Actor.Via.TOKEN);
        assertThatThrownBy(() -> token.run(() -> publishing.publish(batch)))
                .isInstanceOf(org.clearway.app.shared.scope.NotAllowed.class);
        assertThatThrownBy(() -> token.run(() -> deciding.decide(onlyCard(batch).id(), approval())))
                .isInstanceOf(org.clearway.app.shared.scope.NotAllowed.class);
    }

    @Test
    void theSecondOfTwoDecidersSeesTheFirstsDecision() {
        long card = onlyCard(drafted(desk.plant())).id();
        desk.approver().run(() -> deciding.decide(card, approval()));
        Throwable refused = catchThrowable(() -> desk.secondApprover()
                .run(() -> deciding.decide(card, new DecidingCards.Wanted(false, null, "plan", WORDS))));
        assertThat(refused).isInstanceOf(Conflict.class);
        assertThat(((Conflict) refused).reasons().getFirst().arguments())
                .contains(desk.approver().name(), "approved");
        desk.approver().run(() -> deciding.undo(card));
        desk.secondApprover().run(() -> deciding.decide(card, new DecidingCards.Wanted(false, null, "plan", WORDS)));
        assertThat(onlyCard(batchOf(card)).isApproved()).isFalse();
    }

    @Test
    void twoWhoPublishAtOncePublishOnce() {
        long batch = drafted(desk.plant());
        approveAll(batch);
        List<CompletableFuture<Void>> both = List.of(desk.approver(), desk.secondApprover()).stream()
                .map(actor -> CompletableFuture.runAsync(() -> actor.run(() -> publishing.publish(batch))))
                .toList();
        long refused = both.stream()
                .filter(one -> catchThrowable(one::join) instanceof CompletionException)
                .count();
        assertThat(refused).isEqualTo(1);
        assertThat(people.number("select count(*) from whitelist.publication where batch_id = ?", batch))
                .isEqualTo(1);
        assertThat(people.number("select count(*) from whitelist.listing where batch_id = ?", batch))
                .isEqualTo(1);
    }

    @Test
    void refusesToApproveWhatExpiredMeanwhile() {
        People.Plant plant = desk.plant();
        long first = drafted(plant);
        approveAll(first);
        desk.approver().run(() -> publishing.publish(first));
        Listing on = desk.officer()
                .get(() -> listings.holding(plant.creditCode(), clock.instant()))
                .getFirst();
        long second =
                desk.officer().get(() -> preparing.change(on.admissionId(), Verb.REMOVE, "Fully resumed for a month"));
        long card = onlyCard(second).id();
        desk.approver().run(() -> deciding.decide(card, new DecidingCards.Wanted(true, null, null, null)));
        clock.set(on.until().plusSeconds(60));
        assertThat(codes(() -> desk.approver().run(() -> publishing.publish(second))))
                .containsExactly("whitelist.gone");
        desk.approver().run(() -> deciding.undo(card));
        assertThat(codes(() -> desk.approver()
                        .run(() -> deciding.decide(card, new DecidingCards.Wanted(true, null, null, null)))))
                .containsExactly("whitelist.stands-no-more");
    }

    @Test
    void aRefusalIsSeenAndAppealedByTheEnterpriseAndAnsweredByAnother() {
        People.Plant plant = desk.plant();
        long batch = drafted(plant);
        Card card = onlyCard(batch);
        desk.approver()
                .run(() -> deciding.decide(card.id(), new DecidingCards.Wanted(false, null, "readiness", WORDS)));
        desk.approver().run(() -> publishing.publish(batch));
        Actor owner = Desk.enterprise(plant);
        assertThat(owner.get(() -> admissions.steps(card.admissionId()))
                        .getLast()
                        .words())
                .isEqualTo(WORDS);
        assertThat(codes(() -> owner.run(() -> appealing.appeal(card.admissionId(), "No"))))
                .containsExactly("whitelist.appeal-words");
        owner.run(() -> appealing.appeal(card.admissionId(), "200 beds stand ready since yesterday evening."));
        assertThat(codes(() -> desk.approver().run(() -> appealing.answer(card.admissionId(), true, WORDS))))
                .containsExactly("whitelist.appeal-own-decision");
        desk.secondApprover().run(() -> appealing.answer(card.admissionId(), true, WORDS));
        assertThat(desk.officer().get(() -> admissions.find(card.admissionId())))
                .isInstanceOf(Admission.Nominated.class);
    }

    @Test
    void refusesTheSameTwiceTheClosedTheUnknownAndTheNeighbours() {
        People.Plant plant = desk.plant();
        nominate(plant);
        assertThat(codes(() -> nominate(plant))).containsExactly("whitelist.under-way");
        People.Plant closed = desk.plant();
        people.write("update directory.enterprise set state = 'closed' where id = ?", closed.id());
        assertThat(codes(() -> nominate(closed))).containsExactly("whitelist.closed");
        People.Plant other = new Desk(people, loading, "310000").plant();
        assertThat(codes(() -> nominate(other))).containsExactly("whitelist.unknown");
        Actor ministry = Officers.of("000000", Role.OFFICER);
        assertThat(codes(() -> ministry.run(() -> nominating.nominate(wanted(other)))))
                .containsExactly("whitelist.elsewhere");
    }

    @Test
    void anotherProvinceSeesNoDraftAndNoCardButEveryListing() {
        People.Plant plant = desk.plant();
        long batch = drafted(plant);
        Desk shanghai = new Desk(people, loading, "310000");
        assertThatThrownBy(() -> shanghai.officer().run(() -> batches.find(batch)))
                .isInstanceOf(NotFound.class);
        assertThat(shanghai.approver().get(() -> batches.cards(batch, 0, 10))).isEmpty();
        approveAll(batch);
        desk.approver().run(() -> publishing.publish(batch));
        assertThat(shanghai.officer().get(() -> listings.holding(plant.creditCode(), clock.instant())))
                .hasSize(1);
        assertThat(shanghai.approver().get(() -> batches.cards(batch, 0, 10))).isEmpty();
    }

    @Test
    void thePdfHoldsTheNamesAsText() throws Exception {
        People.Plant plant = desk.plant();
        long batch = drafted(plant);
        approveAll(batch);
        desk.approver().run(() -> publishing.publish(batch));
        byte[] pdf = desk.officer().get(() -> printing.print(batch, Locale.SIMPLIFIED_CHINESE));
        try (org.apache.pdfbox.pdmodel.PDDocument document = org.apache.pdfbox.Loader.loadPDF(pdf)) {
            String text = new org.apache.pdfbox.text.PDFTextStripper().getText(document);
            assertThat(text.replaceAll("\\s", ""))
                    .contains("例" + plant.id() + "厂")
                    .contains(plant.creditCode())
                    .contains("发布");
        }
    }

    private Nominating.Wanted wanted(People.Plant plant) {
        return new Nominating.Wanted(desk.list.code(), plant.creditCode(), "livelihood", GROUND, false);
    }

    private long nominate(People.Plant plant) {
        return desk.officer().get(() -> nominating.nominate(wanted(plant)));
    }

    private long drafted(People.Plant plant) {
        long id = nominate(plant);
        Map<String, Assessing.Answer> answers = new HashMap<>();
        for (String item : List.of("chain_role", "field", "epidemic_control", "production_plan")) {
            answers.put(item, new Assessing.Answer(true, "Seen on the spot", null));
        }
        desk.officer().run(() -> assessing.assess(id, answers));
        return desk.officer().get(() -> preparing.put(desk.list.code(), List.of(id)));
    }

    private DecidingCards.Wanted approval() {
        return new DecidingCards.Wanted(true, clock.today().plusDays(30), null, null);
    }

    private void approveAll(long batch) {
        desk.approver()
                .run(() -> deciding.decideAll(
                        batches.cards(batch, 0, 100).stream().map(Card::id).toList(), approval()));
    }

    private Card onlyCard(long batch) {
        return desk.officer().get(() -> batches.cards(batch, 0, 10)).getFirst();
    }

    private long batchOf(long card) {
        return desk.officer().get(() -> batches.card(card)).batchId();
    }

    private static List<String> codes(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        Throwable thrown = catchThrowable(act);
        assertThat(thrown).isInstanceOf(Refusal.class);
        return ((Refusal) thrown).reasons().stream().map(Reason::code).toList();
    }
}
