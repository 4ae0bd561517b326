package org.clearway.app.notice.internal;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Notices whose mail has yet to go out. */
@Repository
@Transactional
class WaitingMail {

    private final JdbcClient jdbc;
    private final ClearwayClock clock;
    private final NoticeArguments arguments;
    private final List<Addresses> addresses;

    WaitingMail(JdbcClient jdbc, ClearwayClock clock, NoticeArguments arguments, List<Addresses> addresses) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.arguments = arguments;
        this.addresses = addresses;
    }

    List<Waiting> due(int limit) {
        return jdbc.sql("""
                        select id, account_id, enterprise_id, subject_key, arguments, link, mail_attempts from notice.message
                        where mail_state = 'waiting' and mail_due <= ? order by mail_due limit ?
                        """)
                .params(Timestamp.from(clock.instant()), limit)
                .query((row, number) -> new Waiting(
                        row.getLong("id"),
                        row.getObject("account_id", Long.class),
                        row.getObject("enterprise_id", Long.class),
                        row.getString("subject_key"),
                        arguments.read(row.getString("arguments")),
                        row.getString("link"),
                        row.getInt("mail_attempts")))
                .list();
    }

    List<String> addresses(Waiting one) {
        return addresses.stream()
                .flatMap(source -> source.of(one.accountId(), one.enterpriseId()).stream())
                .distinct()
                .toList();
    }

    void sent(long id) {
        jdbc.sql("update notice.message set mail_state = 'sent', mail_error = null where id = ?")
                .param(id)
                .update();
    }

    void failed(long id, String why) {
        jdbc.sql("update notice.message set mail_state = 'failed', mail_error = ? where id = ?")
                .params(why, id)
                .update();
    }

    /** Again after 1, 4, 16 ... minutes, until the attempts are used up. */
    void delay(Waiting one, String why) {
        int attempts = one.attempts() + 1;
        if (attempts >= MailRound.ATTEMPTS) {
            failed(one.id(), why);
            return;
        }
        Duration pause = Duration.ofMinutes(1L << (2 * one.attempts()));
        jdbc.sql("update notice.message set mail_attempts = ?, mail_due = ?, mail_error = ? where id = ?")
                .params(attempts, Timestamp.from(clock.instant().plus(pause)), why, one.id())
                .update();
    }

    record Waiting(
            long id,
            @Nullable Long accountId,
            @Nullable Long enterpriseId,
            String subjectKey,
            List<Object> arguments,
            @Nullable String link,
            int attempts) {}
}
