package org.clearway.app.chain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.clearway.app.chain.internal.LightConditions;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.scope.Right;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * All lights that a cause ever had, now and before: what an authority has to hold against it while it lasts, and the proof when it is
 * over. Whoever answers for the place of the cause sees the lights that hang on it wherever they are, with their days and no stocks;
 * everybody else those of the own territory.
 */
@Service
public class CauseHistory {

    private static final String OF_CAUSE = " where l.cause_ref = :ref and l.light in ('red', 'orange', 'yellow')";

    private final JdbcClient jdbc;
    private final Lights lights;
    private final TransactionOperations transactions;

    CauseHistory(JdbcClient jdbc, Lights lights, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.lights = lights;
        this.transactions = transactions;
    }

    /**
     * A light of the cause for as long as it said the same.
     *
     * @param ended null while it holds
     * @param then  the colour that followed
     */
    public record Row(
            long siteId,
            long partId,
            String light,
            String siteZh,
            @Nullable String siteEn,
            String partZh,
            String partEn,
            String division,
            @Nullable String divisionZh,
            @Nullable String divisionEn,
            @Nullable Double coverDays,
            @Nullable Integer outInDays,
            @Nullable LocalDate stopsOn,
            @Nullable Double share,
            Instant began,
            @Nullable Instant ended,
            @Nullable String then) {

        public String letter() {
            return light.substring(0, 1);
        }

        /** Where the reader may open it. */
        public @Nullable String href() {
            return Actor.current().range().holds(DivisionRange.of(division))
                    ? "/chains/lights/" + siteId + "/" + partId
                    : null;
        }
    }

    /** How many hold now by colour, how many sites and parts there ever were, and from when until when. */
    public record Sum(
            int red,
            int orange,
            int yellow,
            int ever,
            @Nullable Instant first,
            @Nullable Instant last) {

        public int now() {
            return red + orange + yellow;
        }
    }

    /**
     * A cause that the reader may know by its name.
     *
     * @param answers whether the reader answers for its place
     */
    public record Cause(String ref, Lights.Named name, boolean answers) {}

    /** Empty for an enterprise, which learns no cause by its name, and for what nobody knows. */
    public Optional<Cause> find(String ref) {
        Actor actor = Actor.current();
        actor.require(Right.REPORTS);
        return Optional.ofNullable(lights.names(List.of(ref)).get(ref))
                .map(name -> new Cause(ref, name, actor.range().holds(DivisionRange.of(name.division()))));
    }

    /** Those that hold first, then by their beginning, the latest first. */
    public List<Row> list(Cause cause, int offset, int limit) {
        return within(
                cause,
                () -> jdbc.sql("""
                        select l.site_id, l.part_id, l.light, coalesce(n.name_zh, l.site_id::text) as site_zh, n.name_en as site_en,
                            p.name_zh as part_zh, p.name_en as part_en, l.division, d.name_zh as division_zh, d.name_en as division_en,
                            l.cover_days::float8 as cover_days, l.out_in_days::int as out_in_days, l.stops_on,
                            l.cause_share::float8 as share, l.recorded_at as began,
                            case when l.superseded_at < 'infinity' then l.superseded_at end as ended, next.light as "then"
                        """ + LightConditions.JOINS + """
                         left join lateral (select x.light from chain.light x where x.site_id = l.site_id and x.part_id = l.part_id
                            and x.superseded_at > l.superseded_at order by x.superseded_at limit 1) next on true
                        """ + OF_CAUSE
                                + " order by l.superseded_at < 'infinity', l.recorded_at desc, l.rank, l.out_in_days, l.site_id, l.part_id"
                                + " offset :offset limit :limit")
                        .param("ref", cause.ref())
                        .param("offset", offset)
                        .param("limit", limit)
                        .query(Row.class)
                        .list());
    }

    public long count(Cause cause) {
        return within(
                cause,
                () -> jdbc.sql("select count(*) from chain.light l" + OF_CAUSE)
                        .param("ref", cause.ref())
                        .query(Long.class)
                        .single());
    }

    public Sum sum(Cause cause) {
        return within(
                cause,
                () -> jdbc.sql("""
                        select count(*) filter (where now and light = 'red')::int as red, count(*) filter (where now and light = 'orange')::int
                            as orange, count(*) filter (where now and light = 'yellow')::int as yellow,
                            count(distinct (site_id, part_id))::int as ever, min(recorded_at) as first,
                            max(case when now then null else superseded_at end) as last
                        from (select l.*, superseded_at = 'infinity' as now from chain.light l
                        """ + OF_CAUSE + ") l")
                        .param("ref", cause.ref())
                        .query(Sum.class)
                        .single());
    }

    private <T> T within(Cause cause, Supplier<T> question) {
        Supplier<T> asked = () -> Objects.requireNonNull(transactions.execute(status -> question.get()));
        return cause.answers() ? Actor.platform("chain").get(asked) : asked.get();
    }
}
