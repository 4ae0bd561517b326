package org.clearway.app.directory;

import java.sql.Date;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.time.AsOf;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Authorities, mechanisms and who answers for what: public, and dated. */
@Repository
public class Authorities {

    private static final String AUTHORITY =
            "select id, division, department, name_zh, name_en, telephone, valid_from, valid_to from directory.authority";

    private static final String MECHANISM = """
            select m.id, m.kind, m.division, m.chain, m.name_zh, m.name_en, m.secretariat, a.name_zh as secretariat_zh,
                a.name_en as secretariat_en, m.telephone, m.valid_from, m.valid_to,
                (select count(*) from directory.mechanism_member x where x.mechanism = m.id and x.valid_to is null)::int as members
            from directory.mechanism m join directory.authority a on a.id = m.secretariat
            """;

    private final JdbcClient jdbc;

    Authorities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Optional<Authority> byId(long id) {
        return jdbc.sql(AUTHORITY + " where id = ?")
                .param(id)
                .query(Authority.class)
                .optional();
    }

    /** Those of exactly this division on the day. */
    @Transactional(readOnly = true)
    public List<Authority> of(String division, AsOf asOf) {
        return jdbc.sql(AUTHORITY
                        + " where division = :division and valid_from <= :day and (valid_to is null or valid_to >= :day)"
                        + " order by department, id")
                .param("division", division)
                .param("day", Date.valueOf(asOf.day()))
                .query(Authority.class)
                .list();
    }

    /** Those that may speak for a place: of its division and of each above. */
    @Transactional(readOnly = true)
    public List<Authority> above(List<String> path, DivisionRange within, AsOf asOf) {
        return jdbc.sql(
                        AUTHORITY
                                + " where division = any (:path) and division >= :lo and division < :hi"
                                + " and valid_from <= :day and (valid_to is null or valid_to >= :day) order by division desc, department")
                .param("path", path.toArray(String[]::new))
                .param("lo", within.lo())
                .param("hi", within.hi())
                .param("day", Date.valueOf(asOf.day()))
                .query(Authority.class)
                .list();
    }

    @Transactional(readOnly = true)
    public List<Authority> after(long after, int limit) {
        return jdbc.sql(AUTHORITY + " where id > ? order by id limit ?")
                .params(after, limit)
                .query(Authority.class)
                .list();
    }

    @Transactional(readOnly = true)
    public List<Mechanism> mechanisms(String division, AsOf asOf) {
        return jdbc.sql(MECHANISM
                        + " where m.division = :division and m.valid_from <= :day and (m.valid_to is null or m.valid_to >= :day)"
                        + " order by m.id")
                .param("division", division)
                .param("day", Date.valueOf(asOf.day()))
                .query(Mechanism.class)
                .list();
    }

    @Transactional(readOnly = true)
    public List<Mechanism> mechanismsAfter(long after, int limit) {
        return jdbc.sql(MECHANISM + " where m.id > ? order by m.id limit ?")
                .params(after, limit)
                .query(Mechanism.class)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Mechanism> mechanism(long id) {
        return jdbc.sql(MECHANISM + " where m.id = ?")
                .param(id)
                .query(Mechanism.class)
                .optional();
    }

    /** Who belongs to a mechanism now, the secretariat first. */
    @Transactional(readOnly = true)
    public List<Authority> members(long mechanism) {
        return jdbc.sql("""
                        select a.id, a.division, a.department, a.name_zh, a.name_en, a.telephone, a.valid_from, a.valid_to
                        from directory.mechanism_member x join directory.authority a on a.id = x.authority
                            join directory.mechanism m on m.id = x.mechanism
                        where x.mechanism = ? and x.valid_to is null order by (a.id <> m.secretariat), a.division, a.department
                        """).param(mechanism).query(Authority.class).list();
    }

    @Transactional(readOnly = true)
    public List<Answerable> answerables(String division, AsOf asOf) {
        return jdbc.sql("""
                        select id, division, matter, chain, person, title_zh, title_en, telephone, valid_from, valid_to
                        from directory.answerable
                        where division = :division and recorded_at <= :at and superseded_at > :at
                            and valid_from <= :day and (valid_to is null or valid_to >= :day)
                        order by matter, chain, id
                        """)
                .param("division", division)
                .param("at", Timestamp.from(asOf.at()))
                .param("day", Date.valueOf(asOf.day()))
                .query(Answerable.class)
                .list();
    }
}
