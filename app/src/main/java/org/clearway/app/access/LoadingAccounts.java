package org.clearway.app.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.clearway.app.access.signin.PasswordHashes;
import org.clearway.app.access.signin.SecondFactor;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.scope.Role;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Fills an empty instance with accounts, many in a statement and with one password's hash for all: an Argon2 hash a
 * person would take minutes for a scenario. The trail gets one entry with the digest of all logins. Called as the platform.
 */
@Service
public class LoadingAccounts {

    private static final int ROWS_AT_ONCE = 5_000;

    private final JdbcClient jdbc;
    private final ClearwayClock clock;
    private final PasswordHashes passwords;
    private final Audit audit;

    LoadingAccounts(JdbcClient jdbc, ClearwayClock clock, PasswordHashes passwords, Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.passwords = passwords;
        this.audit = audit;
    }

    /**
     * One account to be.
     *
     * @param department  of an officer; null for an enterprise's account
     * @param authorityId of an officer; null for an enterprise's account
     * @param enterprises ids; their division is {@code division}
     * @param secret      of the second factor, confirmed; null for none. See {@link #newSecret}
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes of a hash or secret, never compared as a record
    public record NewAccount(
            long id,
            String login,
            String name,
            @Nullable String telephone,
            Set<Role> roles,
            String division,
            @Nullable String department,
            @Nullable Long authorityId,
            @Nullable Long groupId,
            List<Long> enterprises,
            byte @Nullable [] secret,
            String language) {}

    /** The hash that all accounts of a load share. */
    public String hash(String password) {
        return passwords.hash(password);
    }

    public byte[] newSecret() {
        return SecondFactor.newSecret();
    }

    /** Loads them all and returns how many. */
    @Transactional
    public int load(List<NewAccount> accounts, String passwordHash) {
        for (int from = 0; from < accounts.size(); from += ROWS_AT_ONCE) {
            List<NewAccount> some = accounts.subList(from, Math.min(accounts.size(), from + ROWS_AT_ONCE));
            insert(some, passwordHash);
            grant(some);
        }
        jdbc.sql(
                        "select setval(pg_get_serial_sequence('access.account', 'id'), greatest(1000, (select max(id) from access.account)))")
                .query()
                .listOfRows();
        audit.record(Audit.Entry.of("accounts loaded", "account", "load", "000000")
                .with(Map.of("accounts", accounts.size(), "sha256", digest(accounts))));
        return accounts.size();
    }

    private void insert(List<NewAccount> some, String passwordHash) {
        jdbc.sql("""
                        insert into access.account (id, login, name, telephone, kind, roles, authority_id, division, department,
                            group_id, password_hash, totp_secret, totp_confirmed_at, language, created_at, created_by)
                        select id, login, name, telephone, case when authority is null then 'enterprise' else 'officer' end,
                            string_to_array(roles, ','), authority, division, department, group_id, :hash,
                            decode(secret, 'hex'), case when secret is not null then :now::timestamptz end, language, :now, 0
                        from unnest(:ids::bigint[], :logins::text[], :names::text[], :telephones::text[], :roles::text[],
                            :authorities::bigint[], :divisions::text[], :departments::text[], :groups::bigint[],
                            :secrets::text[], :languages::text[])
                            as t (id, login, name, telephone, roles, authority, division, department, group_id, secret, language)
                        """)
                .param("hash", passwordHash)
                .param("now", Timestamp.from(clock.instant()))
                .param("ids", some.stream().map(NewAccount::id).toArray(Long[]::new))
                .param("logins", texts(some, NewAccount::login))
                .param("names", texts(some, NewAccount::name))
                .param("telephones", texts(some, NewAccount::telephone))
                .param(
                        "roles",
                        texts(
                                some,
                                one -> one.roles().stream()
                                        .map(Role::word)
                                        .sorted()
                                        .collect(Collectors.joining(","))))
                .param("authorities", some.stream().map(NewAccount::authorityId).toArray(Long[]::new))
                .param("divisions", texts(some, NewAccount::division))
                .param("departments", texts(some, NewAccount::department))
                .param("groups", some.stream().map(NewAccount::groupId).toArray(Long[]::new))
                .param(
                        "secrets",
                        texts(
                                some,
                                one -> one.secret() == null
                                        ? null
                                        : HexFormat.of().formatHex(one.secret())))
                .param("languages", texts(some, NewAccount::language))
                .update();
    }

    private interface Text {
        @Nullable
        String of(NewAccount account);
    }

    private static @Nullable String[] texts(List<NewAccount> some, Text text) {
        return some.stream().map(text::of).toArray(String[]::new);
    }

    private void grant(List<NewAccount> some) {
        record Reach(long account, long enterprise, String division) {}
        List<Reach> reaches = some.stream()
                .flatMap(one -> one.enterprises().stream().map(id -> new Reach(one.id(), id, one.division())))
                .toList();
        jdbc.sql("""
                        insert into access.account_enterprise (account_id, enterprise_id, division, granted_at, granted_by)
                        select account, enterprise, division, :now, 0
                        from unnest(:accounts::bigint[], :enterprises::bigint[], :divisions::text[]) as t (account, enterprise, division)
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("accounts", reaches.stream().map(Reach::account).toArray(Long[]::new))
                .param("enterprises", reaches.stream().map(Reach::enterprise).toArray(Long[]::new))
                .param("divisions", reaches.stream().map(Reach::division).toArray(String[]::new))
                .update();
    }

    private static String digest(List<NewAccount> accounts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            accounts.forEach(
                    one -> digest.update((one.id() + " " + one.login() + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
