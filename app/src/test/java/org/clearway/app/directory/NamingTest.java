package org.clearway.app.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import org.clearway.app.PlatformTest;
import org.clearway.app.access.People;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@PlatformTest
@Import(People.class)
class NamingTest {

    @Autowired
    NamingAnswerables answerables;

    @Autowired
    KeepingMechanisms mechanisms;

    @Autowired
    KeepingAuthorities keeping;

    @Autowired
    Authorities authorities;

    @Autowired
    ClearwayClock clock;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transactions;

    private final Actor jilin = Officers.of("220000");
    private final Actor shanghai = Officers.of("310000");
    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void lookAtTheClock() {
        today = clock.today();
    }

    @Test
    void whoeverFollowsEndsTheOneBeforeWithTheDayBefore() {
        long first = jilin.get(() -> answerables.name(chief("Li Wei", today.minusDays(10))));
        AsOf before = AsOf.now(clock);
        jilin.run(() -> answerables.name(chief("Wang Fang", today)));

        assertThat(chiefs(AsOf.now(clock))).containsExactly("Wang Fang");
        assertThat(chiefs(new AsOf(before.at(), true))).contains("Li Wei");
        assertThatThrownBy(() -> jilin.get(() -> answerables.find(first))).isInstanceOf(NotFound.class);
        assertThat(people.number("select count(*) from shared.audit_entry where act = 'answerable named'"))
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void endsWithADayAndAReason() {
        long id = jilin.get(() -> answerables.name(new NamingAnswerables.Wanted(
                "220300", "production", "", "Zhao Min", "市长", "Mayor", "", today.minusDays(3), null)));

        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> jilin.run(() -> answerables.end(id, today.minusDays(4), "")));
        assertThat(refusal.reasons().stream().map(Reason::field)).containsExactly("endOn", "why");

        jilin.run(() -> answerables.end(id, today.minusDays(1), "Moved to another office"));
        assertThat(jilin.get(() -> authorities.answerables("220300", AsOf.now(clock))))
                .isEmpty();
    }

    @Test
    void saysEveryReasonBesideItsField() {
        Refusal refusal = catchThrowableOfType(
                Refusal.class,
                () -> jilin.run(() -> answerables.name(new NamingAnswerables.Wanted(
                        "310000", "chain_chief", "NO", "x", "", null, null, today, today.minusDays(1)))));
        assertThat(refusal.reasons().stream().map(Reason::field))
                .containsExactly("division", "chain", "person", "titleZh", "titleEn", "validTo");
    }

    @Test
    void foundsAMechanismWithItsSecretariatAsFirstMember() {
        long secretariat = people.authority("220200");
        long other = people.authority("220400");
        long id = jilin.get(() -> mechanisms.found(mechanism("220200", secretariat)));
        jilin.run(() -> mechanisms.join(id, other));

        assertThat(jilin.get(() -> authorities.members(id)).stream().map(Authority::id))
                .containsExactly(secretariat, other);
        assertThatThrownBy(() -> jilin.run(() -> mechanisms.join(id, other)))
                .hasMessageContaining("directory.naming.member");
        assertThatThrownBy(() -> jilin.run(() -> mechanisms.leave(id, secretariat)))
                .hasMessageContaining("directory.naming.secretariat");
        jilin.run(() -> mechanisms.leave(id, other));
        assertThat(jilin.get(() -> authorities.members(id))).hasSize(1);
    }

    @Test
    void nobodyNamesOrEndsBeyondTheOwnTerritoryNeitherByTheActNorByTheTable() {
        long secretariat = people.authority("220200");
        long id = jilin.get(() -> mechanisms.found(mechanism("220200", secretariat)));
        assertThatThrownBy(() -> shanghai.run(() -> mechanisms.end(id, today, "Not theirs")))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> shanghai.run(() -> keeping.end(secretariat, today, "Not theirs")))
                .isInstanceOf(NotFound.class);
        for (String table : List.of("authority", "mechanism", "mechanism_member")) {
            assertThat(update(
                            shanghai,
                            "update directory." + table + " set valid_to = '2030-01-01' where division = '220200'"))
                    .as(table)
                    .isZero();
        }
        assertThat(update(shanghai, "update directory.answerable set superseded_at = now() where division < '300000'"))
                .isZero();
        assertThatThrownBy(
                        () -> update(
                                shanghai,
                                "insert into directory.authority (division, department, name_zh, name_en, valid_from) values ('220200', 'tax', 'x', 'x', '2020-01-01')"))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void aDepartmentHasOneAuthorityInADivision() {
        KeepingAuthorities.Wanted wanted =
                new KeepingAuthorities.Wanted("220600", "postal", "邮政管理局", "Postal administration", "", today);
        people.authority("220600");
        long id = jilin.get(() -> keeping.enter(wanted));
        assertThatThrownBy(() -> jilin.run(() -> keeping.enter(wanted)))
                .hasMessageContaining("directory.naming.authority-there");
        jilin.run(() -> keeping.correct(id, "邮政管理局", "Postal office", "0439 1"));
        assertThat(jilin.get(() -> authorities.byId(id)).orElseThrow().telephone())
                .isEqualTo("0439 1");
        jilin.run(() -> keeping.end(id, today, "Merged into another"));
    }

    private NamingAnswerables.Wanted chief(String person, LocalDate from) {
        return new NamingAnswerables.Wanted(
                "220000", "chain_chief", "AUTO", person, "副省长", "Vice-governor", "0431 1", from, null);
    }

    private KeepingMechanisms.Wanted mechanism(String division, long secretariat) {
        return new KeepingMechanisms.Wanted(
                division, "joint_control", null, "联防联控机制", "Joint control mechanism", secretariat, "1", today, null);
    }

    private List<String> chiefs(AsOf asOf) {
        return jilin.get(() -> authorities.answerables("220000", asOf)).stream()
                .filter(one -> one.matter().equals("chain_chief") && "AUTO".equals(one.chain()))
                .map(Answerable::person)
                .toList();
    }

    private int update(Actor actor, String sql) {
        Integer rows =
                actor.get(() -> transactions.execute(status -> jdbc.sql(sql).update()));
        return rows == null ? 0 : rows;
    }
}
