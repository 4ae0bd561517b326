package org.clearway.app.whitelist;

import java.time.Instant;
import java.util.List;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What waits for an officer, counted by list in one statement each: shown in the bar of every page, so it has to be quick. */
@Component
@Transactional(readOnly = true)
public class Waiting {

    private static final String COUNT = """
            select 'assess' as kind, a.list_id, count(*) as many, min(a.since) as since, 0 as batch from whitelist.admission a
            where a.list_id = :list and a.state = 'nominated' group by a.list_id
            union all select 'appeal', a.list_id, count(*), min(a.since), 0 from whitelist.admission a
            where a.list_id = :list and a.state = 'appealed' group by a.list_id
            union all select case when count(d.card_id) = count(*) then 'publish' else 'decide' end, b.list_id,
                count(*) - count(d.card_id), min(b.opened_at), b.id
            from whitelist.batch b join whitelist.card c on c.batch_id = b.id and c.closed_at is null
            left join whitelist.decision d on d.card_id = c.id and d.superseded_at = 'infinity'
            where b.list_id = :list and not exists (select from whitelist.publication p where p.batch_id = b.id)
            group by b.list_id, b.id
            union all select 'proposals', q.list_id, count(*), min(q.made_at), 0 from whitelist.proposal q
            where q.list_id = :list and q.state = 'open' and q.day = (select max(day) from whitelist.proposal_run) group by q.list_id
            """;

    private final JdbcClient jdbc;
    private final WhiteLists lists;

    Waiting(JdbcClient jdbc, WhiteLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    /** @param count of what waits; {@code href} where to go on */
    public record One(String kind, WhiteList list, long count, Instant since, String href) {}

    /** Of the lists of the actor's own authority. */
    public List<One> of(Actor actor) {
        if (!actor.isOfficer() || !actor.may(Right.PREPARE) || !"industry".equals(actor.department())) {
            return List.of();
        }
        return lists.all().stream()
                .filter(list -> list.division().equals(actor.division()))
                .flatMap(list -> jdbc
                        .sql(COUNT)
                        .param("list", list.id())
                        .query((row, number) -> new One(
                                row.getString("kind"),
                                list,
                                row.getLong("many"),
                                Rows.moment(row, "since"),
                                href(row.getString("kind"), list, row.getLong("batch"))))
                        .stream())
                .filter(one -> actor.may(Right.APPROVE)
                        ? !one.kind().equals("assess")
                        : one.kind().equals("assess") || one.kind().equals("proposals"))
                .toList();
    }

    private static String href(String kind, WhiteList list, long batch) {
        return switch (kind) {
            case "assess" -> "/white-list/entries?list=" + list.code() + "&state=nominated";
            case "appeal" -> "/white-list/entries?list=" + list.code() + "&state=appealed";
            case "proposals" -> "/white-list/proposals?list=" + list.code();
            default -> "/white-list/batches/" + batch + "?view=undecided";
        };
    }
}
