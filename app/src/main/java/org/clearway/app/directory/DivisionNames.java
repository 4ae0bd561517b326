package org.clearway.app.directory;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Names of divisions for pages of other modules. */
@Repository
public class DivisionNames {

    private final JdbcClient jdbc;

    DivisionNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The division's two names; for an unknown code, the code itself. */
    @Transactional(readOnly = true)
    public Named of(String code) {
        return jdbc.sql("select code, kind, name_zh, name_en from directory.division where code = ?")
                .param(code)
                .query(Named.class)
                .optional()
                .orElse(new Named(code, "unknown", code, code));
    }

    /** Of many, in one question; an unknown code names itself. */
    @Transactional(readOnly = true)
    public Map<String, Named> of(Collection<String> codes) {
        Map<String, Named> names = new HashMap<>();
        codes.forEach(code -> names.put(code, new Named(code, "unknown", code, code)));
        jdbc.sql("select code, kind, name_zh, name_en from directory.division where code = any (?)")
                .param(names.keySet().toArray(String[]::new))
                .query(Named.class)
                .list()
                .forEach(one -> names.put(one.code(), one));
        return names;
    }

    /** The divisions in force directly below one, by code. */
    @Transactional(readOnly = true)
    public List<Named> below(String code) {
        return jdbc.sql("""
                        select code, kind, name_zh, name_en from directory.division
                        where parent = ? and valid_to is null order by code limit 500
                        """).param(code).query(Named.class).list();
    }

    /** @param kind nation, province, city, county or zone */
    public record Named(String code, String kind, String nameZh, String nameEn) {}
}
