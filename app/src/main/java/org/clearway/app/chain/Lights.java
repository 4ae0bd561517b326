package org.clearway.app.chain;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clearway.app.chain.internal.LightConditions;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lights as people and programs read them, within their reach. */
@Service
@Transactional(readOnly = true)
public class Lights {

    private static final String COLUMNS = """
            select l.site_id, l.part_id, l.enterprise_id, l.light, l.why_grey, coalesce(n.name_zh, l.site_id::text) as site_zh,
                n.name_en as site_en, p.code as part_code, p.name_zh as part_zh, p.name_en as part_en, p.unit, l.chain,
                c.name_zh as chain_zh, c.name_en as chain_en, l.division, d.name_zh as division_zh, d.name_en as division_en,
                l.cover_days::float8 as cover_days, l.target_days::float8 as target_days, l.out_in_days::int as out_in_days,
                l.earliest_days::int as earliest_days, l.latest_days::int as latest_days, l.stops_on, l.business_date, l.reported_on,
                l.next_arrival, l.lost_yuan_day, l.cause_kind, {cause} as cause_ref, l.cause_share::float8 as cause_share,
                l.cause_tiers::int as cause_tiers, l.since, l.recorded_at
            """;

    private static final String ORDER = " order by l.rank, l.out_in_days, l.lost_yuan_day desc, l.site_id, l.part_id";

    private final JdbcClient jdbc;

    Lights(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static String columns() {
        return COLUMNS.replace("{cause}", Actor.current().isEnterprise() ? "null::text" : "l.cause_ref");
    }

    /** Worst first: by colour, the day it runs out, what is lost. */
    public List<LightLine> list(LightFilter filter, int offset, int limit) {
        LightConditions where = LightConditions.of(filter);
        return jdbc.sql(columns() + where.from() + ORDER + " offset :offset limit :limit")
                .params(where.values())
                .param("offset", offset)
                .param("limit", limit)
                .query(LightLine.class)
                .list();
    }

    public long count(LightFilter filter) {
        LightConditions where = LightConditions.of(filter);
        return jdbc.sql("select count(*)" + where.from())
                .params(where.values())
                .query(Long.class)
                .single();
    }

    /** One light as of a moment; empty when it is green or there is none within reach. */
    public Optional<LightLine> find(long site, long part, AsOf asOf) {
        return jdbc.sql(
                        columns() + LightConditions.JOINS
                                + " where l.site_id = :site and l.part_id = :part and l.recorded_at <= :at and l.superseded_at > :at")
                .param("site", site)
                .param("part", part)
                .param("at", Timestamp.from(asOf.at()))
                .query(LightLine.class)
                .optional();
    }

    /** The versions of a light, the latest first. */
    public List<LightLine> history(long site, long part, int limit) {
        return jdbc.sql(columns() + LightConditions.JOINS
                        + " where l.site_id = ? and l.part_id = ? order by l.recorded_at desc limit ?")
                .params(site, part, limit)
                .query(LightLine.class)
                .list();
    }

    /** How many of each colour, green among them: what reports and has no row. */
    public Map<String, Long> counts(@Nullable String division, @Nullable String chain, AsOf asOf) {
        Map<String, Long> counts = new LinkedHashMap<>();
        List.of("red", "orange", "yellow", "green", "grey").forEach(light -> counts.put(light, 0L));
        DivisionRange range = division == null ? Actor.current().range() : DivisionRange.of(division);
        String place = Actor.current().isEnterprise() ? "" : " and l.division >= :lo and l.division < :hi";
        jdbc.sql("select l.light, count(*) from chain.light l where "
                        + (asOf.past()
                                ? "l.recorded_at <= :at and l.superseded_at > :at"
                                : "l.superseded_at = 'infinity'")
                        + " and l.light <> 'green' and (:chain::text is null or l.chain = :chain)" + place
                        + " group by l.light")
                .param("at", Timestamp.from(asOf.at()))
                .param("chain", chain)
                .param("lo", range.lo())
                .param("hi", range.hi())
                .query((row, number) -> counts.put(row.getString(1), row.getLong(2)))
                .list();
        long other = counts.values().stream().mapToLong(Long::longValue).sum();
        long all = Actor.current().isEnterprise() ? ownSlots(chain) : slots(range, chain);
        counts.put("green", Math.max(0, all - other));
        return counts;
    }

    private long slots(DivisionRange range, @Nullable String chain) {
        return jdbc.sql("select coalesce(sum(slots), 0) from chain.slot_count where division >= :lo and division < :hi"
                        + " and (:chain::text is null or chain = :chain)")
                .param("lo", range.lo())
                .param("hi", range.hi())
                .param("chain", chain)
                .query(Long.class)
                .single();
    }

    /** Sites and parts of an enterprise's own that have a light: an input that its product cannot do without, and reported for. */
    private long ownSlots(@Nullable String chain) {
        return jdbc.sql("""
                        select count(*) from (select distinct n.site_id, i.input_id from chain.node n
                            join chain.part_input i on i.part_id = n.part_id and i.superseded_at = 'infinity' and i.essential
                            join chain.part p on p.id = i.input_id
                            where n.enterprise_id = any (shared.enterprises()) and (:chain::text is null or p.chain = :chain)
                                and exists (select from chain.stock_report s where s.enterprise_id = n.enterprise_id
                                    and s.site_id = n.site_id and s.part_id = i.input_id)) own
                        """).param("chain", chain).query(Long.class).single();
    }

    /** How many there were a day ago, for the difference beside the count. */
    public Map<String, Long> countsBefore(@Nullable String division, @Nullable String chain, Instant at) {
        return counts(division, chain, new AsOf(at, true));
    }

    /**
     * A main cause and what hangs on it.
     *
     * @param lines    red and orange lights whose largest cause it is
     * @param firstOn  the first day on which a line stops
     */
    public record Point(
            String causeRef,
            String causeKind,
            String worst,
            long lines,
            long sites,
            @Nullable LocalDate firstOn,
            double lostYuanDay,
            @Nullable String nameZh,
            @Nullable String nameEn,
            @Nullable String division) {

        public double lost10k() {
            return lostYuanDay / 10_000;
        }
    }

    /** Main causes, those behind most lines first; for officers. */
    public List<Point> points(LightFilter filter, int limit) {
        LightConditions where = LightConditions.of(filter);
        List<Point> found = jdbc.sql(
                        "select l.cause_ref, min(l.cause_kind) as cause_kind,"
                                + " (array_agg(l.light order by l.rank))[1] as worst, count(*) as lines, count(distinct l.site_id) as sites,"
                                + " min(l.stops_on) as first_on, sum(l.lost_yuan_day) as lost_yuan_day, null::text as name_zh,"
                                + " null::text as name_en, null::text as division" + where.from()
                                + " and l.cause_ref is not null and l.cause_kind <> 'other' and l.light in ('red', 'orange', 'yellow')"
                                + " group by l.cause_ref order by min(l.rank), count(*) desc, sum(l.lost_yuan_day) desc, l.cause_ref limit :limit")
                .params(where.values())
                .param("limit", limit)
                .query(Point.class)
                .list();
        Map<String, Named> names = names(found.stream().map(Point::causeRef).toList());
        return found.stream()
                .map(one -> {
                    Named name = names.getOrDefault(one.causeRef(), Named.UNKNOWN);
                    return new Point(
                            one.causeRef(),
                            one.causeKind(),
                            one.worst(),
                            one.lines(),
                            one.sites(),
                            one.firstOn(),
                            one.lostYuanDay(),
                            name.nameZh(),
                            name.nameEn(),
                            name.division());
                })
                .toList();
    }

    /** What a cause is called; the ground is that of the closure or block. */
    public record Named(String nameZh, String nameEn, String division) {
        static final Named UNKNOWN = new Named("–", "–", "");
    }

    /** The names of causes by their references; empty for an enterprise. */
    public Map<String, Named> names(List<String> refs) {
        Map<String, Named> names = new HashMap<>();
        if (Actor.current().isEnterprise() || refs.isEmpty()) {
            return names;
        }
        jdbc.sql("select site_id, name_zh, name_en, division from chain.site_names(:ids)")
                .param("ids", ids(refs, "site:"))
                .query((row, number) -> names.put("site:" + row.getLong(1), named(row)))
                .list();
        jdbc.sql(
                        "select distinct on (thing) thing, name_zh, name_en, division from chain.blocked_link where thing = any (:ids)"
                                + " order by thing, version desc")
                .param("ids", ids(refs, "road:"))
                .query((row, number) -> names.put("road:" + row.getLong(1), named(row)))
                .list();
        return names;
    }

    private static Named named(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Named(row.getString(2), row.getString(3), row.getString(4));
    }

    private static Long[] ids(List<String> refs, String kind) {
        List<Long> ids = new ArrayList<>();
        refs.stream()
                .filter(ref -> ref != null && ref.startsWith(kind))
                .forEach(ref -> ids.add(Long.parseLong(ref.substring(kind.length()))));
        return ids.toArray(Long[]::new);
    }

    /** Lines that stop, by day from the business date: entry 0 is today. */
    public int[] stopsByDay(@Nullable String division, AsOf asOf, int days) {
        int[] stops = new int[days];
        DivisionRange range = division == null ? Actor.current().range() : DivisionRange.of(division);
        LocalDate today = asOf.day();
        jdbc.sql(
                        "select stops_on, count(distinct site_id) from chain.light l where light in ('red', 'orange', 'yellow')"
                                + " and recorded_at <= :at and superseded_at > :at and division >= :lo and division < :hi"
                                + " and stops_on is not null group by stops_on")
                .param("at", Timestamp.from(asOf.at()))
                .param("lo", range.lo())
                .param("hi", range.hi())
                .query((row, number) -> {
                    long day = row.getDate(1).toLocalDate().toEpochDay() - today.toEpochDay();
                    if (day >= 0 && day < days) {
                        stops[(int) day] += row.getInt(2);
                    }
                    return day;
                })
                .list();
        return stops;
    }

    /** The chains that there are. */
    public List<Chain> chains() {
        return jdbc.sql("select code, name_zh, name_en from chain.chain order by code")
                .query(Chain.class)
                .list();
    }

    public record Chain(String code, String nameZh, String nameEn) {}

    /** When the last exact projection was made, and over how much. */
    public record Projected(
            Instant at,
            LocalDate businessDate,
            int millis,
            int nodes,
            int links,
            double largestDays,
            int lightsDiffer) {}

    public Optional<Projected> projected() {
        return jdbc.sql(
                        "select at, business_date, millis, nodes, links, largest_days::float8 as largest_days, lights_differ"
                                + " from chain.projection order by id desc limit 1")
                .query(Projected.class)
                .optional();
    }
}
