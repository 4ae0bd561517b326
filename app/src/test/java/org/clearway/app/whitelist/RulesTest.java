package org.clearway.app.whitelist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.clearway.app.shared.refusal.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * For each rule a case that breaks it and no other. Each rule is then taken out of its list in turn: the case passes, so that
 * the claim about it would fail. A rule without a case fails the test.
 */
class RulesTest {

    private static final Cases<Nomination> NOMINATIONS = new Cases<>("nomination", Nomination.RULES, Cards.nomination())
            .broken("known", Cards.nomination().enterprise(null))
            .broken("active", Cards.nomination().state("closed"))
            .broken("within", Cards.nomination().division("310000"))
            .broken("open", Cards.nomination().day("2021-01-01"))
            .broken("field", Cards.nomination().field("toys"))
            .broken("ground", Cards.nomination().ground("short"))
            .broken("not-under-way", Cards.nomination().underWay())
            .broken("not-listed", Cards.nomination().listed());

    @TestFactory
    Stream<DynamicTest> nominations() {
        return NOMINATIONS.tests();
    }

    @TestFactory
    Stream<DynamicTest> preparing() {
        Preparing good = new Preparing(true, true, true, false, Verb.ADD, "91", "assessed");
        return new Cases<>("preparing", Preparing.RULES, () -> good)
                .broken("own-list", () -> new Preparing(false, true, true, false, Verb.ADD, "91", "assessed"))
                .broken("same-list", () -> new Preparing(true, false, true, false, Verb.ADD, "91", "assessed"))
                .broken("fits", () -> new Preparing(true, true, false, false, Verb.ADD, "91", "listed"))
                .broken("one-card", () -> new Preparing(true, true, true, true, Verb.ADD, "91", "assessed"))
                .tests();
    }

    @TestFactory
    Stream<DynamicTest> deciding() {
        return new Cases<>("deciding", Deciding.RULES, Cards.deciding())
                .broken("own-list", Cards.deciding().foreignList())
                .broken("unpublished", Cards.deciding().published())
                .broken("four-eyes", Cards.deciding().by(Cards.PREPARER))
                .broken("stands", Cards.deciding().gone())
                .broken("active", Cards.deciding().closed())
                .broken("end-ahead", Cards.deciding().until(Cards.NOW))
                .broken("end-within", Cards.deciding().until(Cards.LATEST.plusSeconds(1)))
                .broken("reason", Cards.deciding().declining("because", "x".repeat(20)))
                .broken("words", Cards.deciding().declining("plan", "x".repeat(19)))
                .broken("words-short", Cards.deciding().declining("plan", "x".repeat(1_001)))
                .tests();
    }

    @TestFactory
    Stream<DynamicTest> publishing() {
        Card approved = Cards.card(Cards.approved(Cards.LATEST));
        Card undecided = Cards.card(null);
        return new Cases<>("publishing", Publishing.RULES, () -> Cards.publishing(List.of(approved)))
                .broken("own-list", () -> new Publishing(false, 9, false, List.of(approved), List.of(), Cards.NOW))
                .broken("once", () -> new Publishing(true, 9, true, List.of(approved), List.of(), Cards.NOW))
                .broken("not-empty", () -> Cards.publishing(List.of()))
                .broken("all-decided", () -> Cards.publishing(List.of(approved, undecided)))
                .broken(
                        "four-eyes",
                        () -> new Publishing(true, Cards.PREPARER, false, List.of(approved), List.of(), Cards.NOW))
                .broken("ends-ahead", () -> Cards.publishing(List.of(Cards.card(Cards.approved(Cards.NOW)))))
                .broken("stand", () -> new Publishing(true, 9, false, List.of(approved), List.of("91"), Cards.NOW))
                .tests();
    }

    @TestFactory
    Stream<DynamicTest> appealing() {
        LocalDate day = LocalDate.of(2022, 6, 2);
        String words = "x".repeat(20);
        return new Cases<>("appealing", AppealCase.RULES, () -> new AppealCase(true, true, 9, 8, day, day, words))
                .broken("words", () -> new AppealCase(true, true, 9, 8, day, day, "x".repeat(19)))
                .broken("in-time", () -> new AppealCase(false, false, 9, 8, day, day.minusDays(1), words))
                .broken("own-list", () -> new AppealCase(true, false, 9, 8, day, day, words))
                .broken("other-eyes", () -> new AppealCase(true, true, 8, 8, day, day, words))
                .tests();
    }

    @TestFactory
    Stream<DynamicTest> thresholds() {
        return new Cases<>("thresholds", Thresholds.RULES, () -> new Thresholds(90, 80, 14, 7, 14))
                .broken("duty", () -> new Thresholds(101, 80, 14, 7, 14))
                .broken("used", () -> new Thresholds(90, 151, 14, 7, 14))
                .broken("resumed-days", () -> new Thresholds(90, 80, 0, 7, 14))
                .broken("expiring-days", () -> new Thresholds(90, 80, 14, 61, 14))
                .broken("standing-days", () -> new Thresholds(90, 80, 14, 7, 0))
                .tests();
    }

    @TestFactory
    Stream<DynamicTest> proposals() {
        LocalDate today = LocalDate.of(2022, 6, 2);
        Proposal one = Cards.proposal("resumed", Verb.REMOVE, "open", today);
        Proposal other = Cards.proposal("expiring", Verb.EXTEND, "open", today);
        return new Cases<>(
                        "proposals",
                        DecidingProposals.Case.RULES,
                        () -> Cards.choice(List.of(one), 1, null, false, null))
                .broken("some", () -> Cards.choice(List.of(), 1, null, false, null))
                .broken("not-too-many", () -> Cards.choice(List.of(one), 501, 501, false, null))
                .broken("own-list", () -> new DecidingProposals.Case(false, List.of(one), 1, null, today, false, null))
                .broken("one-kind", () -> Cards.choice(List.of(one, other), 2, 2, false, null))
                .broken("counted", () -> Cards.choice(List.of(one, one), 2, 3, false, null))
                .broken(
                        "open",
                        () -> Cards.choice(
                                List.of(Cards.proposal("resumed", Verb.REMOVE, "declined", today)),
                                1,
                                null,
                                false,
                                null))
                .broken(
                        "of-today",
                        () -> Cards.choice(
                                List.of(Cards.proposal("resumed", Verb.REMOVE, "open", today.minusDays(1))),
                                1,
                                null,
                                false,
                                null))
                .broken("words", () -> Cards.choice(List.of(one), 1, null, true, "short"))
                .tests();
    }

    @TestFactory
    Stream<DynamicTest> lists() {
        NewList good = new NewList("jilin-city", "white_list", "吉林市", "Jilin City");
        return new Cases<>("new list", NewList.RULES, () -> good)
                .broken("code", () -> new NewList("Jilin!", "white_list", "吉林市", "Jilin City"))
                .broken("purpose", () -> new NewList("jilin-city", "toys", "吉林市", "Jilin City"))
                .broken("name-zh", () -> new NewList("jilin-city", "white_list", " ", "Jilin City"))
                .broken("name-en", () -> new NewList("jilin-city", "white_list", "吉林市", "x".repeat(61)))
                .tests();
    }

    @TestFactory
    Stream<DynamicTest> terms() {
        return new Cases<>("terms", TermsCase.RULES, () -> terms(true, "livelihood", "yrd", 1, "both", 90, 0))
                .broken("own-list", () -> terms(false, "livelihood", "yrd", 1, "both", 90, 0))
                .broken("fields", () -> terms(true, "toys", "yrd", 1, "both", 90, 0))
                .broken("zones", () -> terms(true, "livelihood", "mars", 1, "both", 90, 0))
                .broken("criteria", () -> terms(true, "livelihood", "yrd", 2, "both", 90, 0))
                .broken("departure-in-both", () -> terms(true, "livelihood", "yrd", 1, null, 90, 0))
                .broken("longest-days", () -> terms(true, "livelihood", "yrd", 1, "both", 181, 0))
                .broken("ahead", () -> terms(true, "livelihood", "yrd", 1, "both", 90, -1))
                .tests();
    }

    @TestFactory
    Stream<DynamicTest> criteria() {
        CriteriaCase.Item good = item("chain_role", "Role");
        return new Cases<>("criteria", CriteriaCase.RULES, () -> criteria(true, List.of(good), 0, "Notice 12"))
                .broken("ministry", () -> criteria(false, List.of(good), 0, "Notice 12"))
                .broken("items", () -> criteria(true, List.of(), 0, "Notice 12"))
                .broken("texts", () -> criteria(true, List.of(item("chain_role", " ")), 0, "Notice 12"))
                .broken("codes", () -> criteria(true, List.of(good, good), 0, "Notice 12"))
                .broken("ahead", () -> criteria(true, List.of(good), -1, "Notice 12"))
                .broken("source", () -> criteria(true, List.of(good), 0, ""))
                .tests();
    }

    private static CriteriaCase.Item item(String code, String nameEn) {
        return new CriteriaCase.Item(code, "作用", nameEn, "处于哪条链", "Which chain", true);
    }

    private static CriteriaCase criteria(
            boolean ministry, List<CriteriaCase.Item> items, int daysLater, String source) {
        LocalDate earliest = LocalDate.of(2022, 6, 5);
        return new CriteriaCase(ministry, items, earliest.plusDays(daysLater), earliest, source);
    }

    @TestFactory
    Stream<DynamicTest> grants() {
        return new Cases<>("grants", GrantCase.RULES, () -> grant(true, "white_list", "beds", "Beds", 0, false))
                .broken("ministry", () -> grant(false, "white_list", "beds", "Beds", 0, false))
                .broken("purpose", () -> grant(true, "toys", "beds", "Beds", 0, false))
                .broken("code", () -> grant(true, "white_list", "Beds!", "Beds", 0, false))
                .broken("texts", () -> grant(true, "white_list", "beds", "", 0, false))
                .broken("announced", () -> grant(true, "white_list", "beds", "Beds", -1, false))
                .broken("not-taken", () -> grant(true, "white_list", "beds", "Beds", 0, true))
                .tests();
    }

    private static GrantCase grant(
            boolean ministry, String purpose, String code, String nameEn, int daysLater, boolean taken) {
        LocalDate earliest = LocalDate.of(2022, 6, 5);
        return new GrantCase(
                ministry, purpose, code, "床位", nameEn, "优先", "first", earliest.plusDays(daysLater), earliest, taken);
    }

    private static TermsCase terms(
            boolean own,
            String field,
            String zone,
            int criteria,
            @Nullable String departureEn,
            int longestDays,
            int daysLater) {
        LocalDate earliest = LocalDate.of(2022, 6, 3);
        return new TermsCase(
                own,
                Set.of("livelihood"),
                Set.of("yrd"),
                Set.of(1),
                new Terms(
                        1,
                        List.of(field),
                        List.of(zone),
                        criteria,
                        "都写",
                        departureEn,
                        longestDays,
                        earliest.plusDays(daysLater)),
                earliest);
    }

    @org.junit.jupiter.api.Test
    void aRefusalCarriesAllItsReasons() {
        Nomination one = Cards.nomination().field("toys").ground("").listed().get();
        assertThat(Nomination.RULES.against(one)).extracting(Reason::code).hasSize(3);
    }

    /** The rules of one act with a good case and, by rule, a case that breaks it alone. */
    private record Cases<C>(String act, Rules<C> rules, Supplier<C> good, Map<String, Supplier<C>> broken) {

        Cases(String act, Rules<C> rules, Supplier<C> good) {
            this(act, rules, good, new LinkedHashMap<>());
        }

        Cases<C> broken(String rule, Supplier<C> one) {
            broken.put(rule, one);
            return this;
        }

        Stream<DynamicTest> tests() {
            DynamicTest all = DynamicTest.dynamicTest(act + ": every rule has its case", () -> {
                assertThat(rules.against(good.get())).isEmpty();
                assertThat(broken.keySet())
                        .containsExactlyInAnyOrderElementsOf(
                                rules.all().stream().map(Rule::name).toList());
            });
            return Stream.concat(
                    Stream.of(all),
                    broken.entrySet().stream()
                            .map(one -> DynamicTest.dynamicTest(act + ": " + one.getKey(), () -> {
                                C broken = one.getValue().get();
                                assertThat(rules.against(broken))
                                        .as("with the rule")
                                        .hasSize(1);
                                assertThat(rules.without(one.getKey()).against(broken))
                                        .as("without it")
                                        .isEmpty();
                            })));
        }
    }
}
