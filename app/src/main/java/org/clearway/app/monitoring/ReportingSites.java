package org.clearway.app.monitoring;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.clearway.app.monitoring.internal.SiteNames;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.scope.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The sites that are expected to report. */
@Service
@Transactional(readOnly = true)
public class ReportingSites {

    private final JdbcClient jdbc;
    private final SiteNames names;

    ReportingSites(JdbcClient jdbc, SiteNames names) {
        this.jdbc = jdbc;
        this.names = names;
    }

    /** The sites that the actor reports for on a day, and which of them did. */
    public List<OwnSite> own(LocalDate day) {
        Map<Long, Integer> versions = new HashMap<>();
        jdbc.sql("""
                        select s.site_id, coalesce(r.version, 0) as version from monitoring.reporting_site s
                        left join monitoring.operating_report r
                            on r.site_id = s.site_id and r.business_date = :day and r.superseded_at = 'infinity'
                        where s.enterprise_id = any (:enterprises) and s.valid_from <= :day
                            and (s.valid_to is null or s.valid_to >= :day)
                        """)
                .param("day", day)
                .param("enterprises", Actor.current().enterprises().toArray(Long[]::new))
                .query((row, number) -> versions.put(row.getLong(1), row.getInt(2)))
                .list();
        return names.of(versions.keySet()).values().stream()
                .map(name -> new OwnSite(name, Objects.requireNonNullElse(versions.get(name.siteId()), 0)))
                .sorted(java.util.Comparator.comparingLong(
                                (OwnSite site) -> site.name().enterpriseId())
                        .thenComparingInt(site -> site.name().number()))
                .toList();
    }

    /** How many of the actor's sites have not reported on a day. */
    public long ownMissing(LocalDate day) {
        return jdbc.sql("""
                        select count(*) from monitoring.reporting_site s
                        where s.enterprise_id = any (:enterprises) and s.valid_from <= :day
                            and (s.valid_to is null or s.valid_to >= :day)
                            and not exists (select from monitoring.operating_report r where r.site_id = s.site_id
                                and r.business_date = :day and r.superseded_at = 'infinity')
                        """)
                .param("day", day)
                .param("enterprises", Actor.current().enterprises().toArray(Long[]::new))
                .query(Long.class)
                .single();
    }

    public Map<Long, SiteName> names(Collection<Long> sites) {
        return names.of(sites);
    }

    public SiteName name(long site) {
        SiteName found = names.of(List.of(site)).get(site);
        if (found == null) {
            throw new NotFound("site", site);
        }
        return found;
    }

    /** @param version of the day's report, 0 while there is none */
    public record OwnSite(SiteName name, int version) {

        public boolean reported() {
            return version > 0;
        }
    }
}
