package org.clearway.app.whitelist;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the ministry sets for all lists: versions of the common criteria, and what a listing grants. Both are dated rows that are
 * added to and never rewritten; a change is announced at least 48 hours before it binds anybody.
 */
@Service
public class CommonRules {

    private static final Duration ANNOUNCED = Duration.ofDays(2);

    private final JdbcClient jdbc;
    private final WhiteLists lists;
    private final ClearwayClock clock;
    private final Audit audit;

    CommonRules(JdbcClient jdbc, WhiteLists lists, ClearwayClock clock, Audit audit) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.clock = clock;
        this.audit = audit;
    }

    /** An item of the checklist; one that is empty in all texts is left out. */
    public record WantedItem(
            @Nullable String code,
            @Nullable String nameZh,
            @Nullable String nameEn,
            @Nullable String hintZh,
            @Nullable String hintEn,
            boolean needsEvidence) {}

    /** A version as the ministry wants it. */
    public record WantedCriteria(
            @Nullable List<WantedItem> items,
            @Nullable String source,
            @Nullable LocalDate validFrom) {}

    /** A grant as the ministry wants it. */
    public record WantedGrant(
            @Nullable String purpose,
            @Nullable String code,
            @Nullable String nameZh,
            @Nullable String nameEn,
            @Nullable String extentZh,
            @Nullable String extentEn,
            @Nullable LocalDate validFrom) {}

    /** The first day on which a change of today may begin to hold. */
    public LocalDate earliest() {
        LocalDate day = LocalDate.ofInstant(clock.instant().plus(ANNOUNCED), ClearwayClock.ZONE);
        return day.plusDays(1);
    }

    /** Whether the actor sets what holds for all lists. */
    public static boolean sets(Actor actor) {
        return actor.isOfficer()
                && actor.may(Right.APPROVE)
                && "000000".equals(actor.division())
                && "industry".equals(actor.department());
    }

    /** @return the number of the new version, or of the latest if that says the same; lists follow it when their terms say so */
    @Transactional
    public int publish(WantedCriteria wanted) {
        Actor actor = Actor.current();
        actor.require(Right.APPROVE);
        List<CriteriaCase.Item> items = Objects.requireNonNullElse(wanted.items(), List.<WantedItem>of()).stream()
                .map(one -> new CriteriaCase.Item(
                        one.code(), one.nameZh(), one.nameEn(), one.hintZh(), one.hintEn(), one.needsEvidence()))
                .filter(one -> !one.isEmpty())
                .toList();
        LocalDate from = Objects.requireNonNullElse(wanted.validFrom(), earliest());
        Refusal.ifAny(
                CriteriaCase.RULES.against(new CriteriaCase(sets(actor), items, from, earliest(), wanted.source())));
        Locks.criteria(jdbc);
        WhiteLists.Version latest = lists.versions().getFirst();
        if (says(latest, items, from, wanted.source())) {
            return latest.version(); // sent twice
        }
        int version = latest.version() + 1;
        for (int i = 0; i < items.size(); i++) {
            insert(
                    version,
                    i + 1,
                    items.get(i),
                    from,
                    String.valueOf(wanted.source()).strip());
        }
        audit.record(Audit.Entry.of("criteria published", "white list criteria", version, actor.division())
                .with(Map.of("from", from.toString(), "items", items.size())));
        return version;
    }

    private boolean says(
            WhiteLists.Version latest, List<CriteriaCase.Item> items, LocalDate from, @Nullable String source) {
        return latest.validFrom().equals(from)
                && latest.source().equals(String.valueOf(source).strip())
                && lists.criteria(latest.version()).stream()
                        .map(one -> new CriteriaCase.Item(
                                one.code(),
                                one.nameZh(),
                                one.nameEn(),
                                one.hintZh(),
                                one.hintEn(),
                                one.needsEvidence()))
                        .toList()
                        .equals(items);
    }

    private void insert(int version, int position, CriteriaCase.Item item, LocalDate from, String source) {
        jdbc.sql("""
                        insert into whitelist.criterion (version, position, code, name_zh, name_en, hint_zh, hint_en, needs_evidence,
                            valid_from, source, account_id, author, recorded_at)
                        values (:version, :position, :code, :nameZh, :nameEn, :hintZh, :hintEn, :evidence, :from, :source, :account, :author,
                            :now)
                        """)
                .param("version", version)
                .param("position", position)
                .param("code", item.code())
                .param("nameZh", item.nameZh())
                .param("nameEn", item.nameEn())
                .param("hintZh", item.hintZh())
                .param("hintEn", item.hintEn())
                .param("evidence", item.needsEvidence())
                .param("from", from)
                .param("source", source)
                .param("account", Actor.current().accountId())
                .param("author", Actor.current().name())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    @Transactional
    public void grant(WantedGrant wanted) {
        Actor actor = Actor.current();
        actor.require(Right.APPROVE);
        LocalDate from = Objects.requireNonNullElse(wanted.validFrom(), earliest());
        boolean taken = lists.grants().stream()
                .anyMatch(one -> one.purpose().equals(wanted.purpose())
                        && one.code().equals(wanted.code())
                        && (one.validTo() == null || !one.validTo().isBefore(from)));
        Refusal.ifAny(GrantCase.RULES.against(new GrantCase(
                sets(actor),
                wanted.purpose(),
                wanted.code(),
                wanted.nameZh(),
                wanted.nameEn(),
                wanted.extentZh(),
                wanted.extentEn(),
                from,
                earliest(),
                taken)));
        jdbc.sql("""
                        insert into whitelist.benefit (purpose, code, position, name_zh, name_en, extent_zh, extent_en, valid_from, account_id,
                            author, recorded_at)
                        values (:purpose, :code, (select coalesce(max(position), 0) + 1 from whitelist.benefit where purpose = :purpose),
                            :nameZh, :nameEn, :extentZh, :extentEn, :from, :account, :author, :now)
                        """)
                .param("purpose", wanted.purpose())
                .param("code", wanted.code())
                .param("nameZh", wanted.nameZh())
                .param("nameEn", wanted.nameEn())
                .param("extentZh", wanted.extentZh())
                .param("extentEn", wanted.extentEn())
                .param("from", from)
                .param("account", actor.accountId())
                .param("author", actor.name())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        audit.record(Audit.Entry.of("grant added", "white list grant", grant(wanted.purpose(), wanted.code()), "000000")
                .with(Map.of("from", from.toString())));
    }

    private static String grant(@Nullable String purpose, @Nullable String code) {
        return purpose + "/" + code;
    }

    /** The last day of a grant that runs; what was granted until then was granted. */
    @Transactional
    public void end(String purpose, String code, @Nullable LocalDate last) {
        Actor actor = Actor.current();
        actor.require(Right.APPROVE);
        Grant running = lists.grants().stream()
                .filter(one -> one.purpose().equals(purpose) && one.code().equals(code) && one.validTo() == null)
                .findFirst()
                .orElseThrow(() -> new NotFound("grant", grant(purpose, code)));
        LocalDate lastDay = Objects.requireNonNullElse(last, earliest().minusDays(1));
        List<Reason> reasons = new ArrayList<>();
        if (!sets(actor)) {
            reasons.add(Reason.of("whitelist.ministry-only"));
        }
        if (lastDay.isBefore(earliest().minusDays(1)) || lastDay.isBefore(running.validFrom())) {
            reasons.add(Reason.at(
                    "validTo", "whitelist.announced", earliest().minusDays(1).toString()));
        }
        Refusal.ifAny(reasons);
        jdbc.sql("update whitelist.benefit set valid_to = ? where purpose = ? and code = ? and valid_from = ?")
                .params(lastDay, purpose, code)
                .param(running.validFrom())
                .update();
        audit.record(Audit.Entry.of("grant ended", "white list grant", grant(purpose, code), "000000")
                .with(Map.of("last", lastDay.toString())));
    }
}
