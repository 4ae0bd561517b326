package org.clearway.app.monitoring.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clearway.app.monitoring.SiteName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The names of sites and of whose they are, as the directory has them. */
@Repository
@Transactional(readOnly = true)
public class SiteNames {

    private static final String SELECT = """
            select s.id as site_id, s.number, s.name_zh, s.name_en, e.id as enterprise_id, e.credit_code,
                e.name_zh as enterprise_zh, e.name_en as enterprise_en, s.division, d.name_zh as division_zh, d.name_en as division_en
            from directory.site s join directory.enterprise e on e.id = s.enterprise_id
            left join directory.division d on d.code = s.division
            """;

    private final JdbcClient jdbc;

    SiteNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Map<Long, SiteName> of(Collection<Long> sites) {
        return jdbc
                .sql(SELECT + " where s.id = any (:ids)")
                .param("ids", sites.toArray(Long[]::new))
                .query(SiteName.class)
                .list()
                .stream()
                .collect(Collectors.toMap(SiteName::siteId, name -> name));
    }

    public List<SiteName> ofEnterprises(Collection<Long> enterprises) {
        return jdbc.sql(SELECT + " where s.enterprise_id = any (:ids) order by e.id, s.number")
                .param("ids", enterprises.toArray(Long[]::new))
                .query(SiteName.class)
                .list();
    }
}
