package org.clearway.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.clearway.app.PlatformTest;
import org.clearway.app.access.People.Person;
import org.clearway.app.access.People.Plant;
import org.clearway.app.access.signin.SecondFactor;
import org.clearway.app.access.signin.Secrets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Each role knocks at another territory's doors: by page, API, export and search, in a session and by token. */
@PlatformTest
@Import(People.class)
class CrossingTest {

    private static final List<Integer> SHUT = List.of(302, 403, 404, 422);

    @LocalServerPort
    int port;

    @Autowired
    People people;

    private Plant shanghai = new Plant(0, "", "");
    private Person theirs = new Person(0, "", null);
    private long site;
    private String name = "";

    @BeforeEach
    void putAPlantIntoShanghai() {
        shanghai = people.plant("310000");
        name = "例" + shanghai.id() + "厂";
        theirs = people.enterprise(shanghai, "owner", null);
        people.write(
                "insert into directory.site (enterprise_id, number, name_zh, division, recorded_at) values (?, 1, '一厂', '310000', now())",
                shanghai.id());
        site = people.number("select id from directory.site where enterprise_id = ?", shanghai.id());
        people.write(
                "insert into directory.contact (enterprise_id, division, person, telephone, recorded_at) values (?, '310000', '李', '021', now())",
                shanghai.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"officer", "approver", "analyst", "observer", "auditor", "administrator", "checkpoint", "station"
            })
    void anOfficialOfJilinSeesNothingOfShanghai(String role) {
        Person official = people.officer("220000", role);
        looksEverywhere(Doors.enter(port, official));
        looksEverywhere(program(official));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reporter", "owner", "carrier"})
    void anEnterpriseSeesNothingOfAnother(String role) {
        Person person = people.enterprise(people.plant("310000"), role, SecondFactor.newSecret());
        looksEverywhere(Doors.enter(port, person));
        looksEverywhere(program(person));
    }

    private Visitor program(Person person) {
        String token = Secrets.token();
        people.write("""
                insert into access.api_token (account_id, name, token_hash, rights, created_at, expires_at)
                values (?, 'all', ?, array['directory', 'edit_directory', 'contacts', 'reports', 'submit_reports', 'remind', 'accounts',
                    'prepare', 'audit'], now(), '2100-01-01')
                """, person.id(), Secrets.hash(token));
        return new Visitor(port).with(token);
    }

    private void looksEverywhere(Visitor visitor) {
        String code = shanghai.creditCode();
        for (String shut : List.of(
                "/enterprises/" + code,
                "/enterprises/" + code + "/edit",
                "/enterprises/" + code + "/sites/new",
                "/enterprises/" + code + "/designations/new",
                "/reports/" + site + "/2022-06-01",
                "/accounts/" + theirs.id(),
                "/api/v1/enterprises/" + code,
                "/api/v1/enterprises/" + code + "/sites",
                "/api/v1/enterprises/" + code + "/designations",
                "/api/v1/reports/" + site + "/2022-06-01",
                "/api/v1/reports/" + site + "/2022-06-01/versions",
                "/api/v1/accounts/" + theirs.id())) {
            Visitor.Page page = visitor.get(shut);
            assertThat(page.status()).as(shut).isIn(SHUT);
            assertThat(page.body()).as(shut).doesNotContain(name);
        }
        for (String list : List.of(
                "/enterprises?q=" + shanghai.id(),
                "/enterprises?division=310000",
                "/search?q=" + shanghai.id(),
                "/reports?division=310000",
                "/reports.xlsx?division=310000",
                "/enterprises/export?format=csv&division=310000",
                "/enterprises/export?format=csv&q=" + shanghai.id(),
                "/accounts?division=310000",
                "/accounts.xlsx?division=310000",
                "/audit",
                "/to-do",
                "/endings?days=400",
                "/api/v1/enterprises?division=310000&limit=200",
                "/api/v1/enterprises?q=" + shanghai.id(),
                "/api/v1/search?q=" + shanghai.id(),
                "/api/v1/reports?division=310000",
                "/api/v1/accounts?division=310000",
                "/api/v1/audit?limit=200",
                "/api/v1/designations?limit=200",
                "/api/v1/to-do",
                "/api/v1/endings?days=400",
                "/api/v1/inbox")) {
            Visitor.Page page = visitor.get(list);
            assertThat(page.status()).as(list).isLessThan(500);
            assertThat(page.body())
                    .as(list)
                    .doesNotContain(name)
                    .doesNotContain(code)
                    .doesNotContain(theirs.login());
        }
        for (String act : List.of("/close", "/reopen", "/sites")) {
            Visitor.Page page = visitor.json(
                    "POST", "/api/v1/enterprises/" + code + act, "{\"why\":\"a reason\",\"nameZh\":\"二厂\"}");
            assertThat(page.status()).as(act).isIn(403, 404, 422);
        }
        assertThat(people.number("select count(*) from directory.site where enterprise_id = ?", shanghai.id()))
                .isEqualTo(1);
    }
}
