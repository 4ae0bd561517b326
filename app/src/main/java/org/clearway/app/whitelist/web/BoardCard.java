package org.clearway.app.whitelist.web;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.web.ForAWhile;
import org.clearway.app.whitelist.Countdown;
import org.clearway.app.whitelist.Proposals;
import org.clearway.app.whitelist.Territories;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The board's card: how many are still listed, how far they have resumed, when the list is projected to be empty. */
@Component
class BoardCard implements org.clearway.app.shared.port.Card {

    /** Counting takes a quarter of a second; the page that the card opens counts anew. */
    private static final Duration KEPT = Duration.ofSeconds(60);

    private record Key(List<DivisionRange> reach, String moment) {}

    private final ForAWhile<Key, Countdown.Brief> briefs = new ForAWhile<>(KEPT);
    private final Countdown countdown;
    private final Proposals proposals;
    private final Territories territories;

    BoardCard(Countdown countdown, Proposals proposals, Territories territories) {
        this.territories = territories;
        this.countdown = countdown;
        this.proposals = proposals;
    }

    /** What the fragment shows. */
    public record Content(
            String division,
            @Nullable String then,
            LocalDate day,
            List<Countdown.Part> levels,
            Map<String, Long> soon,
            LocalDate soonBefore,
            CardCourse course,
            long reported,
            long full,
            LocalDate empty,
            LocalDate early,
            LocalDate late,
            long proposals) {}

    @Override
    public int position() {
        return 60;
    }

    @Override
    public String fragment() {
        return "whitelist/cards :: board";
    }

    @Override
    public @Nullable Object content(String division, AsOf asOf) {
        Actor actor = Actor.current();
        if (!actor.may(Right.REPORTS) || !actor.isOfficer()) {
            return null;
        }
        Territories.Reach reach = territories.within(division);
        Key key = new Key(reach.ranges(), asOf.past() ? asOf.parameter() : "now " + asOf.day());
        Countdown.Brief one = briefs.of(key, () -> countdown.brief(new Countdown.Scope(reach.ranges(), null), asOf));
        if (one.levels().isEmpty()) {
            return null;
        }
        long open = proposals
                .latestDay(asOf.day())
                .map(day -> proposals.count(new Proposals.Filter(null, null, null, null, reach.code()), day))
                .orElse(0L);
        return new Content(
                reach.code(),
                asOf.past() ? asOf.parameter() : null,
                one.resumption().day(),
                one.levels(),
                one.soon(),
                asOf.day().plusDays(Countdown.SOON_DAYS),
                CardCourse.of(one.series(), one.projection()),
                one.resumption().reported(),
                one.resumption().full(),
                one.empty().day(),
                one.empty().early(),
                one.empty().late(),
                open);
    }
}
