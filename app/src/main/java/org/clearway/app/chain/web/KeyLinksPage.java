package org.clearway.app.chain.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.clearway.app.chain.Lights;
import org.clearway.app.chain.keylink.KeyLink;
import org.clearway.app.chain.keylink.KeyLinks;
import org.clearway.app.chain.keylink.KeyLinks.KeyLinkFilter;
import org.clearway.app.chain.keylink.RankingKeyLinks;
import org.clearway.app.chain.keylink.RankingMade;
import org.clearway.app.directory.DivisionNames;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.table.SheetWriter;
import org.clearway.app.shared.table.XlsxWriter;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.web.Paged;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The list of key links: whose stop costs most, and between which positions that lies. */
@Controller
class KeyLinksPage {

    private static final List<String> HEADER = List.of(
            "名次 position",
            "企业 enterprise",
            "区划 division",
            "产业链 chain",
            "产品 product",
            "停产损失 loss (share)",
            "向下游 downstream",
            "向上游 upstream",
            "下限 low",
            "上限 high",
            "名次最好 best",
            "名次最差 worst",
            "停产至 closed until");

    private final KeyLinks links;
    private final RankingKeyLinks ranking;
    private final Lights chains;
    private final DivisionNames divisions;

    KeyLinksPage(KeyLinks links, RankingKeyLinks ranking, Lights chains, DivisionNames divisions) {
        this.links = links;
        this.ranking = ranking;
        this.chains = chains;
        this.divisions = divisions;
    }

    @GetMapping("/chains/key-links")
    String list(
            @RequestParam(required = false) @Nullable String chain,
            @RequestParam(required = false) @Nullable String division,
            @RequestParam(defaultValue = "1") int page,
            AsOf asOf,
            Model model) {
        KeyLinkFilter filter = new KeyLinkFilter(chain, division);
        Optional<RankingMade> made = links.made(asOf);
        int asked = Paged.page(page);
        List<KeyLink> rows = made.map(one -> links.list(one, filter, Paged.offset(asked), Paged.SIZE))
                .orElse(List.of());
        long total = made.map(one -> links.count(one, filter)).orElse(0L);
        model.addAttribute("place", "chains");
        model.addAttribute("here", "chains.key-links");
        model.addAttribute("made", made.orElse(null));
        model.addAttribute(
                "list", new Paged<>(rows, asked, Paged.SIZE, total, address("/chains/key-links", filter, asOf)));
        model.addAttribute("xlsx", address("/chains/key-links.xlsx", filter, asOf));
        model.addAttribute("filter", filter);
        model.addAttribute("chains", chains.chains());
        model.addAttribute("choices", divisions.below(Actor.current().division()));
        return "chain/key-links";
    }

    private static String address(String path, KeyLinkFilter filter, AsOf asOf) {
        return UriComponentsBuilder.fromPath(path)
                .queryParamIfPresent("chain", Optional.ofNullable(filter.chain()))
                .queryParamIfPresent("division", Optional.ofNullable(filter.division()))
                .queryParamIfPresent("asOf", asOf.past() ? Optional.of(asOf.parameter()) : Optional.empty())
                .build()
                .toUriString();
    }

    @PostMapping("/chains/key-links/rank")
    String rank() {
        return "redirect:/jobs/" + ranking.start();
    }

    @GetMapping("/chains/key-links.xlsx")
    void export(
            @RequestParam(required = false) @Nullable String chain,
            @RequestParam(required = false) @Nullable String division,
            AsOf asOf,
            HttpServletResponse response)
            throws IOException {
        Optional<RankingMade> made = links.made(asOf);
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"key-links-" + asOf.day() + ".xlsx\"");
        try (SheetWriter sheet = new XlsxWriter(response.getOutputStream(), "key links")) {
            sheet.header(HEADER);
            made.ifPresent(one -> links.list(one, new KeyLinkFilter(chain, division), 0, one.shortList())
                    .forEach(row -> sheet.row(cells(row))));
        }
    }

    private static List<@Nullable Object> cells(KeyLink row) {
        return Arrays.asList(
                row.position(),
                row.nameZh(),
                row.division(),
                row.chain(),
                row.partZh(),
                row.loss(),
                row.lossDown(),
                row.lossUp(),
                row.lossLow(),
                row.lossHigh(),
                row.best(),
                row.worst(),
                row.closedUntil());
    }
}
