package org.clearway.app.whitelist.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.whitelist.DecidingProposals;
import org.clearway.app.whitelist.Proposal;
import org.clearway.app.whitelist.Proposals;
import org.clearway.app.whitelist.ProposingChanges;
import org.clearway.app.whitelist.Thresholds;
import org.clearway.app.whitelist.TryingThresholds;
import org.clearway.app.whitelist.WhiteLists;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What each morning proposes, and the thresholds behind it. */
@RestController
@RequestMapping("/api/v1/white-list-proposals")
@Tag(name = "White lists")
class ProposalApi {

    private static final int LIMIT = 200;

    private final Proposals proposals;
    private final DecidingProposals deciding;
    private final ProposingChanges proposing;
    private final TryingThresholds trying;
    private final WhiteLists lists;

    ProposalApi(
            Proposals proposals,
            DecidingProposals deciding,
            ProposingChanges proposing,
            TryingThresholds trying,
            WhiteLists lists) {
        this.proposals = proposals;
        this.deciding = deciding;
        this.proposing = proposing;
        this.trying = trying;
        this.lists = lists;
    }

    record Page(@Nullable LocalDate day, long total, List<Proposal> items) {}

    /** @param many how many the sender believes to decide; has to be the number of ids where there are several */
    record Chosen(
            List<Long> ids,
            @Nullable Integer many,
            @Nullable String words) {}

    record Accepted(long batch) {}

    @GetMapping
    @Operation(summary = "Proposals of the latest morning, for one list or all, within a division or zone")
    Page list(
            @RequestParam(required = false) @Nullable String list,
            @RequestParam(required = false) @Nullable String division,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String verb,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int limit,
            AsOf asOf) {
        Proposals.Filter filter =
                new Proposals.Filter(list == null ? null : lists.byCode(list).id(), source, verb, state, division);
        int size = Math.clamp(limit, 1, LIMIT);
        int offset = (Math.clamp(page, 1, 1_000) - 1) * size;
        return proposals
                .latestDay(asOf.day())
                .map(day -> new Page(day, proposals.count(filter, day), proposals.list(filter, day, offset, size)))
                .orElse(new Page(null, 0, List.of()));
    }

    @PostMapping("/accept")
    @Operation(summary = "Accept proposals of one kind into the draft of their list")
    Accepted accept(@RequestBody Chosen chosen) {
        return new Accepted(deciding.accept(chosen.ids(), chosen.many()));
    }

    @PostMapping("/decline")
    @Operation(summary = "Decline proposals with a reason")
    void decline(@RequestBody Chosen chosen) {
        deciding.decline(chosen.ids(), chosen.many(), chosen.words());
    }

    @GetMapping("/thresholds")
    @Operation(summary = "The thresholds that hold at a moment")
    Thresholds thresholds(AsOf asOf) {
        return proposing.thresholds(asOf.at());
    }

    @PostMapping("/thresholds/try")
    @Operation(summary = "Hold other thresholds against today's listings; nothing is saved")
    TryingThresholds.Tried tryOut(
            @RequestBody Thresholds thresholds, @RequestParam(required = false) @Nullable String list) {
        return trying.tryOut(
                thresholds, list == null ? null : lists.byCode(list).id());
    }
}
