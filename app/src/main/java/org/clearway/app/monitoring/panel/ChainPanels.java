package org.clearway.app.monitoring.panel;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.clearway.app.directory.EnterpriseFilter;
import org.clearway.app.directory.Enterprises;
import org.clearway.app.directory.ReferenceTables;
import org.clearway.app.directory.Term;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Each chain as a panel of the code {@code chain:AUTO}: who belongs to it, since when and until when, so that series of a chain are
 * those of a panel. The directory says who belongs today; each night what changed there is entered from that day on.
 */
@Service
public class ChainPanels {

    private static final LocalTime NIGHTLY = LocalTime.of(2, 10);

    private final Enterprises enterprises;
    private final ReferenceTables reference;
    private final JdbcClient jdbc;
    private final ClearwayClock clock;

    ChainPanels(Enterprises enterprises, ReferenceTables reference, JdbcClient jdbc, ClearwayClock clock) {
        this.enterprises = enterprises;
        this.reference = reference;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Brings all chains up to the directory, for those who joined from {@code day} on. */
    @Transactional
    public void follow(LocalDate day) {
        for (Term chain : reference.present().terms(Term.CHAIN)) {
            follow(chain, day);
        }
    }

    @Transactional
    public void follow() {
        follow(clock.today());
    }

    private void follow(Term chain, LocalDate day) {
        List<Long> ids = new ArrayList<>();
        List<String> divisions = new ArrayList<>();
        EnterpriseFilter filter =
                new EnterpriseFilter(null, null, null, null, chain.code(), null, null, null, "active");
        enterprises.forEach(filter, one -> {
            ids.add(one.id());
            divisions.add(one.division());
        });
        long panel = panel(chain);
        int left = jdbc.sql("""
                        update monitoring.panel_member set valid_to = greatest(valid_from, :day - 1)
                        where panel_id = :panel and valid_to is null and not enterprise_id = any (:ids)
                        """)
                .param("day", day)
                .param("panel", panel)
                .param("ids", ids.toArray(Long[]::new))
                .update();
        int joined = jdbc.sql("""
                        insert into monitoring.panel_member (panel_id, enterprise_id, division, valid_from)
                        select :panel, g.id, g.division, :day from unnest(:ids, :divisions) as g (id, division)
                        where not exists (select from monitoring.panel_member m where m.panel_id = :panel
                            and m.enterprise_id = g.id and m.valid_to is null)
                        on conflict do nothing
                        """)
                .param("panel", panel)
                .param("day", day)
                .param("ids", ids.toArray(Long[]::new))
                .param("divisions", divisions.toArray(String[]::new))
                .update();
        if (left + joined > 0) {
            jdbc.sql("update monitoring.panel set version = version + 1 where id = ?")
                    .param(panel)
                    .update();
        }
    }

    private long panel(Term chain) {
        String code = "chain:" + chain.code();
        jdbc.sql("""
                        insert into monitoring.panel (code, division, name_zh, name_en, ground, account_id, recorded_at)
                        values (:code, '000000', :zh, :en, 'chain', 0, :now) on conflict (code) do nothing
                        """)
                .param("code", code)
                .param("zh", chain.nameZh())
                .param("en", chain.nameEn())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return jdbc.sql("select id from monitoring.panel where code = ?")
                .param(code)
                .query(Long.class)
                .single();
    }

    @Configuration(proxyBeanMethods = false)
    static class Round {

        @Bean
        RecurringTask<Void> followingChains(ChainPanels chains) {
            return Tasks.recurring("chain-panels", Schedules.daily(ClearwayClock.ZONE, NIGHTLY))
                    .execute((instance, context) -> Actor.platform("chains").run(() -> chains.follow()));
        }
    }
}
