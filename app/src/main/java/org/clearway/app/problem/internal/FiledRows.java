package org.clearway.app.problem.internal;

import static org.clearway.app.problem.internal.ProblemSql.at;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.clearway.app.problem.Level;
import org.clearway.app.problem.Problem;
import org.clearway.app.problem.internal.Desks.Desk;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes a new problem with its number, desk, deadline, first step and first event. */
@Repository
public class FiledRows {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyMM");

    private final JdbcClient jdbc;
    private final Desks desks;
    private final Deadlines deadlines;
    private final EventRows events;
    private final ChangedRows changed;
    private final Acting acting;

    FiledRows(JdbcClient jdbc, Desks desks, Deadlines deadlines, EventRows events, ChangedRows changed, Acting acting) {
        this.jdbc = jdbc;
        this.desks = desks;
        this.deadlines = deadlines;
        this.events = events;
        this.changed = changed;
        this.acting = acting;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Problem insert(FiledRow row, Instant now) {
        Desk desk = desks.first(row.kind(), row.division(), now);
        int hours = deadlines.hours(row.kind(), row.judged().severity().word(), desk.level(), now);
        Instant due = deadlines.due(now, hours);
        long id = jdbc.sql("select nextval('problem.number')").query(Long.class).single();
        write(row, desk, id, hours, due, now);
        Problem filed = acting.read(id);
        changed.open(filed, desk.level(), desk.owner().id(), null, now);
        events.add(filed, "file", said(row, desk));
        return filed;
    }

    /** A division without the authority leaves it to a level above; so much is said, and a hole in the table too. */
    private static Said said(FiledRow row, Desk desk) {
        if (desk.hole()) {
            return Said.key("problem.said.hole");
        }
        boolean above = desk.mechanism() == null
                && desk.level() != Level.ladder(row.division()).getFirst();
        return above
                ? Said.key(
                        "problem.said.no-desk",
                        Problem.both(desk.owner().nameZh(), desk.owner().nameEn()))
                : Said.NOTHING;
    }

    public static String number(long id, Instant now) {
        return "P-" + MONTH.format(now.atZone(ClearwayClock.ZONE)) + "-" + String.format("%04d", id);
    }

    private void write(FiledRow row, Desk desk, long id, int hours, Instant due, Instant now) {
        Actor actor = Actor.current();
        jdbc.sql("""
                        insert into problem.problem (id, number, enterprise_id, who_zh, who_en, division, kind, severity, severity_why,
                            level, state, owner_id, co_owner_id, desk, mechanism_id, title, asked, matter, arguments, place, cause,
                            stops_on, source, reference, href, channel, routing_hole, filed_at, filed_by, filed_name, since, due_at,
                            due_hours, timer_at)
                        values (:id, :number, :enterprise, :who_zh, :who_en, :division, :kind, :severity, :why, :level, 'working', :owner,
                            :co_owner, :desk, :mechanism, :title, :asked, :matter, :arguments, :place, :cause, :stops, :source,
                            :reference, :href, :channel, :hole, :now, :account, :name, :now, :due, :hours, :due)
                        """)
                .param("id", id)
                .param("number", number(id, now))
                .param("enterprise", row.enterpriseId())
                .param("who_zh", row.whoZh())
                .param("who_en", row.whoEn())
                .param("division", row.division())
                .param("kind", row.kind())
                .param("severity", row.judged().severity().word())
                .param("why", row.judged().reasons().toArray(String[]::new))
                .param("level", desk.level().word())
                .param("owner", desk.owner().id())
                .param("co_owner", desk.coOwner())
                .param("desk", desk.owner().department())
                .param("mechanism", desk.mechanism())
                .param("title", row.title())
                .param("asked", row.asked())
                .param("matter", row.matter())
                .param("arguments", row.arguments().toArray(String[]::new))
                .param("place", row.place())
                .param("cause", row.cause())
                .param("stops", row.stopsOn())
                .param("source", row.source())
                .param("reference", row.reference())
                .param("href", row.href())
                .param("channel", row.channel())
                .param("hole", desk.hole())
                .param("now", at(now))
                .param("account", actor.accountId())
                .param("name", actor.name())
                .param("due", at(due))
                .param("hours", hours)
                .update();
    }
}
