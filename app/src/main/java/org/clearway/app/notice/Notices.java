package org.clearway.app.notice;

import java.sql.Timestamp;
import java.util.List;
import java.util.function.Function;
import org.clearway.app.notice.internal.Mailing;
import org.clearway.app.notice.internal.NoticeArguments;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells people something, once, and keeps it in their inbox; mail follows by itself where it is set up. */
@Service
public class Notices {

    private static final String OWN =
            " from notice.message m where (m.account_id = :account or m.enterprise_id = any (:enterprises))";

    private final JdbcClient jdbc;
    private final ClearwayClock clock;
    private final NoticeArguments arguments;
    private final Mailing mailing;

    Notices(JdbcClient jdbc, ClearwayClock clock, NoticeArguments arguments, Mailing mailing) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.arguments = arguments;
        this.mailing = mailing;
    }

    /**
     * Sends what was not sent before, in the transaction of the act that it tells of.
     *
     * @return how many were new
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int send(List<NewNotice> notices) {
        if (notices.isEmpty()) {
            return 0;
        }
        return jdbc.sql("""
                        insert into notice.message (kind, about, account_id, enterprise_id, division, subject_key, arguments, link,
                            sent_at, sent_by, mail_state, mail_due)
                        select n.*, :now, :by, :mail, case when :mail = 'waiting' then :now::timestamptz end
                        from unnest(:kinds, :abouts, :accounts, :enterprises, :divisions, :keys, :arguments::jsonb[], :links) n
                        on conflict do nothing
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("by", Actor.current().accountId())
                .param("mail", mailing.isSetUp() ? "waiting" : "none")
                .param("kinds", texts(notices, NewNotice::kind))
                .param("abouts", texts(notices, NewNotice::about))
                .param("accounts", notices.stream().map(NewNotice::accountId).toArray(Long[]::new))
                .param(
                        "enterprises",
                        notices.stream().map(NewNotice::enterpriseId).toArray(Long[]::new))
                .param("divisions", texts(notices, NewNotice::division))
                .param("keys", texts(notices, NewNotice::subjectKey))
                .param("arguments", texts(notices, notice -> arguments.write(notice.arguments())))
                .param("links", texts(notices, NewNotice::link))
                .update();
    }

    private static @Nullable String[] texts(List<NewNotice> notices, Function<NewNotice, @Nullable String> value) {
        return notices.stream().map(value).toArray(String[]::new);
    }

    /** The actor's inbox, newest first. */
    @Transactional(readOnly = true)
    public List<Notice> inbox(boolean unreadOnly, int offset, int limit) {
        return own("select m.id, m.kind, m.subject_key, m.arguments, m.link, m.sent_at, m.read_at" + OWN
                        + (unreadOnly ? " and m.read_at is null" : "")
                        + " order by m.id desc limit :limit offset :offset")
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> {
                    Timestamp read = row.getTimestamp("read_at");
                    return new Notice(
                            row.getLong("id"),
                            row.getString("kind"),
                            row.getString("subject_key"),
                            arguments.read(row.getString("arguments")),
                            row.getString("link"),
                            row.getTimestamp("sent_at").toInstant(),
                            read == null ? null : read.toInstant());
                })
                .list();
    }

    @Transactional(readOnly = true)
    public long count(boolean unreadOnly) {
        return own("select count(*)" + OWN + (unreadOnly ? " and m.read_at is null" : ""))
                .query(Long.class)
                .single();
    }

    /** Marks one as read, or all with {@code null}. */
    @Transactional
    public void read(@Nullable Long id) {
        own("update notice.message m set read_at = :now where (m.account_id = :account or m.enterprise_id = any (:enterprises))"
                        + " and m.read_at is null" + (id == null ? "" : " and m.id = :id"))
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    private JdbcClient.StatementSpec own(String sql) {
        Actor actor = Actor.current();
        return jdbc.sql(sql)
                .param("account", actor.accountId())
                .param("enterprises", actor.enterprises().toArray(Long[]::new));
    }
}
