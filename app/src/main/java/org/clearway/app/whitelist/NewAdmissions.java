package org.clearway.app.whitelist;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.clearway.app.directory.Enterprise;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes new entries with their first step. */
@Component
class NewAdmissions {

    private final JdbcClient jdbc;
    private final Moving moving;
    private final ClearwayClock clock;
    private final Audit audit;

    NewAdmissions(JdbcClient jdbc, Moving moving, ClearwayClock clock, Audit audit) {
        this.jdbc = jdbc;
        this.moving = moving;
        this.clock = clock;
        this.audit = audit;
    }

    /** The facts of a nomination as they are kept. */
    record Row(
            long listId,
            long enterpriseId,
            String creditCode,
            String nameZh,
            @Nullable String nameEn,
            String division,
            String industry,
            String field,
            @Nullable String chain,
            String chainRole,
            boolean foreignInvested,
            String origin,
            String ground) {

        static Row of(WhiteList list, Enterprise one, String field, String ground, boolean foreign, String origin) {
            return new Row(
                    list.id(),
                    one.id(),
                    one.creditCode(),
                    one.nameZh(),
                    one.nameEn(),
                    one.division(),
                    one.industry(),
                    field,
                    one.chains().isEmpty() ? null : one.chains().getFirst(),
                    one.chainRole(),
                    foreign,
                    origin,
                    ground);
        }
    }

    /** @return their numbers, in the order of the rows */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Long> insert(List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Actor actor = Actor.current();
        List<Long> ids = jdbc.sql("""
                        insert into whitelist.admission (list_id, enterprise_id, credit_code, name_zh, name_en, division, industry, field,
                            chain, chain_role, foreign_invested, origin, ground, nominated_by, nominator, nominated_at, state, since, steps)
                        select n.*, :account, :actor, :at, 'nominated', :at, 1
                        from unnest(:lists, :enterprises, :codes, :zh, :en, :divisions, :industries, :fields, :chains, :roles, :foreign,
                            :origins, :grounds) n
                        returning id
                        """)
                .param("account", actor.accountId())
                .param("actor", actor.name())
                .param("at", Timestamp.from(clock.instant()))
                .param("lists", rows.stream().map(Row::listId).toArray(Long[]::new))
                .param("enterprises", rows.stream().map(Row::enterpriseId).toArray(Long[]::new))
                .param("codes", texts(rows, Row::creditCode))
                .param("zh", texts(rows, Row::nameZh))
                .param("en", texts(rows, Row::nameEn))
                .param("divisions", texts(rows, Row::division))
                .param("industries", texts(rows, Row::industry))
                .param("fields", texts(rows, Row::field))
                .param("chains", texts(rows, Row::chain))
                .param("roles", texts(rows, Row::chainRole))
                .param("foreign", rows.stream().map(Row::foreignInvested).toArray(Boolean[]::new))
                .param("origins", texts(rows, Row::origin))
                .param("grounds", texts(rows, Row::ground))
                .query(Long.class)
                .list();
        jdbc.sql("""
                        insert into whitelist.step (admission_id, number, at, act, account_id, actor, enterprise_id, division)
                        select id, 1, since, 'nominate', nominated_by, nominator, enterprise_id, division from whitelist.admission
                        where id = any (:ids)
                        """).param("ids", ids.toArray(Long[]::new)).update();
        return ids;
    }

    void withdraw(Admission admission) {
        Actor actor = Actor.current();
        actor.require(actor.isEnterprise() ? Right.SUBMIT_REPORTS : Right.PREPARE);
        Instant now = clock.instant();
        Admission after = switch (admission) {
            case Admission.Nominated one -> one.withdraw(now);
            case Admission.Assessed one -> one.withdraw(now);
            default -> throw new Refusal(Reason.of("whitelist.cannot", admission.word(), Act.WITHDRAW.word()));
        };
        moving.write(List.of(Move.of(admission, after, Act.WITHDRAW)));
        audit.record(Audit.Entry.of(
                        "nomination withdrawn",
                        "white list entry",
                        admission.entry().id(),
                        admission.entry().division())
                .about(admission.entry().enterpriseId()));
    }

    private static @Nullable String[] texts(List<Row> rows, Function<Row, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
