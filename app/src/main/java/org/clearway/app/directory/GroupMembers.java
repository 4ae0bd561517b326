package org.clearway.app.directory;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which enterprises belong to a group now; a group's account speaks for all of them. */
@Repository
public class GroupMembers {

    private final JdbcClient jdbc;

    GroupMembers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The group's open enterprises and the given ones, each once. */
    @Transactional(readOnly = true)
    public List<Long> with(long group, List<Long> others) {
        return jdbc.sql("""
                        select id from directory.enterprise where group_id = :group and state = 'active'
                        union select unnest(:others::bigint[]) order by 1
                        """)
                .param("group", group)
                .param("others", others.toArray(Long[]::new))
                .query((row, number) -> row.getLong(1))
                .list();
    }
}
