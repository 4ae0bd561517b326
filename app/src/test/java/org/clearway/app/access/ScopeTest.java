package org.clearway.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.clearway.app.PlatformTest;
import org.clearway.app.access.People.Person;
import org.clearway.app.access.People.Plant;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.scope.Right;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Tries to cross scope in each table that holds rows of somebody, as an officer of Jilin and as another enterprise. */
@PlatformTest
@Import(People.class)
class ScopeTest {

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transactions;

    private Plant shanghai;
    private Plant jilin;
    private Person ofShanghai;

    @BeforeEach
    void fillBothTerritories() {
        shanghai = people.plant("310000");
        jilin = people.plant("220100");
        ofShanghai = people.enterprise(shanghai, "reporter", null);
        for (Plant plant : List.of(shanghai, jilin)) {
            fill(plant);
        }
    }

    private void fill(Plant plant) {
        long account = plant.equals(shanghai)
                ? ofShanghai.id()
                : people.enterprise(plant, "reporter", null).id();
        Person officer = people.officer(plant.division(), "officer");
        long id = plant.id();
        String division = plant.division();
        people.write(
                "insert into directory.site (enterprise_id, number, name_zh, division, recorded_at) values (?, 1, '一厂', ?, now())",
                id,
                division);
        people.write(
                "insert into directory.contact (enterprise_id, division, person, telephone, recorded_at) values (?, ?, '李', '1', now())",
                id,
                division);
        people.write("""
                insert into directory.designation (enterprise_id, division, kind, authority_id, ground, valid_from, valid_to, account_id, recorded_at)
                values (?, ?, 'key_link', ?, 'test', current_date, current_date, 0, now())
                """, id, division, people.authority(division));
        people.write("""
                insert into shared.audit_entry (at, account_id, actor, via, act, thing, thing_id, division, enterprise_id)
                values (now(), ?, 'x', 'job', 'tested', 'test', '1', ?, ?)
                """, account, division, id);
        people.write("insert into shared.idempotency values (?, 'key-' || ?, '', 200, '', now())", account, id);
        people.write(
                "insert into shared.job (kind, account_id, division, name, state, created_at) values ('test', ?, ?, 'x', 'done', now())",
                account,
                division);
        people.write(
                "insert into access.api_token (account_id, name, token_hash, rights, created_at, expires_at) values (?, 'x', ?::text::bytea, '{}', now(), now())",
                account,
                "t" + id);
        people.write(
                "insert into access.session (id, account_id, created_at, seen_at, expires_at, address, agent) values (?::text::bytea, ?, now(), now(), now(), '', '')",
                "s" + id,
                account);
        people.write(
                "insert into access.deputy (account_id, deputy_id, division, valid_from, valid_to, why, named_by) values (?, ?, ?, now(), now() + interval '1 day', 'x', 0)",
                officer.id(),
                account,
                division);
        people.write(
                "insert into access.claim (enterprise_id, division, login, name, telephone, password_hash, evidence, asked_at) values (?, ?, ?, 'x', '1', '', 'x', now())",
                id,
                division,
                "claim" + id);
        people.write(
                "insert into access.invitation_sheet (division, created_at, created_by, expires_at, codes) values (?, now(), 0, now(), 1)",
                division);
        people.write("""
                insert into access.invitation (sheet_id, enterprise_id, division, role, code_hash, expires_at)
                values ((select max(id) from access.invitation_sheet), ?, ?, 'owner', ?::text::bytea, now())
                """, id, division, "c" + id);
        people.write(
                "insert into access.reset_code (account_id, division, code_hash, issued_at, issued_by, expires_at) values (?, ?, ?::text::bytea, now(), 0, now())",
                account,
                division,
                "r" + id);
    }

    private static final List<String> BY_DIVISION = List.of(
            "directory.enterprise",
            "directory.site",
            "directory.contact",
            "directory.designation",
            "shared.audit_entry",
            "access.account",
            "access.account_enterprise",
            "access.deputy",
            "access.claim",
            "access.invitation_sheet",
            "access.invitation",
            "access.reset_code");

    private static final List<String> BY_ENTERPRISE = List.of(
            "directory.site",
            "directory.contact",
            "directory.designation",
            "shared.audit_entry",
            "access.account_enterprise");

    private static final List<String> BY_ACCOUNT =
            List.of("shared.idempotency", "shared.job", "access.api_token", "access.session");

    @Test
    void showsAnOfficerOfJilinNoRowOfShanghai() {
        Actor officer = officer("220000");
        for (String table : BY_DIVISION) {
            assertThat(count(officer, table, "division >= '310000' and division < '320000'"))
                    .as(table)
                    .isZero();
            assertThat(count(officer, table, "division >= '220000' and division < '230000'"))
                    .as(table)
                    .isPositive();
        }
        for (String table : BY_ACCOUNT) {
            assertThat(count(officer, table, "true")).as(table).isZero();
        }
    }

    @Test
    void showsAnEnterpriseNoRowOfAnother() {
        Actor enterprise = enterprise(jilin);
        for (String table : BY_ENTERPRISE) {
            assertThat(count(enterprise, table, "enterprise_id <> " + jilin.id()))
                    .as(table)
                    .isZero();
            assertThat(count(enterprise, table, "enterprise_id = " + jilin.id()))
                    .as(table)
                    .isPositive();
        }
        assertThat(count(enterprise, "directory.enterprise", "id <> " + jilin.id()))
                .isZero();
        assertThat(count(enterprise, "access.account", "id = " + ofShanghai.id()))
                .isZero();
        for (String table : BY_ACCOUNT) {
            assertThat(count(enterprise, table, "account_id = " + ofShanghai.id()))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void keepsContactsAccountsAndTheTrailFromWhoLacksTheRight() {
        Actor bare = new Actor(
                1,
                "x",
                "x",
                Actor.Kind.OFFICER,
                Set.of(),
                EnumSet.of(Right.DIRECTORY),
                "220000",
                "industry",
                1L,
                DivisionRange.of("220000"),
                List.of(),
                Actor.Via.SESSION);
        for (String table : List.of(
                "directory.contact", "access.account", "access.claim", "access.invitation", "shared.audit_entry")) {
            assertThat(count(bare, table, "true")).as(table).isZero();
        }
    }

    @Test
    void letsNobodyMoveARowIntoAnotherTerritory() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> write(
                        officer("220000"),
                        "update directory.site set division = '310000' where enterprise_id = " + jilin.id())))
                .hasStackTraceContaining("row-level security");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> write(enterprise(jilin), "update access.account set roles = array['administrator']")))
                .hasStackTraceContaining("permission denied");
    }

    private Actor officer(String division) {
        return new Actor(
                1,
                "x",
                "x",
                Actor.Kind.OFFICER,
                Set.of(),
                EnumSet.allOf(Right.class),
                division,
                "industry",
                1L,
                DivisionRange.of(division),
                List.of(),
                Actor.Via.SESSION);
    }

    private static Actor enterprise(Plant plant) {
        return new Actor(
                2,
                "x",
                "x",
                Actor.Kind.ENTERPRISE,
                Set.of(),
                EnumSet.of(Right.SUBMIT_REPORTS),
                plant.division(),
                null,
                null,
                DivisionRange.NONE,
                List.of(plant.id()),
                Actor.Via.SESSION);
    }

    private long count(Actor actor, String table, String where) {
        return actor.get(
                () -> transactions.execute(status -> jdbc.sql("select count(*) from " + table + " where " + where)
                        .query(Long.class)
                        .single()));
    }

    private void write(Actor actor, String sql) {
        actor.run(
                () -> transactions.executeWithoutResult(status -> jdbc.sql(sql).update()));
    }
}
