package org.clearway.app.notice.internal;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** The way out by SMTP; off until {@code spring.mail.host} names a server. */
@Component
public class Mailing {

    private final ObjectProvider<JavaMailSender> sender;
    private final String from;

    Mailing(ObjectProvider<JavaMailSender> sender, @Value("${clearway.mail.from:clearway@localhost}") String from) {
        this.sender = sender;
        this.from = from;
    }

    public boolean isSetUp() {
        return sender.getIfAvailable() != null;
    }

    void send(String[] to, String subject, String text) {
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom(from);
        message.setTo(to);
        message.setSubject(subject);
        message.setText(text);
        sender.getObject().send(message);
    }
}
