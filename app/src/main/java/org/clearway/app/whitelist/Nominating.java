package org.clearway.app.whitelist;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.clearway.app.directory.Enterprise;
import org.clearway.app.directory.Enterprises;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.refusal.Conflict;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes nominations: by an enterprise for itself, by an officer for an enterprise of the own territory. */
@Service
public class Nominating {

    private final WhiteLists lists;
    private final Admissions admissions;
    private final Enterprises enterprises;
    private final NewAdmissions rows;
    private final ClearwayClock clock;
    private final Audit audit;

    Nominating(
            WhiteLists lists,
            Admissions admissions,
            Enterprises enterprises,
            NewAdmissions rows,
            ClearwayClock clock,
            Audit audit) {
        this.lists = lists;
        this.admissions = admissions;
        this.enterprises = enterprises;
        this.rows = rows;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * A nomination as somebody asks for it.
     *
     * @param ground why: its role in the chain, who depends on it
     */
    public record Wanted(
            @Nullable String list,
            @Nullable String creditCode,
            @Nullable String field,
            @Nullable String ground,
            boolean foreignInvested) {}

    /** @return the number of the new entry */
    @Transactional
    public long nominate(Wanted wanted) {
        Actor actor = Actor.current();
        actor.require(actor.isEnterprise() ? Right.SUBMIT_REPORTS : Right.PREPARE);
        WhiteList list = lists.byCode(String.valueOf(wanted.list()));
        String code = String.valueOf(wanted.creditCode()).strip();
        Enterprise enterprise = enterprises.byCreditCode(code).orElse(null);
        String standing = enterprise == null
                ? null
                : admissions.standing(list, List.of(enterprise.id())).get(enterprise.id());
        boolean listed = "listed".equals(standing) || "suspended".equals(standing);
        Refusal.ifAny(Nomination.RULES.against(new Nomination(
                list,
                lists.terms(list, clock.today()),
                clock.today(),
                enterprise,
                code,
                wanted.field(),
                wanted.ground(),
                standing != null && !listed,
                listed)));
        NewAdmissions.Row row = NewAdmissions.Row.of(
                list,
                Objects.requireNonNull(enterprise),
                String.valueOf(wanted.field()),
                String.valueOf(wanted.ground()).strip(),
                wanted.foreignInvested(),
                actor.isEnterprise() ? "enterprise" : "authority");
        return insert(row, list);
    }

    private long insert(NewAdmissions.Row row, WhiteList list) {
        try {
            long id = rows.insert(List.of(row)).getFirst();
            audit.record(Audit.Entry.of("enterprise nominated", "white list entry", id, row.division())
                    .about(row.enterpriseId())
                    .because(row.ground())
                    .with(Map.of("list", list.code(), "field", row.field())));
            return id;
        } catch (DuplicateKeyException e) {
            throw new Conflict(Reason.at("creditCode", "whitelist.under-way", row.creditCode()));
        }
    }

    /** Takes a nomination back before anybody drafted it. */
    @Transactional
    public void withdraw(long id) {
        rows.withdraw(admissions.find(id));
    }
}
