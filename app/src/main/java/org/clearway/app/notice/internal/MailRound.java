package org.clearway.app.notice.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.clearway.app.notice.internal.WaitingMail.Waiting;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.web.Phrases;
import org.clearway.app.shared.web.Words;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;

/** Sends waiting mail each minute. What fails is tried again, ever later; after the last attempt it says so in its row. */
@Component
class MailRound {

    static final int ATTEMPTS = 6;

    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final int AT_ONCE = 200;

    private final WaitingMail waiting;
    private final Mailing mailing;
    private final Phrases phrases;
    private final String home;

    MailRound(WaitingMail waiting, Mailing mailing, Phrases phrases, @Value("${clearway.address:}") String home) {
        this.waiting = waiting;
        this.mailing = mailing;
        this.phrases = phrases;
        this.home = home;
    }

    /** @return how many went out */
    int send() {
        if (!mailing.isSetUp()) {
            return 0;
        }
        int sent = 0;
        for (Waiting one : waiting.due(AT_ONCE)) {
            sent += send(one) ? 1 : 0;
        }
        return sent;
    }

    private boolean send(Waiting one) {
        List<String> addresses = waiting.addresses(one);
        if (addresses.isEmpty()) {
            waiting.failed(one.id(), "no address");
            return false;
        }
        try {
            String subject = phrases.of(one.subjectKey(), one.arguments(), new Words(Locale.SIMPLIFIED_CHINESE));
            mailing.send(addresses.toArray(String[]::new), subject, text(one, subject));
            waiting.sent(one.id());
            return true;
        } catch (MailException e) {
            waiting.delay(one, String.valueOf(e.getMessage()));
            return false;
        }
    }

    /** Nobody's language is known by the address, so both stand in it. */
    private String text(Waiting one, String chinese) {
        String english = phrases.of(one.subjectKey(), one.arguments(), new Words(Locale.ENGLISH));
        String link = one.link() == null || home.isEmpty() ? "" : "\n\n" + home + one.link();
        return chinese + "\n\n" + english + link + "\n";
    }

    @Configuration(proxyBeanMethods = false)
    static class Task {

        @Bean
        RecurringTask<Void> mailTask(MailRound round) {
            return Tasks.recurring("mail", FixedDelay.of(EVERY))
                    .execute((instance, context) -> Actor.platform("mail").run(round::send));
        }
    }
}
