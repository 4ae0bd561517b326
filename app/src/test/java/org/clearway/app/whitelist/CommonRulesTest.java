package org.clearway.app.whitelist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.clearway.app.PlatformTest;
import org.clearway.app.access.People;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.time.ClearwayClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What the ministry sets for all lists, as dated rows on a real database. */
@PlatformTest
@Import({People.class, Course.class})
class CommonRulesTest {

    @Autowired
    People people;

    @Autowired
    LoadingLists loading;

    @Autowired
    CommonRules rules;

    @Autowired
    WhiteLists lists;

    @Autowired
    OpeningLists opening;

    @Autowired
    Assessing assessing;

    @Autowired
    Admissions admissions;

    @Autowired
    Course course;

    @Autowired
    ClearwayClock clock;

    private Instant before;

    @BeforeEach
    void setTheClock() {
        before = clock.instant();
        clock.set(Instant.parse("2022-06-02T02:00:00Z"));
    }

    @AfterEach
    void setTheClockBack() {
        clock.set(before);
    }

    private static CommonRules.WantedCriteria wanted(LocalDate from) {
        return new CommonRules.WantedCriteria(
                List.of(
                        new CommonRules.WantedItem("chain_role", "产业链作用", "Role", "哪条链", "Which chain", true),
                        new CommonRules.WantedItem("beds", "闭环床位", "Beds", "够不够", "Are there enough", true),
                        new CommonRules.WantedItem(null, null, " ", null, "", true)),
                "Notice 12 of June",
                from);
    }

    @Test
    void aVersionIsPublishedAheadAndBindsAListWhenItsTermsSaySo() {
        int version = MorningTest.ministry().get(() -> rules.publish(wanted(LocalDate.of(2022, 6, 5))));
        int again = MorningTest.ministry().get(() -> rules.publish(wanted(LocalDate.of(2022, 6, 5))));
        assertThat(again).as("sent twice, there once").isEqualTo(version);
        assertThat(MorningTest.ministry().get(() -> lists.criteria(version)))
                .extracting(Criterion::code)
                .containsExactly("chain_role", "beds");
        Desk desk = new Desk(people, loading, "610000");
        long entry = course.nominated(desk, desk.plant());
        assertThat(checklist(desk, entry)).as("the list follows the first").contains("production_plan");
        desk.approver()
                .run(() -> opening.change(
                        desk.list.code(),
                        new OpeningLists.WantedTerms(
                                List.of("livelihood"), List.of(), version, null, null, 90, LocalDate.of(2022, 6, 6))));
        assertThat(checklist(desk, entry)).as("until the day before").contains("production_plan");
        clock.set(Instant.parse("2022-06-06T02:00:00Z"));
        assertThat(checklist(desk, entry)).containsExactly("chain_role", "beds");
    }

    private List<String> checklist(Desk desk, long entry) {
        return desk.officer()
                .get(() -> assessing.checklist(admissions.find(entry).entry()).stream()
                        .map(Criterion::code)
                        .toList());
    }

    @Test
    void onlyTheMinistryPublishesAndNothingBindsWithin48Hours() {
        Desk desk = new Desk(people, loading, "610000");
        Refusal province = catchThrowableOfType(
                Refusal.class, () -> desk.approver().run(() -> rules.publish(wanted(LocalDate.of(2022, 6, 5)))));
        assertThat(province.reasons()).extracting(Reason::code).containsExactly("whitelist.ministry-only");
        Refusal soon = catchThrowableOfType(
                Refusal.class, () -> MorningTest.ministry().run(() -> rules.publish(wanted(LocalDate.of(2022, 6, 4)))));
        assertThat(soon.reasons()).extracting(Reason::code).containsExactly("whitelist.announced");
    }

    @Test
    void aGrantHoldsFromItsFirstDayToItsLast() {
        LocalDate first = LocalDate.of(2022, 6, 5);
        CommonRules.WantedGrant beds =
                new CommonRules.WantedGrant("white_list", "beds", "床位", "Beds", "优先", "first", first);
        MorningTest.ministry().run(() -> rules.grant(beds));
        assertThat(codes(first.minusDays(1))).doesNotContain("beds");
        assertThat(codes(first)).contains("beds");
        Refusal twice =
                catchThrowableOfType(Refusal.class, () -> MorningTest.ministry().run(() -> rules.grant(beds)));
        assertThat(twice.reasons()).extracting(Reason::code).containsExactly("whitelist.grant-taken");
        clock.set(Instant.parse("2022-06-10T02:00:00Z"));
        LocalDate last = LocalDate.of(2022, 6, 12);
        MorningTest.ministry().run(() -> rules.end("white_list", "beds", last));
        assertThat(codes(last)).contains("beds");
        assertThat(codes(last.plusDays(1))).doesNotContain("beds");
    }

    private List<String> codes(LocalDate day) {
        return MorningTest.ministry().get(() -> lists.benefits("white_list", day)).stream()
                .map(Benefit::code)
                .toList();
    }
}
