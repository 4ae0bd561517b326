package org.clearway.app.chain.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.clearway.app.chain.CauseHistory;
import org.clearway.app.chain.Lights;
import org.clearway.app.shared.port.MatterEvidence;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.web.Phrases;
import org.clearway.app.shared.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What stands behind the problem of a red light: its cause with its dates, the lights that hang on it, and how they went. */
@Component
class LightEvidence implements MatterEvidence {

    private static final int LIGHTS = 5;

    private final CauseHistory history;
    private final CauseDates dates;
    private final Phrases phrases;

    LightEvidence(CauseHistory history, CauseDates dates, Phrases phrases) {
        this.history = history;
        this.dates = dates;
        this.phrases = phrases;
    }

    @Override
    public String source() {
        return Matters.SOURCE;
    }

    @Override
    public List<Item> of(String reference) {
        Actor actor = Actor.current();
        return actor.isOfficer() && actor.may(Right.REPORTS)
                ? history.find(reference).map(this::items).orElse(List.of())
                : List.of();
    }

    private List<Item> items(CauseHistory.Cause cause) {
        Words words = new Words(LocaleContextHolder.getLocale());
        List<Item> items = new ArrayList<>();
        items.add(cause(cause.ref(), cause.name(), words));
        items.add(lights(cause.ref(), history.sum(cause), words));
        history.list(cause, 0, LIGHTS).stream()
                .filter(row -> row.ended() == null)
                .map(row -> light(row, words))
                .forEach(items::add);
        return items;
    }

    private Item cause(String reference, Lights.Named name, Words words) {
        boolean road = reference.startsWith("road:");
        CauseDates.Dates when = dates.of(reference);
        LocalDate since = when.since();
        LocalDate until = when.until();
        String holds = since == null || until == null
                ? phrases.of("chain.evidence.over", List.of(), words)
                : phrases.of(road ? "chain.evidence.blocked" : "chain.evidence.closed", List.of(since, until), words);
        return new Item(
                words.name(name.nameZh(), name.nameEn()),
                holds,
                null,
                road ? "/chains/roads" : "/chains/closures?words=" + encoded(name.nameZh()));
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    private Item lights(String reference, CauseHistory.Sum sum, Words words) {
        return new Item(
                sum.now() > 0
                        ? phrases.of("chain.evidence.now", List.of(sum.red(), sum.orange(), sum.yellow()), words)
                        : phrases.of("chain.evidence.none", List.of(), words),
                phrases.of("chain.evidence.ever", List.of(sum.ever()), words),
                sum.now() > 0 ? sum.first() : sum.last(),
                "/chains/lights?view=history&cause=" + reference);
    }

    private Item light(CauseHistory.Row row, Words words) {
        return new Item(
                words.name(row.partZh(), row.partEn()) + " · " + words.name(row.siteZh(), row.siteEn()),
                phrases.of(
                        "chain.evidence.light",
                        List.of(
                                phrases.of("chain.light." + row.light(), List.of(), words),
                                words.number(row.coverDays(), 1),
                                out(row.outInDays(), words),
                                words.number(row.share() == null ? null : row.share() * 100, 0)),
                        words),
                row.began(),
                row.href());
    }

    private String out(@Nullable Integer days, Words words) {
        return days == null
                ? phrases.of("chain.never", List.of(), words)
                : phrases.of("chain.out-in", List.of(days), words);
    }
}
