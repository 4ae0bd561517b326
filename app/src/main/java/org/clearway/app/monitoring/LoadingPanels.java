package org.clearway.app.monitoring;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings panels with their members into an instance. */
@Component
public class LoadingPanels {

    private final JdbcClient jdbc;
    private final ClearwayClock clock;

    LoadingPanels(JdbcClient jdbc, ClearwayClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Adds one panel and its members. */
    @Transactional
    public void load(LoadedPanel panel, List<Member> members) {
        long id = jdbc.sql("""
                        insert into monitoring.panel (code, division, name_zh, name_en, ground, account_id, recorded_at)
                        values (?, ?, ?, ?, ?, ?, ?) returning id
                        """)
                .params(panel.code(), panel.division(), panel.nameZh(), panel.nameEn(), panel.ground())
                .params(Actor.current().accountId(), Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
        jdbc.sql("""
                        insert into monitoring.panel_member (panel_id, enterprise_id, division, valid_from, valid_to)
                        select :panel, * from unnest(:enterprises, :divisions, :froms::date[], :tos::date[])
                        """)
                .param("panel", id)
                .param("enterprises", members.stream().map(Member::enterpriseId).toArray(Long[]::new))
                .param("divisions", members.stream().map(Member::division).toArray(String[]::new))
                .param(
                        "froms",
                        members.stream().map(one -> one.validFrom().toString()).toArray(String[]::new))
                .param("tos", members.stream().map(Member::lastDay).toArray(String[]::new))
                .update();
    }

    /** @param ground who named the set, and why */
    public record LoadedPanel(String code, String division, String nameZh, String nameEn, String ground) {}

    /** @param division where the enterprise is: an officer sees the members of the own territory */
    public record Member(
            long enterpriseId,
            String division,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {

        @Nullable
        String lastDay() {
            return validTo == null ? null : validTo.toString();
        }
    }
}
