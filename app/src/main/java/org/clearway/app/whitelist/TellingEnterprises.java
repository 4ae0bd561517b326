package org.clearway.app.whitelist;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.clearway.app.notice.NewNotice;
import org.clearway.app.notice.Notices;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.app.shared.web.Phrases;
import org.springframework.stereotype.Component;

/** Tells each enterprise of a published batch what was decided, in the transaction that publishes it. */
@Component
class TellingEnterprises {

    private final Notices notices;

    TellingEnterprises(Notices notices) {
        this.notices = notices;
    }

    void tell(Batch batch, WhiteList list, List<Card> cards) {
        notices.send(cards.stream()
                .filter(card -> card.isApproved() || card.verb() == Verb.ADD)
                .map(card -> notice(batch, list, card))
                .toList());
    }

    private static NewNotice notice(Batch batch, WhiteList list, Card card) {
        Decision decision = Objects.requireNonNull(card.decision());
        String what = decision.isApproval() ? card.verb().word() : "declined";
        Instant until = decision.until();
        List<Object> arguments = new ArrayList<>();
        arguments.add(new Phrases.Name(list.nameZh(), list.nameEn()));
        arguments.add(batch.label());
        if (until != null) {
            arguments.add(LocalDate.ofInstant(until.minusSeconds(1), ClearwayClock.ZONE));
        }
        return NewNotice.toEnterprise(
                card.enterpriseId(),
                card.division(),
                "white-list",
                "card/" + card.id(),
                "whitelist.notice." + what,
                arguments,
                "/white-list/mine");
    }

    void answered(Admission admission, WhiteList list, boolean reopened, int step) {
        Entry entry = admission.entry();
        notices.send(List.of(NewNotice.toEnterprise(
                entry.enterpriseId(),
                entry.division(),
                "white-list",
                "appeal/" + entry.id() + "/" + step,
                reopened ? "whitelist.notice.reopened" : "whitelist.notice.upheld",
                List.of(new Phrases.Name(list.nameZh(), list.nameEn())),
                "/white-list/mine")));
    }
}
