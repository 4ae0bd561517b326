package org.clearway.app.whitelist;

import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.table.XlsxWriter;
import org.clearway.app.shared.web.Phrases;
import org.clearway.app.shared.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What changes or might change as tables: published batches, a morning's proposals, who came and went between two days. */
@Service
public class ExportingChanges {

    private final Batches batches;
    private final Proposals proposals;
    private final Listings listings;
    private final WhiteLists lists;
    private final Phrases phrases;
    private final Audit audit;

    ExportingChanges(
            Batches batches, Proposals proposals, Listings listings, WhiteLists lists, Phrases phrases, Audit audit) {
        this.batches = batches;
        this.proposals = proposals;
        this.listings = listings;
        this.lists = lists;
        this.phrases = phrases;
        this.audit = audit;
    }

    /** Published batches until a moment, of one list or of all with null, the latest first. */
    @Transactional
    public void batches(@Nullable Long list, Instant until, OutputStream out) {
        Actor.current().require(Right.DIRECTORY);
        try (XlsxWriter writer = new XlsxWriter(out, "批次 Batches")) {
            writer.header(List.of(
                    "批次 Batch",
                    "名单 List",
                    "列入 Added",
                    "延期 Extended",
                    "暂停 Suspended",
                    "恢复 Resumed",
                    "移出 Removed",
                    "不同意 Declined",
                    "发布 Published",
                    "审批 Approver",
                    "SHA-256"));
            told("batches", writer.rows((from, most) -> batches.published(list, until, from, most), this::cells));
        }
    }

    private List<@Nullable Object> cells(Batch one) {
        Batch.Publication told = Objects.requireNonNull(one.publication());
        return Arrays.asList(
                one.label(),
                lists.byId(one.listId()).nameZh(),
                told.added(),
                told.extended(),
                told.suspended(),
                told.resumed(),
                told.removed(),
                told.declined(),
                told.at(),
                told.approver(),
                told.sha256());
    }

    /** The proposals of one morning, each with its reason in words. */
    @Transactional
    public void proposals(Proposals.Filter filter, LocalDate day, Words words, OutputStream out) {
        Actor.current().require(Right.PREPARE);
        try (XlsxWriter writer = new XlsxWriter(out, "建议 Proposals")) {
            writer.header(List.of(
                    "日期 Day",
                    "统一社会信用代码 Credit code",
                    "企业名称 Name",
                    "地区 Division",
                    "事项 Verb",
                    "类别 Source",
                    "依据 Because",
                    "状态 State",
                    "处理 Decided by",
                    "说明 Words"));
            told(
                    "proposals of " + day,
                    writer.rows((from, most) -> proposals.list(filter, day, from, most), one -> cells(one, words)));
        }
    }

    private List<@Nullable Object> cells(Proposal one, Words words) {
        return Arrays.asList(
                one.day(),
                one.creditCode(),
                one.nameZh(),
                one.division(),
                one.verb().word(),
                one.source(),
                phrases.of(one.reasonKey(), one.figures(), words),
                one.state(),
                one.decider(),
                one.words());
    }

    /** Everybody who came onto a list between two moments, then everybody who is no longer on it. */
    @Transactional
    public void difference(ListingFilter filter, Instant first, Instant last, OutputStream out) {
        Actor.current().require(Right.DIRECTORY);
        long rows = 0;
        try (XlsxWriter writer = new XlsxWriter(out, "变化 Changes")) {
            writer.header(List.of(
                    "变化 Change",
                    "统一社会信用代码 Credit code",
                    "企业名称 Name",
                    "地区 Division",
                    "领域 Field",
                    "批次 Batch",
                    "列入时间 Listed",
                    "有效至 Until",
                    "结束时间 Ended",
                    "结束方式 How"));
            for (Listings.Side side : Listings.Side.values()) {
                rows += writer.rows(
                        (from, most) -> listings.changed(filter, side, first, last, from, most),
                        one -> cells(one, side));
            }
        }
        told("difference", rows);
    }

    private static List<@Nullable Object> cells(Listing one, Listings.Side side) {
        return Arrays.asList(
                side == Listings.Side.CAME ? "列入 Came" : "退出 Went",
                one.creditCode(),
                one.nameZh(),
                one.division(),
                one.field(),
                one.batch(),
                one.from(),
                one.until(),
                one.ended(),
                one.endAct());
    }

    private void told(String what, long rows) {
        audit.record(Audit.Entry.of(
                        "white list exported", "export", what, Actor.current().division())
                .with(Map.of("rows", rows)));
    }
}
