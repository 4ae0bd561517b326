package org.clearway.app.whitelist;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.table.XlsxWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists, batches and entries as tables; each export is in the trail. */
@Service
public class ExportingLists {

    /** Above every list there is. */
    private static final int CHUNK_ROWS = 5_000;

    private static final List<String> LISTING_COLUMNS = List.of(
            "统一社会信用代码 Credit code",
            "企业名称 Name",
            "英文名 English name",
            "地区 Division",
            "行业 Industry",
            "领域 Field",
            "产业链 Chain",
            "批次 Batch",
            "列入时间 Listed",
            "有效至 Until",
            "结束时间 Ended",
            "结束方式 How",
            "推荐理由 Ground",
            "审批 Approver");

    private final Listings listings;
    private final Admissions admissions;
    private final Batches batches;
    private final Audit audit;

    ExportingLists(Listings listings, Admissions admissions, Batches batches, Audit audit) {
        this.listings = listings;
        this.admissions = admissions;
        this.batches = batches;
        this.audit = audit;
    }

    @Transactional
    public void listings(ListingFilter filter, OutputStream out) {
        Actor.current().require(Right.DIRECTORY);
        long rows = 0;
        try (XlsxWriter writer = new XlsxWriter(out, "名单 List")) {
            writer.header(LISTING_COLUMNS);
            long after = 0;
            List<Listing> page = listings.after(filter, after, CHUNK_ROWS);
            while (!page.isEmpty()) {
                page.forEach(one -> writer.row(cells(one)));
                rows += page.size();
                after = page.getLast().id();
                page = page.size() < CHUNK_ROWS ? List.of() : listings.after(filter, after, CHUNK_ROWS);
            }
        }
        told("listings", rows);
    }

    private static List<@Nullable Object> cells(Listing one) {
        return Arrays.asList(
                one.creditCode(),
                one.nameZh(),
                one.nameEn(),
                one.division(),
                one.industry(),
                one.field(),
                one.chain(),
                one.batch(),
                one.from(),
                one.until(),
                one.ended(),
                one.endAct(),
                one.ground(),
                one.approver());
    }

    /** All cards of a batch, those that were declined among them. */
    @Transactional
    public void batch(long id, OutputStream out) {
        Actor.current().require(Right.DIRECTORY);
        List<Card> cards = batches.cards(id, 0, PreparingBatches.MOST_CARDS);
        try (XlsxWriter writer = new XlsxWriter(out, "批次 Batch")) {
            writer.header(List.of(
                    "统一社会信用代码 Credit code",
                    "企业名称 Name",
                    "地区 Division",
                    "领域 Field",
                    "事项 Verb",
                    "决定 Decision",
                    "有效至 Until",
                    "理由类别 Reason",
                    "说明 Words",
                    "经办 Prepared by",
                    "审批 Decided by"));
            cards.forEach(card -> writer.row(cells(card)));
        }
        told("batch " + id, cards.size());
    }

    private static List<@Nullable Object> cells(Card card) {
        Decision decision = card.decision();
        return Arrays.asList(
                card.creditCode(),
                card.nameZh(),
                card.division(),
                card.field(),
                card.verb().word(),
                decision == null ? null : decision.verdict(),
                decision == null ? null : decision.until(),
                decision == null ? null : decision.reason(),
                decision == null ? null : decision.words(),
                card.preparer(),
                decision == null ? null : decision.decider());
    }

    @Transactional
    public void entries(AdmissionFilter filter, OutputStream out) {
        Actor.current().require(Right.DIRECTORY);
        long rows = 0;
        try (XlsxWriter writer = new XlsxWriter(out, "推荐 Entries")) {
            writer.header(List.of(
                    "编号 Number",
                    "统一社会信用代码 Credit code",
                    "企业名称 Name",
                    "地区 Division",
                    "领域 Field",
                    "状态 State",
                    "自 Since",
                    "推荐 Nominated by",
                    "推荐时间 Nominated",
                    "推荐理由 Ground"));
            Long before = null;
            List<Admission> page;
            do {
                page = admissions.before(filter, before, CHUNK_ROWS);
                for (Admission one : page) {
                    Entry entry = one.entry();
                    writer.row(Arrays.asList(
                            entry.id(),
                            entry.creditCode(),
                            entry.nameZh(),
                            entry.division(),
                            entry.field(),
                            one.word(),
                            one.since(),
                            entry.nominator(),
                            entry.nominatedAt(),
                            entry.ground()));
                    before = entry.id();
                }
                rows += page.size();
            } while (page.size() == CHUNK_ROWS);
        }
        told("entries", rows);
    }

    private void told(String what, long rows) {
        audit.record(Audit.Entry.of(
                        "white list exported", "export", what, Actor.current().division())
                .with(Map.of("rows", rows)));
    }
}
