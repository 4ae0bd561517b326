package org.clearway.app.whitelist;

import java.sql.Timestamp;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings lists with their terms into a new instance. */
@Component
public class LoadingLists {

    private final JdbcClient jdbc;
    private final ClearwayClock clock;

    LoadingLists(JdbcClient jdbc, ClearwayClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param terms those of its opening */
    @Transactional
    public void load(WhiteList list, Terms terms) {
        jdbc.sql("""
                        insert into whitelist.list (id, code, purpose, level, division, name_zh, name_en, opened_on, closed_on)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        list.id(),
                        list.code(),
                        list.purpose(),
                        list.level(),
                        list.division(),
                        list.nameZh(),
                        list.nameEn())
                .param(list.openedOn())
                .param(list.closedOn())
                .update();
        jdbc.sql("select setval(pg_get_serial_sequence('whitelist.list', 'id'), (select max(id) from whitelist.list))")
                .query()
                .listOfRows();
        insert(list.id(), terms);
    }

    void insert(long list, Terms terms) {
        jdbc.sql("""
                        insert into whitelist.terms (list_id, fields, zones, criteria, departure_zh, departure_en, longest_days, valid_from,
                            account_id, recorded_at)
                        values (:list, :fields, :zones, :criteria, :zh, :en, :days, :from, :account, :now)
                        """)
                .param("list", list)
                .param("fields", terms.fields().toArray(String[]::new))
                .param("zones", terms.zones().toArray(String[]::new))
                .param("criteria", terms.criteria())
                .param("zh", terms.departureZh())
                .param("en", terms.departureEn())
                .param("days", terms.longestDays())
                .param("from", terms.validFrom())
                .param("account", Actor.current().accountId())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
