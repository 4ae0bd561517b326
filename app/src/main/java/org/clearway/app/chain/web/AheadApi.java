package org.clearway.app.chain.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.clearway.app.chain.keylink.KeyLink;
import org.clearway.app.chain.keylink.KeyLinks;
import org.clearway.app.chain.keylink.KeyLinks.KeyLinkFilter;
import org.clearway.app.chain.keylink.RankingKeyLinks;
import org.clearway.app.chain.keylink.RankingMade;
import org.clearway.app.chain.whatif.Choices;
import org.clearway.app.chain.whatif.WhatIf;
import org.clearway.app.chain.whatif.WhatIfs;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Key links and what-ifs for programs: the same rules as on the pages. */
@RestController
@RequestMapping("/api/v1/chains")
@Tag(name = "Key links and what if", description = "Whose stop costs most; two futures side by side")
class AheadApi {

    private static final int LIMIT = 200;

    private final KeyLinks links;
    private final RankingKeyLinks ranking;
    private final WhatIfs whatIfs;

    AheadApi(KeyLinks links, RankingKeyLinks ranking, WhatIfs whatIfs) {
        this.links = links;
        this.ranking = ranking;
        this.whatIfs = whatIfs;
    }

    /** @param next position to ask on after, null at the end */
    record Links(
            @Nullable RankingMade ranking,
            List<KeyLink> items,
            @Nullable Integer next) {}

    record Started(long job) {}

    /** @param open and close: {@code site:12}, {@code road:3}, {@code enterprise:7}, {@code division:310000}, {@code way:310114>220000} */
    record Asked(
            String name,
            @Nullable String kind,
            @Nullable List<String> open,
            @Nullable List<String> close,
            @Nullable Integer closeDays,
            @Nullable Integer days,
            @Nullable Integer perDay,
            @Nullable String division) {}

    record Told(WhatIf future, List<WhatIf.Effect> effects) {}

    @GetMapping("/key-links")
    Links keyLinks(
            @RequestParam(required = false) @Nullable String chain,
            @RequestParam(required = false) @Nullable String division,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "50") int limit,
            AsOf asOf) {
        int size = Math.clamp(limit, 1, LIMIT);
        int from = Math.max(0, after);
        return links.made(asOf)
                .map(made -> {
                    List<KeyLink> rows = links.list(made, new KeyLinkFilter(chain, division), from, size + 1);
                    boolean more = rows.size() > size;
                    return new Links(made, rows.subList(0, Math.min(size, rows.size())), more ? from + size : null);
                })
                .orElse(new Links(null, List.of(), null));
    }

    @PostMapping("/key-links/ranking")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Started rank() {
        return new Started(ranking.start());
    }

    @PostMapping("/what-if")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Started start(@RequestBody Asked asked) {
        Choices choices = new Choices(
                Choices.RESTART.equals(asked.kind()) ? Choices.RESTART : Choices.WHAT_IF,
                asked.open() == null ? List.of() : asked.open(),
                asked.close() == null ? List.of() : asked.close(),
                asked.closeDays() == null ? 14 : asked.closeDays(),
                asked.days() == null ? 30 : asked.days(),
                asked.perDay() == null ? 2 : asked.perDay(),
                asked.division() == null ? "000000" : asked.division());
        return new Started(whatIfs.start(asked.name() == null ? "" : asked.name(), choices));
    }

    @GetMapping("/what-if")
    List<WhatIf> list(@RequestParam(defaultValue = "0") int after, @RequestParam(defaultValue = "50") int limit) {
        return whatIfs.list(Math.max(0, after), Math.clamp(limit, 1, LIMIT));
    }

    @GetMapping("/what-if/{id}")
    Told one(@PathVariable long id) {
        return new Told(whatIfs.find(id), whatIfs.effects(id, 0, 2 * LIMIT));
    }
}
