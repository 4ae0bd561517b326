package org.clearway.app.whitelist;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.clearway.app.directory.Enterprise;
import org.jspecify.annotations.Nullable;

/** Cases of the white list for tests; each begins good and is broken in one thing. */
final class Cards {

    static final Instant NOW = Instant.parse("2022-06-02T02:00:00Z");
    static final Instant LATEST = Instant.parse("2022-08-31T16:00:00Z");
    static final long PREPARER = 7;

    private static final long APPROVER = 9;
    private static final LocalDate DAY = LocalDate.of(2022, 6, 2);

    private Cards() {}

    static WhiteList list() {
        return new WhiteList(
                1, "220000", "white_list", "province", "220000", "吉林", "Jilin", LocalDate.of(2022, 4, 1), null);
    }

    static Terms terms() {
        return new Terms(1, List.of("livelihood"), List.of(), 1, null, null, 90, LocalDate.of(2022, 4, 1));
    }

    static Card card(@Nullable Decision decision) {
        return new Card(
                1,
                2,
                3,
                4,
                "91",
                "例厂",
                null,
                "220100",
                "3670",
                "livelihood",
                Verb.ADD,
                "nomination",
                "whitelist.card.nominated",
                List.of("x"),
                null,
                6,
                PREPARER,
                "Lin Yue",
                NOW,
                decision);
    }

    static Decision approved(Instant until) {
        return new Decision("approved", until, null, null, APPROVER, "Zhou Lan", NOW);
    }

    static Publishing publishing(List<Card> cards) {
        return new Publishing(true, APPROVER, false, cards, List.of(), NOW);
    }

    static Proposal proposal(String source, Verb verb, String state, LocalDate day) {
        return new Proposal(
                1,
                day,
                1,
                3L,
                4,
                "91",
                "例厂",
                null,
                "220100",
                verb,
                source,
                "whitelist.because." + source,
                List.of(),
                null,
                state,
                null,
                null,
                null,
                null);
    }

    static DecidingProposals.Case choice(
            List<Proposal> found, int asked, @Nullable Integer many, boolean decline, @Nullable String words) {
        return new DecidingProposals.Case(true, found, asked, many, DAY, decline, words);
    }

    static NominationCase nomination() {
        return new NominationCase(
                enterprise("active", "220100"), DAY, "livelihood", "Makes what nine lines wait for", false, false);
    }

    private static Enterprise enterprise(String state, String division) {
        return new Enterprise(
                4,
                "91",
                false,
                "例厂",
                null,
                division,
                null,
                null,
                null,
                "3670",
                null,
                null,
                10,
                10L,
                10L,
                "small",
                true,
                List.of(),
                "ordinary",
                List.of(),
                null,
                false,
                null,
                state,
                true);
    }

    record NominationCase(
            @Nullable Enterprise enterprise,
            LocalDate day,
            String field,
            String ground,
            boolean isUnderWay,
            boolean isListed)
            implements Supplier<Nomination> {

        @Override
        public Nomination get() {
            return new Nomination(list(), terms(), day, enterprise, "91", field, ground, isUnderWay, isListed);
        }

        NominationCase enterprise(@Nullable Enterprise other) {
            return new NominationCase(other, day, field, ground, isUnderWay, isListed);
        }

        NominationCase state(String state) {
            return enterprise(Cards.enterprise(state, "220100"));
        }

        NominationCase division(String division) {
            return enterprise(Cards.enterprise("active", division));
        }

        NominationCase day(String other) {
            return new NominationCase(enterprise, LocalDate.parse(other), field, ground, isUnderWay, isListed);
        }

        NominationCase field(String other) {
            return new NominationCase(enterprise, day, other, ground, isUnderWay, isListed);
        }

        NominationCase ground(String other) {
            return new NominationCase(enterprise, day, field, other, isUnderWay, isListed);
        }

        NominationCase underWay() {
            return new NominationCase(enterprise, day, field, ground, true, isListed);
        }

        NominationCase listed() {
            return new NominationCase(enterprise, day, field, ground, isUnderWay, true);
        }
    }

    static DecidingCase deciding() {
        return new DecidingCase(true, APPROVER, false, true, true, true, NOW.plusSeconds(86_400), null, null);
    }

    record DecidingCase(
            boolean own,
            long actor,
            boolean isPublished,
            boolean stands,
            boolean active,
            boolean approve,
            @Nullable Instant end,
            @Nullable String reason,
            @Nullable String words)
            implements Supplier<Deciding> {

        @Override
        public Deciding get() {
            return new Deciding(
                    card(null), own, actor, isPublished, stands, active, approve, NOW, LATEST, end, reason, words);
        }

        DecidingCase foreignList() {
            return new DecidingCase(false, actor, isPublished, stands, active, approve, end, reason, words);
        }

        DecidingCase by(long account) {
            return new DecidingCase(own, account, isPublished, stands, active, approve, end, reason, words);
        }

        DecidingCase published() {
            return new DecidingCase(own, actor, true, stands, active, approve, end, reason, words);
        }

        DecidingCase gone() {
            return new DecidingCase(own, actor, isPublished, false, active, approve, end, reason, words);
        }

        DecidingCase closed() {
            return new DecidingCase(own, actor, isPublished, stands, false, approve, end, reason, words);
        }

        DecidingCase until(Instant other) {
            return new DecidingCase(own, actor, isPublished, stands, active, approve, other, reason, words);
        }

        DecidingCase declining(String why, String said) {
            return new DecidingCase(own, actor, isPublished, stands, active, false, null, why, said);
        }
    }
}
