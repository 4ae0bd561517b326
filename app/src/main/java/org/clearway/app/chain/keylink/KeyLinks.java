package org.clearway.app.chain.keylink;

import java.sql.Date;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The key links as they were last ranked, within the actor's territory; positions are those of the whole country. */
@Service
@Transactional(readOnly = true)
public class KeyLinks {

    private static final String FROM = """
            from chain.key_link k
            left join directory.division d on d.code = k.division
            left join chain.chain c on c.code = k.chain
            join chain.part p on p.id = k.part_id
            where k.ranking_id = :ranking and k.division >= :lo and k.division < :hi
                and (:chain::text is null or k.chain = :chain)
            """;

    private final JdbcClient jdbc;

    KeyLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The ranking that was the last one at a moment. */
    public Optional<RankingMade> made(AsOf asOf) {
        Actor.current().require(Right.REPORTS);
        return jdbc.sql("""
                        select id, business_date, made_at, asked_by, enterprises, relations, short_list, replicates,
                            spread::float8 as spread, seconds::float8 as seconds
                        from chain.ranking where made_at <= ? order by made_at desc limit 1
                        """)
                .param(Timestamp.from(asOf.at()))
                .query(RankingMade.class)
                .optional();
    }

    public long count(RankingMade ranking, KeyLinkFilter filter) {
        return bound(jdbc.sql("select count(*) " + FROM), ranking, filter)
                .query(Long.class)
                .single();
    }

    /** By position. */
    public List<KeyLink> list(RankingMade ranking, KeyLinkFilter filter, int offset, int limit) {
        Actor.current().require(Right.REPORTS);
        return bound(jdbc.sql("""
                        select k.position, k.enterprise_id, k.division, d.name_zh as division_zh, d.name_en as division_en, k.chain,
                            c.name_zh as chain_zh, c.name_en as chain_en, p.name_zh as part_zh, p.name_en as part_en, k.name_zh,
                            k.name_en, k.loss, k.loss_down, k.loss_up, k.loss_low, k.loss_high, k.best, k.worst,
                            (select max(f.valid_to) from chain.closure f where f.enterprise_id = k.enterprise_id
                                and f.superseded_at = 'infinity' and f.valid_from <= :day and f.valid_to >= :day) as closed_until
                        """ + FROM + " order by k.position offset :offset limit :limit"), ranking, filter)
                .param("day", Date.valueOf(ranking.businessDate()))
                .param("offset", offset)
                .param("limit", limit)
                .query(KeyLink.class)
                .list();
    }

    private static JdbcClient.StatementSpec bound(
            JdbcClient.StatementSpec sql, RankingMade ranking, KeyLinkFilter filter) {
        String division = filter.division();
        DivisionRange range = division == null ? Actor.current().range() : DivisionRange.of(division);
        return sql.param("ranking", ranking.id())
                .param("lo", range.lo())
                .param("hi", range.hi())
                .param("chain", filter.chain());
    }

    /**
     * @param chain    code of a chain, null for all
     * @param division null for the whole of the actor's territory
     */
    public record KeyLinkFilter(
            @Nullable String chain, @Nullable String division) {

        public KeyLinkFilter {
            chain = chain == null || chain.isBlank() ? null : chain;
            division = division == null || division.isBlank() ? null : division;
        }
    }
}
