package org.clearway.app.whitelist.web;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.web.ForAWhile;
import org.clearway.app.whitelist.Countdown;
import org.clearway.app.whitelist.Proposals;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The board's card: how many are still listed, how far they have resumed, when the list is projected to be empty. */
@Component
class BoardCard implements org.clearway.app.shared.port.Card {

    /** Counting takes a quarter of a second; the page that the card opens counts anew. */
    private static final Duration KEPT = Duration.ofSeconds(60);

    private record Key(String division, DivisionRange reach, String moment) {}

    private final ForAWhile<Key, Countdown.Brief> briefs = new ForAWhile<>(KEPT);
    private final Countdown countdown;
    private final Proposals proposals;

    BoardCard(Countdown countdown, Proposals proposals) {
        this.countdown = countdown;
        this.proposals = proposals;
    }

    /** What the fragment shows. */
    public record Content(
            LocalDate day,
            List<Countdown.Part> levels,
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
        Key key = new Key(division, actor.range(), asOf.past() ? asOf.parameter() : "now " + asOf.day());
        Countdown.Brief one = briefs.of(key, () -> countdown.brief(new Countdown.Scope(division, null), asOf));
        if (one.levels().isEmpty()) {
            return null;
        }
        long open = proposals
                .latestDay(asOf.day())
                .map(day -> proposals.openByList(day).values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .orElse(0L);
        return new Content(
                one.resumption().day(),
                one.levels(),
                one.resumption().reported(),
                one.resumption().full(),
                one.empty().day(),
                one.empty().early(),
                one.empty().late(),
                open);
    }
}
