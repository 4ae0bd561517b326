package org.clearway.app.whitelist;

import static org.clearway.app.shared.load.Bulk.bool;
import static org.clearway.app.shared.load.Bulk.moment;
import static org.clearway.app.shared.load.Bulk.number;
import static org.clearway.app.shared.load.Bulk.text;

import java.util.List;
import org.clearway.app.shared.load.Bulk;
import org.clearway.app.shared.load.MassLoad;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings entries with their lives, batches and listings into a new instance; publications come last and seal the batches. */
@Component
public class LoadingEntries {

    private static final Bulk<LoadedBatch> BATCHES = new Bulk<>(
            "insert into whitelist.batch (id, list_id, division, opened_at, opened_by, opener)"
                    + " select * from unnest(?::bigint[], ?::bigint[], ?::text[], ?::timestamptz[], ?::bigint[], ?::text[])",
            List.of(
                    number(LoadedBatch::id),
                    number(row -> row.list().id()),
                    text(row -> row.list().division()),
                    moment(LoadedBatch::openedAt),
                    number(LoadedBatch::officerId),
                    text(LoadedBatch::officer)));

    private static final Bulk<LoadedEntry> ADMISSIONS = new Bulk<>(
            """
            insert into whitelist.admission (id, list_id, enterprise_id, credit_code, name_zh, name_en, division, industry, field, chain,
                chain_role, foreign_invested, ground, nominator, nominated_at, state, since, batch_id, until, steps, origin, nominated_by)
            select t.*, 'authority', 0 from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::text[], ?::text[], ?::text[], ?::text[], ?::boolean[], ?::text[], ?::text[], ?::timestamptz[], ?::text[],
                ?::timestamptz[], ?::bigint[], ?::timestamptz[], ?::int[]) t
            """,
            List.of(
                    number(LoadedEntry::id),
                    number(LoadedEntry::listId),
                    number(LoadedEntry::enterpriseId),
                    text(LoadedEntry::creditCode),
                    text(LoadedEntry::nameZh),
                    text(LoadedEntry::nameEn),
                    text(LoadedEntry::division),
                    text(LoadedEntry::industry),
                    text(LoadedEntry::field),
                    text(LoadedEntry::chain),
                    text(LoadedEntry::chainRole),
                    bool(LoadedEntry::foreignInvested),
                    text(LoadedEntry::ground),
                    text(LoadedEntry::nominator),
                    moment(LoadedEntry::nominatedAt),
                    text(row -> row.removeBatch() == null ? "listed" : "removed"),
                    moment(row -> last(row).publishedAt()),
                    number(row -> last(row).id()),
                    moment(row -> row.removeBatch() == null ? row.until() : null),
                    number(row -> row.removeBatch() == null ? 4L : 5L)));

    private static final Bulk<Stepped> STEPS = new Bulk<>(
            """
            insert into whitelist.step (admission_id, number, at, act, account_id, actor, batch_id, until, reason, enterprise_id, division)
            select * from unnest(?::bigint[], ?::int[], ?::timestamptz[], ?::text[], ?::bigint[], ?::text[], ?::bigint[],
                ?::timestamptz[], ?::text[], ?::bigint[], ?::text[])
            """,
            List.of(
                    number(row -> row.step.admission()),
                    number(row -> (long) row.step.number()),
                    moment(row -> row.step.at()),
                    text(row -> row.step.act().word()),
                    number(row -> row.step.accountId()),
                    text(row -> row.step.actor()),
                    number(row -> row.step.batch()),
                    moment(row -> row.step.until()),
                    text(row -> row.step.reason()),
                    number(row -> row.entry.enterpriseId()),
                    text(row -> row.entry.division())));

    private static final Bulk<LoadedEntry> LISTINGS = new Bulk<>(
            """
            insert into whitelist.listing (admission_id, list_id, enterprise_id, credit_code, name_zh, name_en, division, industry, field,
                chain, foreign_invested, ground, batch_id, approver, listed_from, until, ended_at, end_act, end_reason, end_batch_id)
            select a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, coalesce(q, 'infinity'), case when r is not null then 'remove' end,
                case when r is not null then 'resumed' end, r
            from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::boolean[], ?::text[], ?::bigint[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::bigint[])
                t (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r)
            """,
            List.of(
                    number(LoadedEntry::id),
                    number(LoadedEntry::listId),
                    number(LoadedEntry::enterpriseId),
                    text(LoadedEntry::creditCode),
                    text(LoadedEntry::nameZh),
                    text(LoadedEntry::nameEn),
                    text(LoadedEntry::division),
                    text(LoadedEntry::industry),
                    text(LoadedEntry::field),
                    text(LoadedEntry::chain),
                    bool(LoadedEntry::foreignInvested),
                    text(LoadedEntry::ground),
                    number(row -> row.addBatch().id()),
                    text(row -> row.addBatch().approver()),
                    moment(row -> row.addBatch().publishedAt()),
                    moment(LoadedEntry::until),
                    moment(row ->
                            row.removeBatch() == null ? null : row.removeBatch().publishedAt()),
                    number(row ->
                            row.removeBatch() == null ? null : row.removeBatch().id())));

    private final MassLoad mass;
    private final LoadingCards cards;

    LoadingEntries(MassLoad mass, LoadingCards cards) {
        this.mass = mass;
        this.cards = cards;
    }

    private record Stepped(LoadedEntry entry, Step step) {}

    /** @return how many steps were written */
    @Transactional
    public long load(List<LoadedBatch> batches, List<LoadedEntry> entries) {
        mass.load("whitelist.batch", BATCHES, batches.iterator(), true);
        mass.load("whitelist.admission", ADMISSIONS, entries.iterator(), true);
        long steps = mass.load(
                "whitelist.step",
                STEPS,
                entries.stream()
                        .flatMap(entry -> entry.steps().stream().map(step -> new Stepped(entry, step)))
                        .iterator(),
                false);
        mass.load("whitelist.listing", LISTINGS, entries.iterator(), false);
        cards.load(batches, entries);
        return steps;
    }

    private static LoadedBatch last(LoadedEntry row) {
        LoadedBatch remove = row.removeBatch();
        return remove == null ? row.addBatch() : remove;
    }
}
