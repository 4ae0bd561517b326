package org.clearway.app.monitoring;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says of many sites that they are expected to report. */
@Component
public class LoadingReportingSites {

    private static final int CHUNK = 5_000;

    private final JdbcClient jdbc;

    LoadingReportingSites(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds all; one that is there already, by site and first day, stays as it is.
     *
     * @return how many were new
     */
    @Transactional
    public long load(Iterator<ReportingSite> sites) {
        long added = 0;
        List<ReportingSite> chunk = new ArrayList<>(CHUNK);
        while (sites.hasNext()) {
            chunk.add(sites.next());
            if (chunk.size() == CHUNK || !sites.hasNext()) {
                added += insert(chunk);
                chunk.clear();
            }
        }
        return added;
    }

    private int insert(List<ReportingSite> chunk) {
        return jdbc.sql("""
                        insert into monitoring.reporting_site
                            (site_id, enterprise_id, division, industry, base_roll, valid_from, valid_to)
                        select * from unnest(:sites, :enterprises, :divisions, :industries, :rolls, :froms::date[], :tos::date[])
                        on conflict do nothing
                        """)
                .param("sites", chunk.stream().map(ReportingSite::siteId).toArray(Long[]::new))
                .param(
                        "enterprises",
                        chunk.stream().map(ReportingSite::enterpriseId).toArray(Long[]::new))
                .param("divisions", texts(chunk, ReportingSite::division))
                .param("industries", texts(chunk, ReportingSite::industry))
                .param("rolls", chunk.stream().map(ReportingSite::baseRoll).toArray(Integer[]::new))
                .param("froms", texts(chunk, site -> site.validFrom().toString()))
                .param(
                        "tos",
                        texts(
                                chunk,
                                site -> site.validTo() == null
                                        ? null
                                        : site.validTo().toString()))
                .update();
    }

    private static @Nullable String[] texts(
            List<ReportingSite> chunk, Function<ReportingSite, @Nullable String> value) {
        return chunk.stream().map(value).toArray(String[]::new);
    }
}
