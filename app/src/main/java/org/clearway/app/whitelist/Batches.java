package org.clearway.app.whitelist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clearway.app.shared.refusal.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads batches and their cards. Drafts are the own authority's; what is published every officer may read. */
@Repository
@Transactional(readOnly = true)
public class Batches {

    private static final String PUBLICATION = """
            p.level, p.year, p.number, p.published_at, p.account_id, p.approver, p.added, p.extended, p.suspended, p.resumed, p.removed,
            p.declined, encode(p.sha256, 'hex') as sha256
            """;

    private static final String CARDS = """
            select c.id, c.batch_id, c.admission_id, c.enterprise_id, a.credit_code, a.name_zh, a.name_en, a.division, a.industry,
                a.field, c.verb, c.source, c.reason_key, c.figures, c.href, a.nominated_by, c.prepared_by, c.preparer, c.prepared_at,
                d.verdict, d.until, d.reason, d.words, d.account_id, d.decider, d.recorded_at
            from whitelist.card c join whitelist.admission a on a.id = c.admission_id
            left join whitelist.decision d on d.card_id = c.id and d.superseded_at = 'infinity'
            where not c.taken_back
            """;

    private final JdbcClient jdbc;
    private final ReasonFigures figures;

    Batches(JdbcClient jdbc, ReasonFigures figures) {
        this.jdbc = jdbc;
        this.figures = figures;
    }

    /** The draft of a list within reach, or none. */
    public Optional<Batch> draft(WhiteList list) {
        return jdbc.sql("""
                        select b.* from whitelist.batch b where b.list_id = :list
                        and not exists (select from whitelist.publication p where p.batch_id = b.id) order by b.id desc limit 1
                        """)
                .param("list", list.id())
                .query((row, number) -> batch(row, null))
                .optional();
    }

    /** A draft within reach, or a published batch of whomever. */
    public Batch find(long id) {
        Optional<Batch> published = published(id);
        return published.orElseGet(() -> jdbc.sql("select * from whitelist.batch where id = ?")
                .param(id)
                .query((row, number) -> batch(row, null))
                .optional()
                .orElseThrow(() -> new NotFound("batch", id)));
    }

    private Optional<Batch> published(long id) {
        return publications("where p.batch_id = :id", Map.of("id", id), 1, 0).stream()
                .findFirst();
    }

    /** Published batches of a list, or of all with null, the latest first; those until a moment. */
    public List<Batch> published(@Nullable Long list, Instant until, int offset, int limit) {
        return publications(
                "where p.published_at <= :until and (:list::bigint is null or p.list_id = :list)",
                values(list, until),
                limit,
                offset);
    }

    public Batch byNumber(WhiteList list, int year, int running) {
        return publications(
                        "where p.list_id = :list and p.year = :year and p.number = :number",
                        Map.of("list", list.id(), "year", year, "number", running),
                        1,
                        0)
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("batch", list.code() + "/" + year + "/" + running));
    }

    public long countPublished(@Nullable Long list, Instant until) {
        return jdbc.sql(
                        "select count(*) from whitelist.publication p where p.published_at <= :until and (:list::bigint is null or p.list_id = :list)")
                .params(values(list, until))
                .query(Long.class)
                .single();
    }

    private static Map<String, @Nullable Object> values(@Nullable Long list, Instant until) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("list", list);
        values.put("until", Timestamp.from(until));
        return values;
    }

    private List<Batch> publications(
            String where, Map<String, ? extends @Nullable Object> values, int limit, int offset) {
        return jdbc.sql("select p.batch_id as id, p.list_id, p.division, " + PUBLICATION
                        + " from whitelist.publication p " + where
                        + " order by p.published_at desc, p.batch_id limit :limit offset :offset")
                .params(values)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> new Batch(
                        row.getLong("id"),
                        row.getLong("list_id"),
                        row.getString("division"),
                        Rows.moment(row, "published_at"),
                        0,
                        "",
                        publication(row)))
                .list();
    }

    /** The cards within reach, in the order in which they were prepared. */
    public List<Card> cards(long batch, int offset, int limit) {
        return jdbc.sql(CARDS + " and c.batch_id = :batch order by c.id limit :limit offset :offset")
                .param("batch", batch)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> card(row))
                .list();
    }

    /** Those that a person looks at: all, undecided, one verb, or with words in the name. */
    public List<Card> cards(long batch, String view, int offset, int limit) {
        return jdbc.sql(CARDS + " and c.batch_id = :batch and " + condition(view)
                        + " order by c.id limit :limit offset :offset")
                .param("batch", batch)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> card(row))
                .list();
    }

    private static String condition(String view) {
        return switch (view) {
            case "undecided" -> "d.verdict is null";
            case "add", "extend", "suspend", "resume", "remove" -> "c.verb = '" + view + "'";
            case "declined", "approved" -> "d.verdict = '" + view + "'";
            default -> "true";
        };
    }

    public Card card(long id) {
        return jdbc.sql(CARDS + " and c.id = :id")
                .param("id", id)
                .query((row, number) -> card(row))
                .optional()
                .orElseThrow(() -> new NotFound("card", id));
    }

    /** How many cards of each verb and verdict there are; undecided ones under an empty verdict. */
    public Tally tally(long batch) {
        Map<String, Long> counts = new HashMap<>();
        jdbc.sql("""
                        select c.verb, coalesce(d.verdict, '') as verdict, count(*) from whitelist.card c
                        left join whitelist.decision d on d.card_id = c.id and d.superseded_at = 'infinity'
                        where c.batch_id = ? and not c.taken_back group by 1, 2
                        """)
                .param(batch)
                .query((row, number) -> counts.put(row.getString(1) + "/" + row.getString(2), row.getLong(3)))
                .list();
        return new Tally(counts);
    }

    private Card card(ResultSet row) throws SQLException {
        String verdict = row.getString("verdict");
        return new Card(
                row.getLong("id"),
                row.getLong("batch_id"),
                row.getLong("admission_id"),
                row.getLong("enterprise_id"),
                row.getString("credit_code"),
                row.getString("name_zh"),
                row.getString("name_en"),
                row.getString("division"),
                row.getString("industry"),
                row.getString("field"),
                Verb.of(row.getString("verb")),
                row.getString("source"),
                row.getString("reason_key"),
                figures.read(row.getString("figures")),
                row.getString("href"),
                row.getLong("nominated_by"),
                row.getLong("prepared_by"),
                row.getString("preparer"),
                Rows.moment(row, "prepared_at"),
                verdict == null
                        ? null
                        : new Decision(
                                verdict,
                                Rows.instant(row, "until"),
                                row.getString("reason"),
                                row.getString("words"),
                                row.getLong("account_id"),
                                row.getString("decider"),
                                Rows.moment(row, "recorded_at")));
    }

    private static Batch batch(ResultSet row, Batch.@Nullable Publication publication) throws SQLException {
        return new Batch(
                row.getLong("id"),
                row.getLong("list_id"),
                row.getString("division"),
                Rows.moment(row, "opened_at"),
                row.getLong("opened_by"),
                row.getString("opener"),
                publication);
    }

    private static Batch.Publication publication(ResultSet row) throws SQLException {
        return new Batch.Publication(
                row.getString("level"),
                row.getInt("year"),
                row.getInt("number"),
                Rows.moment(row, "published_at"),
                row.getLong("account_id"),
                row.getString("approver"),
                row.getInt("added"),
                row.getInt("extended"),
                row.getInt("suspended"),
                row.getInt("resumed"),
                row.getInt("removed"),
                row.getInt("declined"),
                row.getString("sha256"));
    }
}
