package org.clearway.app.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.clearway.app.PlatformTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** Reads the database's own catalogue: a table without a policy, or with one of another form, fails the build. */
@PlatformTest
@Import(People.class)
class CatalogueTest {

    private static final String OURS =
            "('shared', 'directory', 'access', 'notice', 'monitoring', 'chain', 'whitelist', 'problem', 'situation', 'scenario')";

    /** What a policy may compare: indexable ranges and lists of the transaction's actor, and a right. */
    private static final Pattern ALLOWED = Pattern.compile("(true"
            + "|\\(?\\w+ >= shared\\.lo\\(\\)\\)?|\\(?\\w+ < shared\\.hi\\(\\)\\)?"
            + "|\\w+ = ANY \\(shared\\.enterprises\\(\\)\\)"
            + "|\\w+ = shared\\.account\\(\\)"
            + "|\\(* ?SELECT shared\\.has_right\\('\\w+'::text\\) AS has_right\\)*"
            + "|shared\\.has_right\\('\\w+'::text\\))");

    @Autowired
    Environment environment;

    @Test
    void givesEveryTableAPolicyOrSaysWhyNot() throws SQLException {
        assertThat(rows("""
                        select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind in ('r', 'p') and n.nspname in %s
                          and not (c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))
                          and coalesce(obj_description(c.oid, 'pg_class'), '') not like 'policy: exempt, %%'
                        """.formatted(OURS)))
                .as("tables without policy and without a stated exemption")
                .isEmpty();
    }

    @Test
    void knowsEverySchemaOfOurs() throws SQLException {
        assertThat(rows(
                        "select nspname from pg_namespace where nspname !~ '^pg_|^information_schema$|^public$' and nspname not in "
                                + OURS))
                .isEmpty();
    }

    @Test
    void writesPoliciesOnlyInFormsThatAnIndexServes() throws SQLException {
        List<String> policies = rows("""
                select coalesce(pg_get_expr(polqual, polrelid), 'true') || ' AND ' || coalesce(pg_get_expr(polwithcheck, polrelid), 'true')
                from pg_policy
                """);
        assertThat(policies).hasSizeGreaterThan(30);
        for (String policy : policies) {
            for (String part : policy.split(" (AND|OR) ", -1)) {
                String bare = part.replaceAll("^\\(+(?=\\w)", "").replaceAll("(?<=\\)|\\w)\\)+$", "");
                boolean fits = ALLOWED.matcher(bare).matches()
                        || ALLOWED.matcher(bare + ")").matches()
                        || ALLOWED.matcher(bare + "))").matches();
                assertThat(fits).as(policy).isTrue();
            }
        }
    }

    @Test
    void letsTheLoginRoleReadNothingAndOwnNothing() throws SQLException {
        for (String table : rows("""
                select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p') and n.nspname in %s and c.relrowsecurity
                """.formatted(OURS))) {
            assertThatThrownBy(() -> asApp("select count(*) from " + table))
                    .as(table)
                    .hasMessageContaining("permission denied");
        }
        assertThat(rows("select rolname from pg_roles where rolname like 'clearway%' and (rolbypassrls or rolsuper)"))
                .isEmpty();
    }

    @Test
    void showsNoPasswordHashAndNoSecretToOfficersAndEnterprises() throws SQLException {
        assertThat(rows("""
                        select role || ' ' || secret from unnest(array['clearway_officer', 'clearway_enterprise']) role,
                            unnest(array['password_hash', 'totp_secret', 'totp_last_step']) secret, unnest(array['select', 'update']) act
                        where has_column_privilege(role, 'access.account', secret, act)
                        """)).isEmpty();
    }

    private void asApp(String sql) throws SQLException {
        try (Connection connection = login("clearway.db.user", "clearway.db.password");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = login("clearway.db.owner", "clearway.db.owner-password");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private Connection login(String user, String password) throws SQLException {
        return DriverManager.getConnection(
                environment.getRequiredProperty("clearway.db.url"),
                environment.getRequiredProperty(user),
                environment.getRequiredProperty(password));
    }
}
