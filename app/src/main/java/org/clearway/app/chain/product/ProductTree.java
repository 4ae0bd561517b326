package org.clearway.app.chain.product;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.clearway.app.chain.internal.Like;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Chains, parts and the product tree as they held at a moment. */
@Service
@Transactional(readOnly = true)
public class ProductTree {

    /** How deep a tree is shown, and how many lines of it. */
    private static final int DEEPEST = 8;

    private static final int MOST_LINES = 400;

    private static final String CHAIN = """
            select c.code, c.name_zh, c.name_en, (select count(*) from chain.part p where p.chain = c.code and p.recorded_at <= :at) as parts,
                (select count(*) from chain.part_input i join chain.part p on p.id = i.part_id where p.chain = c.code
                    and i.recorded_at <= :at and i.superseded_at > :at) as inputs
            from chain.chain c where c.recorded_at <= :at
            """;

    private static final String PART = """
            select p.id, p.chain, p.code, p.name_zh, p.name_en, p.unit, p.unit_yuan,
                (select count(*) from chain.part_input i where i.part_id = p.id and i.recorded_at <= :at and i.superseded_at > :at) as inputs,
                (select count(*) from chain.part_input i where i.input_id = p.id and i.recorded_at <= :at and i.superseded_at > :at) as uses,
                (select count(*) from chain.part_substitute s where s.part_id = p.id and s.recorded_at <= :at and s.superseded_at > :at)
                    as substitutes
            from chain.part p where p.recorded_at <= :at and p.chain = :chain
            """;

    private static final String WORDS =
            " and (:words = '' or p.code ilike :like or p.name_zh ilike :like or p.name_en ilike :like)";

    private final JdbcClient jdbc;

    ProductTree(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Chain(String code, String nameZh, String nameEn, long parts, long inputs) {}

    /** @param uses of how many parts it is an input */
    public record Part(
            long id,
            String chain,
            String code,
            String nameZh,
            String nameEn,
            String unit,
            double unitYuan,
            long inputs,
            long uses,
            long substitutes) {}

    /**
     * A line of the tree below a part.
     *
     * @param depth    1 for what goes into the part itself
     * @param quantity for one unit of the part above it
     * @param total    for one unit of the part at the top
     */
    public record Line(
            int depth,
            String chain,
            String code,
            String nameZh,
            String nameEn,
            String unit,
            double quantity,
            double total,
            boolean essential) {}

    public record Substitute(
            String chain, String code, String nameZh, String nameEn, String unit, double quantity, String ground) {}

    /** Who makes it, as far as the reader's territory goes. */
    public record Maker(
            long siteId,
            long enterpriseId,
            String nameZh,
            @Nullable String nameEn,
            String division,
            double finalMonthly) {}

    public List<Chain> chains(AsOf asOf) {
        return jdbc.sql(CHAIN + " order by c.code limit 500")
                .param("at", Timestamp.from(asOf.at()))
                .query(Chain.class)
                .list();
    }

    public Chain chain(String code, AsOf asOf) {
        return jdbc.sql(CHAIN + " and c.code = :code")
                .param("at", Timestamp.from(asOf.at()))
                .param("code", code)
                .query(Chain.class)
                .optional()
                .orElseThrow(() -> new NotFound("chain", code));
    }

    public List<Part> parts(String chain, String words, AsOf asOf, int offset, int limit) {
        return of(PART + WORDS + " order by p.code offset :offset limit :limit", chain, words, asOf)
                .param("offset", offset)
                .param("limit", limit)
                .query(Part.class)
                .list();
    }

    /** Parts behind a code, in the order of codes. */
    public List<Part> partsAfter(String chain, String after, AsOf asOf, int limit) {
        return of(PART + WORDS + " and p.code > :after order by p.code limit :limit", chain, "", asOf)
                .param("after", after)
                .param("limit", limit)
                .query(Part.class)
                .list();
    }

    public long count(String chain, String words, AsOf asOf) {
        return of(
                        "select count(*) from chain.part p where p.recorded_at <= :at and p.chain = :chain" + WORDS,
                        chain,
                        words,
                        asOf)
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec of(String sql, String chain, String words, AsOf asOf) {
        String plain = words.strip();
        return jdbc.sql(sql)
                .param("at", Timestamp.from(asOf.at()))
                .param("chain", chain)
                .param("words", plain)
                .param("like", Like.containing(plain));
    }

    public Part part(String chain, String code, AsOf asOf) {
        return of(PART + " and p.code = :code", chain, "", asOf)
                .param("code", code)
                .query(Part.class)
                .optional()
                .orElseThrow(() -> new NotFound("part", chain + "/" + code));
    }

    /** All that goes into a part, depth first, at most 400 lines and eight steps down. */
    public List<Line> below(long part, AsOf asOf) {
        return jdbc.sql("""
                        with recursive tree as (
                            select 1 as depth, i.input_id, i.quantity, i.quantity as total, i.essential, array[q.code] as way
                            from chain.part_input i join chain.part q on q.id = i.input_id
                            where i.part_id = :part and i.recorded_at <= :at and i.superseded_at > :at
                            union all
                            select t.depth + 1, i.input_id, i.quantity, t.total * i.quantity, i.essential, t.way || q.code
                            from tree t join chain.part_input i on i.part_id = t.input_id and i.recorded_at <= :at and i.superseded_at > :at
                            join chain.part q on q.id = i.input_id where t.depth < :deepest
                        )
                        select t.depth, p.chain, p.code, p.name_zh, p.name_en, p.unit, t.quantity, t.total, t.essential
                        from tree t join chain.part p on p.id = t.input_id order by t.way limit :limit
                        """)
                .param("part", part)
                .param("at", Timestamp.from(asOf.at()))
                .param("deepest", DEEPEST)
                .param("limit", MOST_LINES)
                .query(Line.class)
                .list();
    }

    /** What the part goes into. */
    public List<Line> above(long part, AsOf asOf) {
        return jdbc.sql("""
                        select 1 as depth, p.chain, p.code, p.name_zh, p.name_en, p.unit, i.quantity, i.quantity as total, i.essential
                        from chain.part_input i join chain.part p on p.id = i.part_id
                        where i.input_id = :part and i.recorded_at <= :at and i.superseded_at > :at order by p.chain, p.code limit :limit
                        """)
                .param("part", part)
                .param("at", Timestamp.from(asOf.at()))
                .param("limit", MOST_LINES)
                .query(Line.class)
                .list();
    }

    public List<Substitute> substitutes(long part, AsOf asOf) {
        return jdbc.sql("""
                        select p.chain, p.code, p.name_zh, p.name_en, p.unit, s.quantity, s.ground
                        from chain.part_substitute s join chain.part p on p.id = s.substitute_id
                        where s.part_id = :part and s.recorded_at <= :at and s.superseded_at > :at order by p.chain, p.code limit :limit
                        """)
                .param("part", part)
                .param("at", Timestamp.from(asOf.at()))
                .param("limit", MOST_LINES)
                .query(Substitute.class)
                .list();
    }

    public List<Maker> makers(long part, AsOf asOf, int offset, int limit) {
        return jdbc.sql("""
                        select site_id, enterprise_id, name_zh, name_en, division, final_monthly from chain.node
                        where part_id = ? and recorded_at <= ? and valid_from <= ? and valid_to > ? order by id offset ? limit ?
                        """)
                .params(part, Timestamp.from(asOf.at()), asOf.day(), asOf.day(), offset, limit)
                .query(Maker.class)
                .list();
    }

    public long countMakers(long part, AsOf asOf) {
        return jdbc.sql(
                        "select count(*) from chain.node where part_id = ? and recorded_at <= ? and valid_from <= ? and valid_to > ?")
                .params(part, Timestamp.from(asOf.at()), asOf.day(), asOf.day())
                .query(Long.class)
                .single();
    }

    /** The whole tree of a chain as rows of the table by which it comes in. */
    public List<TreeRow> rows(String chain, AsOf asOf) {
        Instant at = asOf.at();
        return jdbc.sql("""
                        select c.code as chain, c.name_zh as chain_zh, c.name_en as chain_en, p.code as part, p.name_zh as part_zh,
                            p.name_en as part_en, p.unit, p.unit_yuan,
                            case when q.chain = p.chain then q.code else q.chain || '/' || q.code end as input, i.quantity,
                            q.unit as input_unit, i.essential, null::text as substitute, null::float8 as substitute_quantity,
                            null::text as ground
                        from chain.part p join chain.chain c on c.code = p.chain
                        left join chain.part_input i on i.part_id = p.id and i.recorded_at <= :at and i.superseded_at > :at
                        left join chain.part q on q.id = i.input_id
                        where p.chain = :chain and p.recorded_at <= :at
                        union all
                        select p.chain, null, null, p.code, null, null, null, null, null, null, null, null,
                            case when q.chain = p.chain then q.code else q.chain || '/' || q.code end, s.quantity, s.ground
                        from chain.part p join chain.part_substitute s on s.part_id = p.id and s.recorded_at <= :at and s.superseded_at > :at
                        join chain.part q on q.id = s.substitute_id where p.chain = :chain and p.recorded_at <= :at
                        order by 4, 9 nulls last, 13
                        """)
                .param("at", Timestamp.from(at))
                .param("chain", chain)
                .query(TreeRow.class)
                .list();
    }
}
