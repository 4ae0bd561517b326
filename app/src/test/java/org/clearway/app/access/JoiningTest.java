package org.clearway.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.clearway.app.PlatformTest;
import org.clearway.app.access.People.Person;
import org.clearway.app.access.People.Plant;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@PlatformTest
@Import(People.class)
class JoiningTest {

    private static final String NEW_PASSWORD = "three unrelated words";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Test
    void invitesAThousandInOneActAndEachCodeOpensOneAccountOnce() throws IOException {
        List<Plant> plants =
                IntStream.range(0, 1_000).mapToObj(i -> people.plant("220200")).toList();
        Visitor officer = Doors.enter(port, people.officer("220200", "officer"));
        officer.get("/accounts/invitations");

        Visitor.Page sheet = officer.post(
                "/accounts/invitations",
                "enterprises",
                plants.stream().map(Plant::creditCode).collect(Collectors.joining("\n")),
                "role",
                "owner",
                "days",
                "30");

        assertThat(sheet.header("Content-Disposition")).contains(".xlsx");
        List<Row> rows = rows(sheet);
        assertThat(rows).hasSize(1_001);
        String code = rows.get(500).getCellText(3);
        assertThat(rows.stream().map(row -> row.getCellText(3)).distinct()).hasSize(1_001);

        Visitor plant = new Visitor(port);
        plant.get("/join");
        assertThat(plant.post(
                                "/join",
                                "code",
                                code.toLowerCase(java.util.Locale.ROOT).replace("-", " "))
                        .body())
                .contains(rows.get(500).getCellText(0));
        assertThat(join(plant, code, "plant-five-hundred", "short").status()).isEqualTo(422);
        assertThat(join(plant, code, "plant-five-hundred", NEW_PASSWORD).location())
                .isEqualTo("/account/second-factor");
        assertThat(join(plant, code, "another-login", NEW_PASSWORD).body()).contains("This code opens nothing");
        assertThat(people.number("select count(*) from access.account where login like 'plant-five%'"))
                .isEqualTo(1);
    }

    private static Visitor.Page join(Visitor visitor, String code, String login, String password) {
        visitor.get("/join");
        return visitor.post(
                "/join/account",
                "code",
                code,
                "login",
                login,
                "name",
                "Li Wei",
                "telephone",
                "0431 555",
                "password",
                password,
                "repeated",
                password);
    }

    private static List<Row> rows(Visitor.Page page) throws IOException {
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(page.bytes()))) {
            return book.getFirstSheet().read();
        }
    }

    @Test
    void refusesCodesOfAnotherTerritoryAndMoreThanAThousand() {
        Plant shanghai = people.plant("310000");
        Visitor officer = Doors.enter(port, people.officer("220200", "officer"));
        officer.get("/accounts/invitations");

        Visitor.Page foreign = officer.post(
                "/accounts/invitations", "enterprises", shanghai.creditCode(), "role", "owner", "days", "30");
        String many = IntStream.range(0, 1_001).mapToObj(i -> "CODE" + i).collect(Collectors.joining(" "));
        Visitor.Page tooMany =
                officer.post("/accounts/invitations", "enterprises", many, "role", "owner", "days", "30");

        assertThat(foreign.status()).isEqualTo(422);
        assertThat(foreign.body()).contains("No enterprise with the code");
        assertThat(tooMany.body()).contains("At most 1,000 in one act");
    }

    @Test
    void letsAnotherOfficerThanThePreparerDecideAClaim() {
        Plant plant = people.plant("220300");
        Visitor preparer = Doors.enter(port, people.officer("220300", "officer"));
        preparer.get("/claim");
        assertThat(claim(preparer, plant, "counter-" + plant.id()).body()).contains("Sent.");
        long id = people.number("select id from access.claim where enterprise_id = ?", plant.id());
        preparer.get("/accounts/claims");

        assertThat(preparer.post("/accounts/claims/" + id, "decision", "grant").body())
                .contains("You prepared this, so someone else must decide it.");
        Visitor shanghai = Doors.enter(port, people.officer("310000", "approver"));
        shanghai.get("/accounts/claims");
        assertThat(shanghai.post("/accounts/claims/" + id, "decision", "grant").status())
                .isEqualTo(404);
        Visitor other = Doors.enter(port, people.officer("220300", "officer"));
        other.get("/accounts/claims");
        assertThat(other.post("/accounts/claims/" + id, "decision", "refuse", "why", "no")
                        .status())
                .isEqualTo(422);
        assertThat(other.post("/accounts/claims/" + id, "decision", "grant").location())
                .isEqualTo("/accounts/claims");

        assertThat(new Visitor(port)
                        .signIn("counter-" + plant.id(), NEW_PASSWORD)
                        .location())
                .isEqualTo("/account/second-factor");
    }

    private static Visitor.Page claim(Visitor visitor, Plant plant, String login) {
        return visitor.post(
                "/claim",
                "creditCode",
                plant.creditCode(),
                "login",
                login,
                "name",
                "Li Wei",
                "telephone",
                "0431 555",
                "evidence",
                "Plant manager, see the licence",
                "password",
                NEW_PASSWORD,
                "repeated",
                NEW_PASSWORD);
    }

    @Test
    void showsEachErrorBesideItsFieldAndKeepsWhatWasTyped() {
        Visitor visitor = new Visitor(port);
        visitor.get("/claim");
        Visitor.Page page = visitor.post("/claim", "creditCode", "WRONG", "login", "A B", "name", "Li Wei");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body())
                .contains(
                        "value=\"WRONG\"", "value=\"Li Wei\"", "e-creditCode", "e-login", "e-telephone", "e-evidence");
    }

    @Test
    void resetsAPasswordWithoutMail() {
        Person reporter = people.enterprise(people.plant("220400"), "reporter", null);
        Visitor officer = Doors.enter(port, people.officer("220400", "officer"));
        officer.get("/accounts/" + reporter.id());
        String page = officer.post("/accounts/" + reporter.id() + "/code").body();
        String code = java.util.regex.Pattern.compile("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")
                .matcher(page)
                .results()
                .findFirst()
                .orElseThrow()
                .group();

        assertThat(join(new Visitor(port), code, "", NEW_PASSWORD).location()).isEqualTo("/report");

        assertThat(new Visitor(port).signIn(reporter.login(), People.PASSWORD).status())
                .isEqualTo(422);
        Visitor elsewhere = Doors.enter(port, people.officer("310000", "officer"));
        assertThat(elsewhere.get("/accounts/" + reporter.id()).status()).isEqualTo(404);
    }

    @Test
    void opensAnOfficersAccountWithNoMoreRightsThanTheOpenerHas() {
        Visitor officer = Doors.enter(port, people.officer("220500", "officer"));
        String authority = String.valueOf(people.authority("220500"));
        officer.get("/accounts/new");
        assertThat(officer.post(
                                "/accounts/new",
                                "login",
                                "new-one",
                                "name",
                                "New",
                                "authority",
                                authority,
                                "roles",
                                "approver")
                        .body())
                .contains("This gives rights that you lack yourself.");
        Visitor.Page opened = officer.post(
                "/accounts/new", "login", "new-one", "name", "New", "authority", authority, "roles", "observer");
        assertThat(opened.body()).contains("Hand this code over");
        assertThat(officer.get("/accounts?q=new-one").body()).contains("new-one");
        assertThat(officer.get("/accounts.xlsx?q=new-one").header("Content-Type"))
                .contains("spreadsheetml");
    }
}
