package org.clearway.app.access;

import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicLong;
import org.clearway.app.access.signin.PasswordHashes;
import org.clearway.app.access.signin.Remembered;
import org.clearway.app.directory.CreditCode;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Accounts, authorities and enterprises for tests; each is new, for one database serves many tests. */
@TestComponent
public class People {

    public static final String PASSWORD = "correct horse battery";

    private static final AtomicLong NEXT = new AtomicLong(1);

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final String hash;
    private final Remembered remembered;
    private final ClearwayClock clock;

    People(
            JdbcClient jdbc,
            TransactionOperations transactions,
            PasswordHashes passwords,
            Remembered remembered,
            ClearwayClock clock) {
        this.remembered = remembered;
        this.clock = clock;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.hash = passwords.hash(PASSWORD);
    }

    public LocalDate today() {
        return clock.today();
    }

    /** What other processes change is felt after some seconds; a test does not wait. */
    public void forgetEverybody() {
        for (long id = 5_000_000; id < NEXT.get() + 5_000_000; id++) {
            remembered.forget(id);
        }
    }

    public String text(String sql, Object... values) {
        return Actor.platform("test")
                .get(() -> transactions.execute(status ->
                        jdbc.sql(sql).params(values).query(String.class).single()));
    }

    public record Person(long id, String login, byte @Nullable [] secret) {}

    public record Plant(long id, String creditCode, String division) {}

    /** An officer of the industry department with a second factor. */
    public Person officer(String division, String role) {
        long authority = authority(division);
        byte[] secret = org.clearway.app.access.signin.SecondFactor.newSecret();
        return account("officer", role, division, authority, secret);
    }

    public Person enterprise(Plant plant, String role, byte @Nullable [] secret) {
        Person person = account("enterprise", role, plant.division(), null, secret);
        write(
                "insert into access.account_enterprise values (?, ?, ?, now(), 0)",
                person.id(),
                plant.id(),
                plant.division());
        return person;
    }

    public Plant plant(String division) {
        division(division);
        long serial = NEXT.getAndIncrement() + 9_000_000;
        String code = CreditCode.example(division, serial).value();
        write("""
                insert into directory.enterprise (id, credit_code, name_zh, division, industry, size_class, above_designated, recorded_at)
                values (?, ?, ?, ?, '3670', 'large', true, now())
                """, serial, code, "例" + serial + "厂", division);
        return new Plant(serial, code, division);
    }

    private Person account(
            String kind, String role, String division, @Nullable Long authority, byte @Nullable [] secret) {
        long id = NEXT.getAndIncrement() + 5_000_000;
        String login = role + "-" + id;
        write(
                """
                insert into access.account (id, login, name, kind, roles, authority_id, division, department, password_hash,
                    totp_secret, totp_confirmed_at, language, created_at, created_by)
                values (?, ?, ?, ?, array[?], ?, ?, ?, ?, ?, case when ? then now() end, 'en', now(), 0)
                """,
                id,
                login,
                "Person " + id,
                kind,
                role,
                authority,
                division,
                authority == null ? null : "industry",
                hash,
                secret,
                secret != null);
        return new Person(id, login, secret);
    }

    public long authority(String division) {
        division(division);
        write("""
                insert into directory.authority (division, department, name_zh, name_en, valid_from)
                values (?, 'industry', '工信局', 'Industry', '2020-01-01') on conflict do nothing
                """, division);
        return number("select id from directory.authority where division = ? and department = 'industry'", division);
    }

    private void division(String code) {
        write("""
                insert into directory.division (code, kind, name_zh, name_en, valid_from) values (?, 'city', ?, ?, '2020-01-01')
                on conflict do nothing
                """, code, "例" + code, "Example " + code);
    }

    public void write(String sql, @Nullable Object... values) {
        Actor.platform("test")
                .run(() -> transactions.executeWithoutResult(status -> {
                    JdbcClient.StatementSpec statement = jdbc.sql(sql);
                    for (Object value : values) {
                        statement = statement.param(value);
                    }
                    statement.update();
                }));
    }

    public long number(String sql, Object... values) {
        return Actor.platform("test")
                .get(() -> transactions.execute(
                        status -> jdbc.sql(sql).params(values).query(Long.class).single()));
    }
}
