package org.clearway.app.chain.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.clearway.app.chain.Blocking;
import org.clearway.app.chain.Closing;
import org.clearway.app.chain.FilingStock;
import org.clearway.app.chain.LightFile;
import org.clearway.app.chain.LightLine;
import org.clearway.app.chain.Lights;
import org.clearway.app.chain.OpeningLight;
import org.clearway.app.chain.SaidRelation;
import org.clearway.app.chain.SayingRelations;
import org.clearway.app.chain.StockFiled;
import org.clearway.app.chain.StockFiling;
import org.clearway.app.shared.once.Once;
import org.clearway.app.shared.refusal.NotFound;
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

/** Lights, stocks, closures and blocked links for programs, by the same rules as the pages. */
@RestController
@RequestMapping("/api/v1/chains")
class ChainsApi {

    private static final int LIMIT = 200;

    private final Lights lights;
    private final OpeningLight opening;
    private final FilingStock filing;
    private final SayingRelations saying;
    private final Closing closing;
    private final Blocking blocking;
    private final Once once;
    private final Reasons reasons;

    ChainsApi(
            Lights lights,
            OpeningLight opening,
            FilingStock filing,
            SayingRelations saying,
            Closing closing,
            Blocking blocking,
            Once once,
            Reasons reasons) {
        this.lights = lights;
        this.opening = opening;
        this.filing = filing;
        this.saying = saying;
        this.closing = closing;
        this.blocking = blocking;
        this.once = once;
        this.reasons = reasons;
    }

    /** Worst first; {@code next} is what to hand in as {@code after}. Lights move while a list is read, so it is a place in the list. */
    @GetMapping("/lights")
    LightPageAnswer lights(
            LightsFilter filter,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "50") int limit,
            AsOf asOf) {
        LightsPage.mayRead();
        int size = Math.clamp(limit, 1, LIMIT);
        int offset = Math.clamp(after, 0, 200_000);
        List<LightLine> rows = lights.list(filter.wanted(asOf), offset, size + 1);
        List<LightLine> shown = rows.subList(0, Math.min(size, rows.size()));
        return new LightPageAnswer(List.copyOf(shown), rows.size() > size ? offset + size : null);
    }

    @GetMapping("/lights/{site}/{part}")
    LightFile light(@PathVariable long site, @PathVariable long part, AsOf asOf) {
        LightsPage.mayRead();
        return opening.open(site, part, asOf).orElseThrow(() -> new NotFound("light", site + "/" + part));
    }

    /** Each row is good or has its reasons; the good ones land whatever the others are. */
    @PostMapping("/stocks")
    StocksAnswer stocks(
            @RequestBody List<StockRequest> requests,
            @RequestHeader(name = Once.HEADER, required = false) @Nullable String key,
            Locale locale) {
        return once.answer(key, "chains.stocks", requests, StocksAnswer.class, () -> {
            List<StockFiled> filed =
                    filing.fileAll(requests.stream().map(StockRequest::filing).toList(), "api");
            List<StockAnswer> rows = new ArrayList<>();
            for (int row = 0; row < filed.size(); row++) {
                StockFiled one = filed.get(row);
                rows.add(new StockAnswer(
                        row + 1,
                        one.outcome(),
                        one.version(),
                        one.reasons().stream()
                                .map(reason ->
                                        new ErrorAnswer(reason.code(), reason.field(), reasons.text(reason, locale)))
                                .toList()));
            }
            long refused = filed.stream().filter(one -> !one.landed()).count();
            return new StocksAnswer(filed.size() - refused, refused, rows);
        });
    }

    @PostMapping("/closures")
    @ResponseStatus(HttpStatus.CREATED)
    NumberAnswer close(
            @RequestBody Closing.NewClosure request,
            @RequestHeader(name = Once.HEADER, required = false) @Nullable String key) {
        return once.answer(
                key,
                "chains.closures",
                request,
                NumberAnswer.class,
                () -> new NumberAnswer(closing.close(request, "api")));
    }

    @GetMapping("/closures/{site}")
    List<Closing.Closure> closures(@PathVariable long site) {
        LightsPage.mayRead();
        return closing.of(site);
    }

    /** Opens a site: none of its closures holds any more. */
    @DeleteMapping("/closures/{site}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void open(@PathVariable long site, @RequestParam String why) {
        closing.open(site, why);
    }

    @PostMapping("/roads")
    @ResponseStatus(HttpStatus.CREATED)
    NumberAnswer block(
            @RequestBody Blocking.NewBlock request,
            @RequestHeader(name = Once.HEADER, required = false) @Nullable String key) {
        return once.answer(
                key, "chains.roads", request, NumberAnswer.class, () -> new NumberAnswer(blocking.block(request)));
    }

    @GetMapping("/roads")
    List<Blocking.Blocked> roads(@RequestParam(defaultValue = "0") int after, AsOf asOf) {
        LightsPage.mayRead();
        return blocking.holding(asOf.at(), asOf.day(), Math.max(0, after), LIMIT);
    }

    @DeleteMapping("/roads/{thing}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void openRoad(@PathVariable long thing, @RequestParam String why) {
        blocking.open(thing, why);
    }

    /** Relations as one side says them, at most a thousand at once; each bad row has its reasons. */
    @PostMapping("/relations")
    RelationsAnswer relations(
            @RequestBody List<SaidRelation> rows,
            @RequestParam(defaultValue = "buyer") String side,
            @RequestHeader(name = Once.HEADER, required = false) @Nullable String key,
            Locale locale) {
        if (rows.size() > FilingStock.BATCH_LIMIT) {
            throw new Refusal(Reason.of("chain.batch-long", rows.size(), FilingStock.BATCH_LIMIT));
        }
        return once.answer(key, "chains.relations", rows, RelationsAnswer.class, () -> {
            SayingRelations.Said said = saying.say(rows, "supplier".equals(side), "api");
            List<BadRelation> bad = new ArrayList<>();
            said.bad()
                    .forEach((row, found) -> bad.add(new BadRelation(
                            row + 1,
                            found.stream()
                                    .map(reason -> new ErrorAnswer(
                                            reason.code(), reason.field(), reasons.text(reason, locale)))
                                    .toList())));
            return new RelationsAnswer(
                    said.counts().added(),
                    said.counts().changed(),
                    said.counts().unchanged(),
                    said.counts().disputes(),
                    bad);
        });
    }

    record BadRelation(int row, List<ErrorAnswer> errors) {}

    record RelationsAnswer(long added, long changed, long unchanged, long disputes, List<BadRelation> bad) {}

    record LightPageAnswer(List<LightLine> items, @Nullable Integer next) {}

    record NumberAnswer(long id) {}

    record ErrorAnswer(String code, @Nullable String field, String message) {}

    /** @param row counted from 1 */
    record StockAnswer(int row, String outcome, int version, List<ErrorAnswer> errors) {}

    record StocksAnswer(long good, long refused, List<StockAnswer> rows) {}

    /** Goods on the way; who sends them may be left out. */
    record DueRequest(LocalDate day, double units, @Nullable Long supplierNode) {

        StockFiling.Arrival arrival() {
            Long sender = supplierNode;
            return new StockFiling.Arrival(day, units, sender == null ? 0 : sender);
        }
    }

    /** A stock report of a program; what is left out is nothing, or what held before. */
    record StockRequest(
            long siteId,
            long partId,
            LocalDate day,
            @Nullable String unit,
            double onHand,
            @Nullable Double blocked,
            double dailyUse,
            @Nullable Double targetDays,
            @Nullable List<DueRequest> arrivals,
            @Nullable Integer basedOn,
            @Nullable String why,
            @Nullable Set<String> confirmed) {

        StockFiling filing() {
            Double apart = blocked;
            List<DueRequest> due = arrivals;
            Set<String> said = confirmed;
            return new StockFiling(
                    siteId,
                    partId,
                    day,
                    unit,
                    onHand,
                    apart == null ? 0 : apart,
                    dailyUse,
                    targetDays,
                    due == null
                            ? List.of()
                            : due.stream().map(DueRequest::arrival).toList(),
                    basedOn,
                    why,
                    said == null ? Set.of() : Set.copyOf(said));
        }
    }
}
