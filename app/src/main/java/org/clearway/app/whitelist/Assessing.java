package org.clearway.app.whitelist;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.file.Attachment;
import org.clearway.app.shared.file.Attachments;
import org.clearway.app.shared.file.NewAttachment;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Goes through the checklist of a nomination; each item is met or not, with what shows it. */
@Service
public class Assessing {

    private static final int SHORTEST_EVIDENCE = 4;
    private static final int LONGEST_EVIDENCE = 500;

    private final JdbcClient jdbc;
    private final Admissions admissions;
    private final WhiteLists lists;
    private final Moving moving;
    private final Attachments attachments;
    private final ClearwayClock clock;
    private final Audit audit;

    Assessing(
            JdbcClient jdbc,
            Admissions admissions,
            WhiteLists lists,
            Moving moving,
            Attachments attachments,
            ClearwayClock clock,
            Audit audit) {
        this.jdbc = jdbc;
        this.admissions = admissions;
        this.lists = lists;
        this.moving = moving;
        this.attachments = attachments;
        this.clock = clock;
        this.audit = audit;
    }

    /** An answer to one item, as it was given; {@code met} null where none was. */
    public record Answer(
            @Nullable Boolean met,
            @Nullable String evidence,
            @Nullable Long attachment) {}

    /** The findings that count, in no order. */
    @Transactional(readOnly = true)
    public Map<String, Finding> findings(long admission) {
        Map<String, Finding> found = new HashMap<>();
        findings(List.of(admission)).getOrDefault(admission, List.of()).forEach(one -> found.put(one.criterion(), one));
        return found;
    }

    Map<Long, List<Finding>> findings(List<Long> admissionIds) {
        Map<Long, List<Finding>> found = new HashMap<>();
        jdbc.sql("""
                        select distinct on (admission_id, criterion) admission_id, criterion, met, evidence, attachment_id, account_id,
                            finder, recorded_at
                        from whitelist.finding where admission_id = any (:ids) order by admission_id, criterion, recorded_at desc
                        """)
                .param("ids", admissionIds.toArray(Long[]::new))
                .query((row, number) -> found.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                        .add(new Finding(
                                row.getString(2),
                                row.getBoolean(3),
                                row.getString(4),
                                row.getObject(5, Long.class),
                                row.getLong(6),
                                row.getString(7),
                                Rows.moment(row, "recorded_at"))))
                .list();
        return found;
    }

    public List<Criterion> checklist(Entry entry) {
        return lists.criteria(
                lists.terms(lists.byId(entry.listId()), clock.today()).criteria());
    }

    /** Keeps a document with the nomination, for instance the plan for stable production. */
    @Transactional
    public Attachment attach(long id, String name, byte[] content) {
        Actor actor = Actor.current();
        actor.require(actor.isEnterprise() ? Right.SUBMIT_REPORTS : Right.PREPARE);
        Entry entry = admissions.find(id).entry();
        return attachments.keep(new NewAttachment(
                "file", "white list entry", String.valueOf(id), entry.division(), entry.enterpriseId(), name, content));
    }

    /** All items at once: an assessment without one of them is none. */
    @Transactional
    public void assess(long id, Map<String, Answer> answers) {
        Actor.current().require(Right.PREPARE);
        Admission admission = admissions.find(id);
        List<Criterion> items = checklist(admission.entry());
        Refusal.ifAny(reasons(items, answers));
        Instant now = clock.instant();
        Admission after = switch (admission) {
            case Admission.Nominated one -> one.assess(now);
            case Admission.Assessed one -> one.assess(now);
            default -> throw new Refusal(Reason.of("whitelist.cannot", admission.word(), Act.ASSESS.word()));
        };
        items.forEach(item -> insert(admission.entry(), item, Objects.requireNonNull(answers.get(item.code())), now));
        moving.write(List.of(Move.of(admission, after, Act.ASSESS)));
        audit.record(Audit.Entry.of(
                        "nomination assessed",
                        "white list entry",
                        id,
                        admission.entry().division())
                .about(admission.entry().enterpriseId())
                .with(met(items, answers)));
    }

    private static Map<String, Boolean> met(List<Criterion> items, Map<String, Answer> answers) {
        Map<String, Boolean> met = new HashMap<>();
        items.forEach(item -> met.put(
                item.code(),
                Boolean.TRUE.equals(
                        Objects.requireNonNull(answers.get(item.code())).met())));
        return met;
    }

    private static List<Reason> reasons(List<Criterion> items, Map<String, Answer> answers) {
        List<Reason> reasons = new ArrayList<>();
        for (Criterion item : items) {
            Answer answer = answers.get(item.code());
            if (answer == null || answer.met() == null) {
                reasons.add(Reason.at("met-" + item.code(), "whitelist.item-open", item.nameZh(), item.nameEn()));
                continue;
            }
            int length =
                    answer.evidence() == null ? 0 : answer.evidence().strip().length();
            if (item.needsEvidence() && length < SHORTEST_EVIDENCE && answer.attachment() == null) {
                reasons.add(
                        Reason.at("evidence-" + item.code(), "whitelist.item-evidence", item.nameZh(), item.nameEn()));
            }
            if (length > LONGEST_EVIDENCE) {
                reasons.add(Reason.at("evidence-" + item.code(), "whitelist.words-long", LONGEST_EVIDENCE));
            }
        }
        return reasons;
    }

    private void insert(Entry entry, Criterion item, Answer answer, Instant now) {
        Actor actor = Actor.current();
        jdbc.sql("""
                        insert into whitelist.finding (admission_id, criterion, recorded_at, met, evidence, attachment_id, account_id, finder,
                            enterprise_id, division)
                        values (:id, :criterion, :now, :met, :evidence, :attachment, :account, :finder, :enterprise, :division)
                        """)
                .param("id", entry.id())
                .param("criterion", item.code())
                .param("now", Timestamp.from(now))
                .param("met", answer.met())
                .param(
                        "evidence",
                        answer.evidence() == null ? "" : answer.evidence().strip())
                .param("attachment", answer.attachment())
                .param("account", actor.accountId())
                .param("finder", actor.name())
                .param("enterprise", entry.enterpriseId())
                .param("division", entry.division())
                .update();
    }
}
