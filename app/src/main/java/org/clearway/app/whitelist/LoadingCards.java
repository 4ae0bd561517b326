package org.clearway.app.whitelist;

import static org.clearway.app.shared.load.Bulk.moment;
import static org.clearway.app.shared.load.Bulk.number;
import static org.clearway.app.shared.load.Bulk.text;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clearway.app.shared.load.Bulk;
import org.clearway.app.shared.load.MassLoad;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The cards of loaded batches with their decisions and findings, and at the end what seals them. */
@Component
class LoadingCards {

    private record Row(long id, LoadedEntry entry, LoadedBatch batch, Verb verb) {

        String reasonKey() {
            return verb == Verb.ADD ? "whitelist.card.nominated" : "whitelist.because.resumed";
        }

        List<Object> figures() {
            return verb == Verb.ADD
                    ? List.of(entry.ground())
                    : List.of(entry.removeDuty(), entry.removeUsed(), 14, entry.removeWorkdays(), 90.0, 80.0);
        }

        Instant preparedAt() {
            return verb == Verb.ADD ? entry.preparedAt() : batch.openedAt();
        }

        @Nullable
        Instant until() {
            return verb == Verb.ADD ? entry.until() : null;
        }
    }

    private static final Bulk<Row> DECISIONS = new Bulk<>(
            """
            insert into whitelist.decision (card_id, batch_id, verdict, until, account_id, decider, enterprise_id, division, recorded_at)
            select a, b, 'approved', c, d, e, f, g, h from unnest(?::bigint[], ?::bigint[], ?::timestamptz[], ?::bigint[], ?::text[],
                ?::bigint[], ?::text[], ?::timestamptz[]) t (a, b, c, d, e, f, g, h)
            """,
            List.of(
                    number(Row::id),
                    number(row -> row.batch().id()),
                    moment(Row::until),
                    number(row -> row.batch().approverId()),
                    text(row -> row.batch().approver()),
                    number(row -> row.entry().enterpriseId()),
                    text(row -> row.entry().division()),
                    moment(row -> row.batch().publishedAt())));

    private static final Bulk<LoadedEntry> FINDINGS = new Bulk<>(
            """
            insert into whitelist.finding (admission_id, criterion, recorded_at, met, evidence, account_id, finder, enterprise_id, division)
            select a, c.code, b, true, case c.code when 'production_plan' then '稳定生产方案 V1' when 'epidemic_control' then '现场核查' else d end,
                e, f, g, h
            from unnest(?::bigint[], ?::timestamptz[], ?::text[], ?::bigint[], ?::text[], ?::bigint[], ?::text[]) t (a, b, d, e, f, g, h)
            cross join whitelist.criterion c where c.version = 1
            """,
            List.of(
                    number(LoadedEntry::id),
                    moment(LoadedEntry::assessedAt),
                    text(LoadedEntry::ground),
                    number(row -> row.addBatch().officerId()),
                    text(row -> row.addBatch().officer()),
                    number(LoadedEntry::enterpriseId),
                    text(LoadedEntry::division)));

    private final MassLoad mass;
    private final JdbcClient jdbc;
    private final ReasonFigures figures;

    LoadingCards(MassLoad mass, JdbcClient jdbc, ReasonFigures figures) {
        this.mass = mass;
        this.jdbc = jdbc;
        this.figures = figures;
    }

    private Bulk<Row> cards() {
        return new Bulk<>(
                """
                insert into whitelist.card (id, batch_id, admission_id, enterprise_id, division, verb, source, reason_key, figures,
                    prepared_by, preparer, prepared_at, closed_at)
                select * from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::jsonb[], ?::bigint[], ?::text[], ?::timestamptz[], ?::timestamptz[])
                """,
                List.of(
                        number(Row::id),
                        number(row -> row.batch().id()),
                        number(row -> row.entry().id()),
                        number(row -> row.entry().enterpriseId()),
                        text(row -> row.entry().division()),
                        text(row -> row.verb().word()),
                        text(row -> row.verb() == Verb.ADD ? NewCard.NOMINATION : "resumed"),
                        text(Row::reasonKey),
                        text(row -> figures.write(row.figures())),
                        number(row -> row.batch().officerId()),
                        text(row -> row.batch().officer()),
                        moment(Row::preparedAt),
                        moment(row -> row.batch().publishedAt())));
    }

    void load(List<LoadedBatch> batches, List<LoadedEntry> entries) {
        List<Row> rows = new ArrayList<>();
        for (LoadedEntry entry : entries) {
            rows.add(new Row(rows.size() + 1L, entry, entry.addBatch(), Verb.ADD));
            LoadedBatch remove = entry.removeBatch();
            if (remove != null) {
                rows.add(new Row(rows.size() + 1L, entry, remove, Verb.REMOVE));
            }
        }
        mass.load("whitelist.card", cards(), rows.iterator(), true);
        mass.load("whitelist.decision", DECISIONS, rows.iterator(), false);
        mass.load("whitelist.finding", FINDINGS, entries.iterator(), false);
        Map<Long, List<Row>> byBatch =
                rows.stream().collect(Collectors.groupingBy(row -> row.batch().id()));
        batches.forEach(batch -> publish(batch, byBatch.getOrDefault(batch.id(), List.of())));
    }

    private void publish(LoadedBatch batch, List<Row> rows) {
        long added = rows.stream().filter(row -> row.verb() == Verb.ADD).count();
        String text = rows.stream()
                .map(row -> BatchDigest.line(row.entry().creditCode(), row.verb(), "approved", row.until()))
                .sorted()
                .collect(Collectors.joining());
        jdbc.sql("""
                        insert into whitelist.publication (batch_id, list_id, division, level, year, number, published_at, account_id,
                            approver, added, extended, suspended, resumed, removed, declined, sha256)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, ?, 0, ?)
                        """)
                .params(
                        batch.id(),
                        batch.list().id(),
                        batch.list().division(),
                        batch.list().level())
                .params(batch.year(), batch.number(), Timestamp.from(batch.publishedAt()))
                .params(batch.approverId(), batch.approver(), added, rows.size() - added, BatchDigest.sha256(text))
                .update();
    }
}
