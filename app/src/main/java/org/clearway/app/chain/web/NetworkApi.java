package org.clearway.app.chain.web;

import java.util.List;
import org.clearway.app.chain.Closures;
import org.clearway.app.chain.Disagreements;
import org.clearway.app.chain.NamingSuppliers;
import org.clearway.app.shared.once.Once;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Closed sites, disputes and named suppliers for programs. {@code next} is what to hand in as {@code after}: a place in the list. */
@RestController
@RequestMapping("/api/v1/chains")
class NetworkApi {

    private static final int LIMIT = 200;
    private static final int DEEPEST = 200_000;

    private final Closures closures;
    private final Disagreements disagreements;
    private final NamingSuppliers naming;
    private final Once once;

    NetworkApi(Closures closures, Disagreements disagreements, NamingSuppliers naming, Once once) {
        this.closures = closures;
        this.disagreements = disagreements;
        this.naming = naming;
        this.once = once;
    }

    private interface Rows<T> {
        List<T> take(int offset, int limit);
    }

    private static <T> ListAnswer<T> page(int after, int limit, Rows<T> rows) {
        int size = Math.clamp(limit, 1, LIMIT);
        int offset = Math.clamp(after, 0, DEEPEST);
        List<T> found = rows.take(offset, size + 1);
        return new ListAnswer<>(
                List.copyOf(found.subList(0, Math.min(size, found.size()))),
                found.size() > size ? offset + size : null);
    }

    /** What ends soonest first. */
    @GetMapping("/closures")
    ListAnswer<Closures.Line> closures(
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "50") int limit,
            AsOf asOf) {
        Actor.current().require(Right.REPORTS);
        return page(after, limit, (from, size) -> closures.list(new Closures.Filter(words, source), asOf, from, size));
    }

    @GetMapping("/disagreements")
    ListAnswer<Disagreements.Dispute> disagreements(
            @RequestParam(defaultValue = "false") boolean settled,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "50") int limit,
            AsOf asOf) {
        Actor.current().require(Right.REPORTS);
        return page(after, limit, (from, size) -> disagreements.list(settled, asOf, from, size));
    }

    @PostMapping("/disagreements/{id}/settlement")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void settle(@PathVariable long id, @RequestBody SettleRequest request) {
        disagreements.settle(id, request.as(), request.why());
    }

    @GetMapping("/named-suppliers")
    ListAnswer<NamingSuppliers.Named> named(
            @RequestParam(defaultValue = "0") int after, @RequestParam(defaultValue = "50") int limit, AsOf asOf) {
        LightsPage.mayRead();
        return page(after, limit, (from, size) -> naming.list(asOf, from, size));
    }

    @PostMapping("/named-suppliers")
    @ResponseStatus(HttpStatus.CREATED)
    ChainsApi.NumberAnswer name(
            @RequestBody NamingSuppliers.NewNamed request,
            @RequestHeader(name = Once.HEADER, required = false) @Nullable String key) {
        return once.answer(
                key,
                "chains.named-suppliers",
                request,
                ChainsApi.NumberAnswer.class,
                () -> new ChainsApi.NumberAnswer(naming.name(request, "api")));
    }

    @PostMapping("/named-suppliers/{id}/invitation")
    LinkAnswer invite(@PathVariable long id) {
        return new LinkAnswer(naming.invite(id));
    }

    @PostMapping("/named-suppliers/{id}/site")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void joined(@PathVariable long id, @RequestParam long site) {
        naming.joined(id, site);
    }

    record ListAnswer<T>(List<T> items, @Nullable Integer next) {}

    record SettleRequest(String as, String why) {}

    record LinkAnswer(String link) {}
}
