package org.clearway.app.access;

import java.util.List;
import java.util.Objects;
import org.clearway.app.shared.scope.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Who works at an authority: for modules that tell its people something. Only numbers, names and divisions are given away. */
@Service
public class AuthorityOfficers {

    /** Nobody tells more than so many people at once. */
    static final int MOST = 50;

    private final JdbcClient jdbc;
    private final TransactionTemplate reading;

    AuthorityOfficers(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        reading.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** An active officer or approver. */
    public record Officer(long accountId, String name, String division) {}

    public List<Officer> of(long authority) {
        return Actor.platform("officers of an authority")
                .get(() -> Objects.requireNonNull(reading.execute(status -> jdbc.sql("""
                        select id as account_id, name, division from access.account
                        where authority_id = :authority and state = 'active' and roles && array['officer', 'approver']
                        order by id limit :most
                        """)
                        .param("authority", authority)
                        .param("most", MOST)
                        .query(Officer.class)
                        .list())));
    }
}
