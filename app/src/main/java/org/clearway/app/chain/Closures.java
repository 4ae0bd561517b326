package org.clearway.app.chain;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.clearway.app.chain.internal.Like;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The closed and limited sites of a territory, as they held at a moment: what ends soonest stands first. */
@Service
@Transactional(readOnly = true)
public class Closures {

    private static final String WHERE = """
             from chain.closure c
            left join lateral (select n.name_zh, n.name_en from chain.node n where n.site_id = c.site_id
                union all select s.name_zh, s.name_en from directory.site s where s.id = c.site_id limit 1) n on true
            where c.recorded_at <= :at and c.superseded_at > :at and c.valid_to >= :day
                and (:source = '' or c.source = :source) and (:words = '' or n.name_zh ilike :like or n.name_en ilike :like)
            """;

    private final JdbcClient jdbc;

    Closures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param source report, officer, api or scenario; empty for all */
    public record Filter(String words, String source) {}

    /** @param capacity share of normal output that remains */
    public record Line(
            long id,
            long siteId,
            long enterpriseId,
            @Nullable String nameZh,
            @Nullable String nameEn,
            String division,
            double capacity,
            LocalDate validFrom,
            LocalDate validTo,
            String source,
            String ground,
            String saidBy,
            Instant recordedAt) {}

    public List<Line> list(Filter filter, AsOf asOf, int offset, int limit) {
        return of(
                        "select c.id, c.site_id, c.enterprise_id, n.name_zh, n.name_en, c.division, c.capacity, c.valid_from, c.valid_to,"
                                + " c.source, c.ground, c.said_by, c.recorded_at" + WHERE
                                + " order by c.valid_to, c.id offset :offset limit :limit",
                        filter,
                        asOf)
                .param("offset", offset)
                .param("limit", limit)
                .query(Line.class)
                .list();
    }

    public long count(Filter filter, AsOf asOf) {
        return of("select count(*)" + WHERE, filter, asOf).query(Long.class).single();
    }

    private JdbcClient.StatementSpec of(String sql, Filter filter, AsOf asOf) {
        String words = filter.words().strip();
        return jdbc.sql(sql)
                .param("at", Timestamp.from(asOf.at()))
                .param("day", asOf.day())
                .param("source", filter.source())
                .param("words", words)
                .param("like", Like.containing(words));
    }

    /** The sites of a chain whose name holds the words, to choose one from; at most twenty. */
    public List<Found> sites(String words) {
        String plain = words.strip();
        return plain.length() < 2
                ? List.of()
                : jdbc.sql("""
                                select distinct n.site_id, n.name_zh, n.name_en, n.division from chain.node n
                                where n.site_id <> 0 and (n.name_zh ilike ? or n.name_en ilike ?) order by n.site_id limit 20
                                """)
                        .params(Like.containing(plain), Like.containing(plain))
                        .query(Found.class)
                        .list();
    }

    public record Found(
            long siteId, String nameZh, @Nullable String nameEn, String division) {}
}
