package org.clearway.app.chain.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.clearway.app.chain.FilingStock;
import org.clearway.app.chain.product.ProductTree;
import org.clearway.app.chain.product.SayingTree;
import org.clearway.app.chain.product.TreeRow;
import org.clearway.app.shared.once.Once;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.web.Reasons;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Chains, parts and the product tree for programs. */
@RestController
@RequestMapping("/api/v1/chains/products")
class ProductsApi {

    private static final int LIMIT = 200;

    private final ProductTree tree;
    private final SayingTree saying;
    private final Once once;
    private final Reasons reasons;

    ProductsApi(ProductTree tree, SayingTree saying, Once once, Reasons reasons) {
        this.tree = tree;
        this.saying = saying;
        this.once = once;
        this.reasons = reasons;
    }

    @GetMapping
    List<ProductTree.Chain> chains(AsOf asOf) {
        LightsPage.mayRead();
        return tree.chains(asOf);
    }

    /** By code; {@code next} is what to hand in as {@code after}. */
    @GetMapping("/{chain}/parts")
    PartsAnswer parts(
            @PathVariable String chain,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "50") int limit,
            AsOf asOf) {
        LightsPage.mayRead();
        tree.chain(chain, asOf);
        int size = Math.clamp(limit, 1, LIMIT);
        List<ProductTree.Part> rows = tree.partsAfter(chain, after, asOf, size + 1);
        List<ProductTree.Part> shown = List.copyOf(rows.subList(0, Math.min(size, rows.size())));
        return new PartsAnswer(shown, rows.size() > size ? shown.getLast().code() : null);
    }

    /** A part with all that goes into it, over all steps. */
    @GetMapping("/{chain}/parts/{code}")
    PartAnswer part(@PathVariable String chain, @PathVariable String code, AsOf asOf) {
        LightsPage.mayRead();
        ProductTree.Part part = tree.part(chain, code, asOf);
        return new PartAnswer(
                part, tree.below(part.id(), asOf), tree.above(part.id(), asOf), tree.substitutes(part.id(), asOf));
    }

    /** Lines of the tree, at most a thousand at once; the good ones land, each bad one has its reasons. */
    @PostMapping
    SaidAnswer say(
            @RequestBody List<TreeRow> rows,
            @RequestHeader(name = Once.HEADER, required = false) @Nullable String key,
            Locale locale) {
        if (rows.size() > FilingStock.BATCH_LIMIT) {
            throw new Refusal(Reason.of("chain.batch-long", rows.size(), FilingStock.BATCH_LIMIT));
        }
        return once.answer(key, "chains.products", rows, SaidAnswer.class, () -> {
            SayingTree.Said said = saying.say(rows);
            List<ChainsApi.BadRelation> bad = new ArrayList<>();
            said.bad()
                    .forEach((row, found) -> bad.add(new ChainsApi.BadRelation(
                            row + 1,
                            found.stream()
                                    .map(reason -> new ChainsApi.ErrorAnswer(
                                            reason.code(), reason.field(), reasons.text(reason, locale)))
                                    .toList())));
            return new SaidAnswer(said.added(), said.changed(), said.unchanged(), bad);
        });
    }

    /** @param input its code, or chain/code of another chain's */
    @DeleteMapping("/{chain}/parts/{code}/inputs")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endInput(
            @PathVariable String chain,
            @PathVariable String code,
            @RequestParam String input,
            @RequestParam String why) {
        saying.end(chain + "/" + code, input.contains("/") ? input : chain + "/" + input, false, why);
    }

    @DeleteMapping("/{chain}/parts/{code}/substitutes")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSubstitute(
            @PathVariable String chain,
            @PathVariable String code,
            @RequestParam String substitute,
            @RequestParam String why) {
        saying.end(chain + "/" + code, substitute.contains("/") ? substitute : chain + "/" + substitute, true, why);
    }

    record PartsAnswer(
            List<ProductTree.Part> items, @Nullable String next) {}

    record PartAnswer(
            ProductTree.Part part,
            List<ProductTree.Line> below,
            List<ProductTree.Line> above,
            List<ProductTree.Substitute> substitutes) {}

    record SaidAnswer(long added, long changed, long unchanged, List<ChainsApi.BadRelation> bad) {}
}
