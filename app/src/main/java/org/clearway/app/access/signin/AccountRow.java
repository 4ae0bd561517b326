package org.clearway.app.access.signin;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.scope.Role;
import org.jspecify.annotations.Nullable;

/** What an actor is made of. */
record AccountRow(
        long id,
        String login,
        String name,
        String kind,
        Set<Role> roles,
        String division,
        @Nullable String department,
        @Nullable Long authorityId,
        @Nullable Long groupId,
        List<Long> enterprises,
        boolean confirmed) {

    static final String COLUMNS = """
            a.id, a.login, a.name, a.kind, a.roles, a.division, a.department, a.authority_id, a.group_id,
            array(select m.enterprise_id from access.account_enterprise m where m.account_id = a.id) as enterprises,
            a.totp_confirmed_at is not null as confirmed
            """;

    static AccountRow read(ResultSet row, int number) throws SQLException {
        return new AccountRow(
                row.getLong("id"),
                row.getString("login"),
                row.getString("name"),
                row.getString("kind"),
                roles(row.getArray("roles")),
                row.getString("division"),
                row.getString("department"),
                row.getObject("authority_id", Long.class),
                row.getObject("group_id", Long.class),
                List.of((Long[]) row.getArray("enterprises").getArray()),
                row.getBoolean("confirmed"));
    }

    private static Set<Role> roles(Array words) throws SQLException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Stream.of((String[]) words.getArray()).map(Role::of).forEach(roles::add);
        return roles;
    }

    Set<Right> rights() {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        roles.forEach(role -> rights.addAll(role.rights()));
        return rights;
    }

    /** True when the account is there for reports alone, so that a password opens the report page. */
    boolean reportsOnly() {
        return roles.equals(Set.of(Role.REPORTER));
    }

    Factor factor(boolean codeShown) {
        if (codeShown) {
            return Factor.FULL;
        }
        if (confirmed) {
            return Factor.CODE_DUE;
        }
        return reportsOnly() ? Factor.REPORT_ONLY : Factor.ENROLMENT_DUE;
    }

    Actor actor(Set<Right> rights, List<Long> reached, Actor.Via via) {
        boolean officer = kind.equals("officer");
        return new Actor(
                id,
                login,
                name,
                officer ? Actor.Kind.OFFICER : Actor.Kind.ENTERPRISE,
                roles,
                rights,
                division,
                department,
                authorityId,
                officer ? DivisionRange.of(division) : DivisionRange.NONE,
                officer ? List.of() : reached,
                via);
    }

    /** The territory, rights and roles of whom this account stands in for; the person stays the person. */
    AccountRow actingFor(AccountRow other) {
        return new AccountRow(
                id,
                login,
                name + " / " + other.name,
                other.kind,
                other.roles,
                other.division,
                other.department,
                other.authorityId,
                other.groupId,
                other.enterprises,
                confirmed);
    }
}
