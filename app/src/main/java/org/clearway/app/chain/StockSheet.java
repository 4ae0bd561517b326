package org.clearway.app.chain;

import java.time.LocalDate;
import java.util.List;
import org.clearway.app.shared.scope.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an enterprise's sites are expected to report stock of, and what they said last. */
@Service
@Transactional(readOnly = true)
public class StockSheet {

    private static final int MOST_SITES = 400;
    private static final int MOST_PARTS = 500;

    private final JdbcClient jdbc;

    StockSheet(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A site that takes parts. */
    public record StockSite(
            long siteId, String nameZh, @Nullable String nameEn, int parts) {}

    /** A part that a site takes, with the stock that was said last; null where nothing was. */
    public record StockPart(
            long siteId,
            long partId,
            String code,
            String nameZh,
            String nameEn,
            String unit,
            int versionToday,
            @Nullable LocalDate lastDay,
            @Nullable Double onHand,
            @Nullable Double blocked,
            @Nullable Double dailyUse,
            @Nullable LocalDate nextArrival,
            @Nullable Double nextUnits,
            @Nullable Double targetDays,
            @Nullable String later,
            @Nullable String light) {

        /** What is on the way after the next delivery: the form shows it, and a report that leaves it alone keeps it. */
        public List<StockFiling.Arrival> laterArrivals() {
            return later == null || later.isEmpty()
                    ? List.of()
                    : java.util.Arrays.stream(later.split(";", -1))
                            .map(one -> one.split("=", -1))
                            .map(one -> new StockFiling.Arrival(
                                    LocalDate.parse(one[0]), Double.parseDouble(one[1]), Long.parseLong(one[2])))
                            .toList();
        }

        public boolean reportedToday() {
            return versionToday > 0;
        }
    }

    public List<StockSite> sites() {
        return jdbc.sql("""
                        select n.site_id, min(n.name_zh) as name_zh, min(n.name_en) as name_en, count(distinct i.input_id)::int as parts
                        from chain.node n join chain.part_input i on i.part_id = n.part_id and i.superseded_at = 'infinity'
                        where n.enterprise_id = any (?) and n.site_id <> 0
                        group by n.site_id order by n.site_id limit ?
                        """)
                .params(Actor.current().enterprises().toArray(Long[]::new), MOST_SITES)
                .query(StockSite.class)
                .list();
    }

    public List<StockPart> parts(long site, LocalDate today) {
        return jdbc.sql("""
                        select distinct on (p.code) :site::bigint as site_id, p.id as part_id, p.code, p.name_zh, p.name_en, p.unit,
                            case when s.business_date = :today then s.version::int else 0 end as version_today,
                            s.business_date as last_day, s.on_hand, s.blocked, s.daily_use, a.day as next_arrival, a.units as next_units,
                            s.target_days, b.later, l.light
                        from chain.node n
                        join chain.part_input i on i.part_id = n.part_id and i.superseded_at = 'infinity'
                        join chain.part p on p.id = i.input_id
                        left join lateral (select * from chain.stock_report r where r.site_id = n.site_id and r.part_id = p.id
                            and r.superseded_at = 'infinity' and r.business_date <= :today order by r.business_date desc limit 1) s on true
                        left join lateral (select d as day, u as units from unnest(s.arrival_days, s.arrival_units) as x (d, u)
                            where d > :today order by d limit 1) a on true
                        left join lateral (select string_agg(y.d || '=' || y.u || '=' || y.n, ';' order by y.d) as later from (
                            select x.d, x.u, x.n from unnest(s.arrival_days, s.arrival_units, s.arrival_nodes) as x (d, u, n)
                            where x.d > :today order by x.d offset 1) y) b on true
                        left join lateral (select light from chain.light where site_id = n.site_id and part_id = p.id
                            and superseded_at = 'infinity' limit 1) l on true
                        where n.site_id = :site and n.enterprise_id = any (:enterprises) order by p.code limit :limit
                        """)
                .param("site", site)
                .param("today", today)
                .param("enterprises", Actor.current().enterprises().toArray(Long[]::new))
                .param("limit", MOST_PARTS)
                .query(StockPart.class)
                .list();
    }

    /** How many of the own parts are red and not reported today. */
    public long redToReport(LocalDate today) {
        return jdbc.sql("""
                        select count(*) from chain.light l where l.superseded_at = 'infinity' and l.light in ('red', 'grey')
                            and l.enterprise_id = any (?) and l.reported_on < ?
                        """)
                .params(Actor.current().enterprises().toArray(Long[]::new), today)
                .query(Long.class)
                .single();
    }
}
