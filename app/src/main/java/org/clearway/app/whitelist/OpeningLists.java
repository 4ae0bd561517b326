package org.clearway.app.whitelist;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.clearway.app.directory.ReferenceTables;
import org.clearway.app.directory.Term;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.refusal.Conflict;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens a list of an authority, and changes its terms from a day on; both are acts of its approver. */
@Service
public class OpeningLists {

    private static final int LONGEST_NAME = 60;

    private final JdbcClient jdbc;
    private final WhiteLists lists;
    private final LoadingLists rows;
    private final ReferenceTables reference;
    private final ClearwayClock clock;
    private final Audit audit;

    OpeningLists(
            JdbcClient jdbc,
            WhiteLists lists,
            LoadingLists rows,
            ReferenceTables reference,
            ClearwayClock clock,
            Audit audit) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.rows = rows;
        this.reference = reference;
        this.clock = clock;
        this.audit = audit;
    }

    /** A list as an authority wants it; the level follows from the division of who opens it. */
    public record Wanted(
            @Nullable String code,
            @Nullable String purpose,
            @Nullable String nameZh,
            @Nullable String nameEn,
            @Nullable List<String> fields,
            @Nullable List<String> zones,
            @Nullable String departureZh,
            @Nullable String departureEn,
            @Nullable Integer longestDays) {}

    @Transactional
    public WhiteList open(Wanted wanted) {
        Actor actor = Actor.current();
        actor.require(Right.APPROVE);
        Refusal.ifAny(reasons(wanted, actor));
        String level = level(actor.division());
        long id;
        try {
            id = jdbc.sql("""
                            insert into whitelist.list (code, purpose, level, division, name_zh, name_en, opened_on)
                            values (?, ?, ?, ?, ?, ?, ?) returning id
                            """)
                    .param(wanted.code())
                    .param(wanted.purpose())
                    .param(level)
                    .param(actor.division())
                    .param(wanted.nameZh())
                    .param(wanted.nameEn())
                    .param(clock.today())
                    .query(Long.class)
                    .single();
        } catch (DuplicateKeyException e) {
            throw new Conflict(Reason.at("code", "whitelist.code-taken", String.valueOf(wanted.code())));
        }
        rows.insert(id, terms(id, wanted));
        audit.record(
                Audit.Entry.of("white list opened", "white list", String.valueOf(wanted.code()), actor.division()));
        return lists.byId(id);
    }

    private Terms terms(long id, Wanted wanted) {
        return new Terms(
                id,
                Objects.requireNonNullElse(wanted.fields(), List.of()),
                Objects.requireNonNullElse(wanted.zones(), List.of()),
                1,
                wanted.departureZh(),
                wanted.departureEn(),
                Objects.requireNonNullElse(wanted.longestDays(), 90),
                clock.today());
    }

    private static String level(String division) {
        return division.equals("000000") ? "ministry" : division.endsWith("0000") ? "province" : "city";
    }

    private List<Reason> reasons(Wanted wanted, Actor actor) {
        List<Reason> reasons = new ArrayList<>();
        if (!"industry".equals(actor.department())) {
            reasons.add(Reason.of("whitelist.not-yours"));
        }
        if (wanted.code() == null || !wanted.code().matches("[a-z0-9-]{3,40}")) {
            reasons.add(Reason.at("code", "whitelist.code"));
        }
        if (!List.of("epidemic_supply", "white_list").contains(String.valueOf(wanted.purpose()))) {
            reasons.add(Reason.at("purpose", "whitelist.purpose"));
        }
        if (isBad(wanted.nameZh())) {
            reasons.add(Reason.at("nameZh", "whitelist.name", LONGEST_NAME));
        }
        if (isBad(wanted.nameEn())) {
            reasons.add(Reason.at("nameEn", "whitelist.name", LONGEST_NAME));
        }
        List<String> fields = Objects.requireNonNullElse(wanted.fields(), List.of());
        if (fields.isEmpty()
                || fields.stream().anyMatch(field -> reference.present().term(Term.SUPPLY_FIELD, field) == null)) {
            reasons.add(Reason.at("fields", "whitelist.fields"));
        }
        int days = Objects.requireNonNullElse(wanted.longestDays(), 90);
        if (days < 1 || days > 180) {
            reasons.add(Reason.at("longestDays", "whitelist.longest-days"));
        }
        return reasons;
    }

    private static boolean isBad(@Nullable String name) {
        return name == null || name.isBlank() || name.length() > LONGEST_NAME;
    }
}
