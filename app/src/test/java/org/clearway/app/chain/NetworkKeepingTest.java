package org.clearway.app.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.clearway.app.PlatformTest;
import org.clearway.app.chain.internal.ExactPass;
import org.clearway.app.chain.internal.LiveNetwork;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** Disputes, named suppliers, stock by spreadsheet, closures: the network as people keep it. */
@PlatformTest
class NetworkKeepingTest {

    @Autowired
    @Qualifier("ownerDataSource")
    javax.sql.DataSource ownerData;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    WebApplicationContext context;

    @Autowired
    LiveNetwork network;

    @Autowired
    ExactPass exact;

    @Autowired
    FilingStock filing;

    @Autowired
    StockTable table;

    @Autowired
    StockSheet sheet;

    @Autowired
    NamingSuppliers naming;

    @Autowired
    Disagreements disagreements;

    @Autowired
    Closing closing;

    @Autowired
    ClearwayClock clock;

    @TempDir
    Path folder;

    ChainWorld world;
    Actor plant;

    @BeforeEach
    void aSmallChain() {
        world = new ChainWorld(JdbcClient.create(ownerData)).build();
        world.owner
                .sql("insert into chain.change (at, what, account_id) values (now(), 'network', 0)")
                .update();
        plant = ChainWorld.reporter(world.plant, "220100");
    }

    private void catchUp() {
        Actor.platform("test").run(() -> network.catchUp());
    }

    // Named suppliers

    private NamingSuppliers.NewNamed named(long buyer, String division) {
        return new NamingSuppliers.NewNamed(buyer, world.panel, "江东冲压件厂", null, "0512-6000 1234", division, 20, 3, 2);
    }

    @Test
    void aNamedSuppliersPartIsNeverGreenUntilItJoins() {
        plant.run(() -> filing.file(world.stock(world.plant, world.panel, clock.today(), 40, 1), "page"));
        catchUp();
        assertThat(world.light(world.plant, world.panel)).isEqualTo("green");
        long id = plant.get(() -> naming.name(named(world.plant, "320500"), "page"));
        catchUp();
        assertThat(world.light(world.plant, world.panel)).isEqualTo("grey");
        assertThat(plant.get(() -> naming.invite(id))).isEqualTo("/claim");
        NamingSuppliers.Named one =
                plant.get(() -> naming.list(AsOf.now(clock), 0, 10)).getFirst();
        assertThat(one.invitedAt()).isNotNull();
        assertThat(one.partEn()).isEqualTo("Door outer panel");
        assertThatThrownBy(() -> plant.run(() -> naming.joined(id, 999_999_999)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void nobodyNamesForAnotherAndNobodyReadsAnothersSuppliers() {
        Actor other = ChainWorld.reporter(world.other, "420100");
        assertThatThrownBy(() -> other.run(() -> naming.name(named(world.plant, "320500"), "page")))
                .isInstanceOfAny(NotFound.class, Refusal.class);
        Long landed = other.get(() -> transactions.execute(status -> jdbc.sql(
                        "select count(*) from (select chain.name_supplier(?, ?, 'Somebody', null, null, '320500', 1, 0, 1, '2022-06-01', now(), 1, 'page') id) x where id is not null")
                .params(world.plant, world.panel)
                .query(Long.class)
                .single()));
        assertThat(landed).isZero();
        long id = plant.get(() -> naming.name(named(world.plant, "320500"), "page"));
        assertThat(other.get(() -> naming.count(false, AsOf.now(clock)))).isZero();
        assertThatThrownBy(() -> other.run(() -> naming.invite(id))).isInstanceOf(NotFound.class);
        assertThat(ChainWorld.officer("320000").get(() -> naming.list(AsOf.now(clock), 0, 200)))
                .extracting(NamingSuppliers.Named::id)
                .contains(id);
        assertThat(ChainWorld.officer("440000").get(() -> naming.list(AsOf.now(clock), 0, 200)))
                .extracting(NamingSuppliers.Named::id)
                .doesNotContain(id);
    }

    @Test
    void aSupplierIsNamedOnlyForWhatTheLineTakes() {
        assertThatThrownBy(() -> plant.run(() -> naming.name(
                        new NamingSuppliers.NewNamed(
                                world.plant, world.steel, "x", "12345", "phone", "999999", -1, 400, 90),
                        "page")))
                .isInstanceOf(Refusal.class)
                .satisfies(refusal -> assertThat(((Refusal) refusal).reasons())
                        .extracting(reason -> reason.field())
                        .contains(
                                "name",
                                "creditCode",
                                "telephone",
                                "division",
                                "monthlyVolume",
                                "leadDays",
                                "transitDays",
                                "buyerNode"));
    }

    // Stock by spreadsheet

    private StockTable.Result send(String rows) throws IOException {
        Path file = Files.createTempFile(folder, "stock", ".csv");
        Files.writeString(
                file,
                "site,part,unit,onHand,blocked,dailyUse,arrivalDay1,arrivalUnits1,arrivalDay2,arrivalUnits2,why,confirmed\n"
                        + rows.replace("PLANT", String.valueOf(world.plant)),
                StandardCharsets.UTF_8);
        return plant.get(() -> table.read(file, Locale.ENGLISH));
    }

    @Test
    void aSheetOfStocksLandsAndTheSameSheetChangesNothing() throws IOException {
        String day = clock.today().plusDays(2).toString();
        String later = clock.today().plusDays(5).toString();
        String row = "PLANT,PANEL,set,9,1,1," + day + ",4," + later + ",6,,\n";
        assertThat(send(row).good()).isEqualTo(1);
        StockTable.Result again = send(row);
        assertThat(List.of(again.good(), again.same())).containsExactly(0L, 1L);
        StockSheet.StockPart part =
                plant.get(() -> sheet.parts(world.plant, clock.today())).getFirst();
        assertThat(part.onHand()).isEqualTo(9);
        assertThat(part.nextUnits()).isEqualTo(4);
        assertThat(part.laterArrivals())
                .containsExactly(new StockFiling.Arrival(clock.today().plusDays(5), 6, 0));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        plant.run(() -> table.write(out));
        Path back = Files.write(Files.createTempFile(folder, "out", ".xlsx"), out.toByteArray());
        StockTable.Result prefilled = plant.get(() -> table.read(back, Locale.ENGLISH));
        assertThat(prefilled.bad()).isEmpty();
        assertThat(prefilled.same()).isEqualTo(1);
    }

    @Test
    void badStocksComeBackByRowAndMakeNoLight() throws IOException {
        String yesterday = clock.today().minusDays(1).toString();
        StockTable.Result result = send("PLANT,PANEL,set,-3,0,1,,,,,,\n"
                + "PLANT,PANEL,set,3,0,,,,,,,\n"
                + "PLANT,PANEL,kg,3,0,1,,,,,,\n"
                + "PLANT,PANEL,set,3,0,1," + yesterday + ",4,,,,\n"
                + "PLANT,WHEEL,set,3,0,1,,,,,,\n"
                + "PLANT,PANEL,set,3,0,1," + yesterday + ",,,,,\n"
                + "PLANT,PANEL,set,3,0,0,,,,,,\n");
        assertThat(result.good()).isZero();
        assertThat(result.bad()).hasSize(7);
        assertThat(result.bad().get(0).reasons()).contains("below zero");
        assertThat(result.bad().get(1).reasons()).contains("missing");
        assertThat(result.bad().get(2).reasons()).contains("counted in set");
        assertThat(result.bad().get(3).reasons()).contains("before the day of the report");
        assertThat(result.bad().get(4).reasons()).contains("does not take part WHEEL");
        assertThat(result.bad().get(6).reasons()).contains("lasts for ever");
        assertThat(result.bad().get(0).columns()).contains("On hand");
        catchUp();
        assertThat(world.owner
                        .sql("select count(*) from chain.light where site_id = ?")
                        .param(world.plant)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aUseOfZeroThatIsConfirmedNeverRunsOut() throws IOException {
        assertThat(send("PLANT,PANEL,set,3,0,0,,,,,,1\n").good()).isEqualTo(1);
        ChainWorld.officer("310000")
                .run(() -> closing.close(
                        new Closing.NewClosure(
                                world.stamping, 0, clock.today(), clock.today().plusDays(30), "measures"),
                        "officer"));
        catchUp();
        assertThat(world.light(world.plant, world.panel)).isEqualTo("green");
    }

    // Disputes

    @Test
    void theTwoSidesDifferInMoreThanVolumeAndAgreeingEndsIt() {
        say("buyer", 30.4, 0.6, 5, 2, true);
        say("supplier", 30.4, 0.3, 12, 5, false);
        Actor jilin = ChainWorld.officer("220000");
        assertThat(jilin.get(() -> disagreements.count(false, AsOf.now(clock)))).isGreaterThanOrEqualTo(4);
        assertThat(disputes("settled_at is null")).containsExactlyInAnyOrder("share", "lead", "transit", "sole_source");
        say("supplier", 30.4, 0.6, 6, 2, true);
        assertThat(disputes("settled_at is null")).isEmpty();
        assertThat(disputes("settled_as = 'both_corrected'")).hasSize(4);
    }

    @Test
    void anOfficerSettlesATransitTimeAndTheNetworkTakesIt() {
        say("buyer", 30.4, 0.6, 5, 2, true);
        say("supplier", 30.4, 0.6, 5, 6, true);
        Actor jilin = ChainWorld.officer("220000");
        long id = world.owner
                .sql("select id from chain.disagreement where buyer_node = ? and field = 'transit'")
                .param(world.plant)
                .query(Long.class)
                .single();
        assertThatThrownBy(() -> jilin.run(() -> disagreements.settle(id, "supplier", "")))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() ->
                        ChainWorld.officer("440000").run(() -> disagreements.settle(id, "supplier", "not ours to say")))
                .isInstanceOf(NotFound.class);
        jilin.run(() -> disagreements.settle(id, "supplier", "waybills of May looked at"));
        catchUp();
        Integer lag = network.look(look -> {
            var chain = look.standing().chain;
            int link = chain.link(
                    chain.nodeOf().getOrDefault(world.stamping, -1),
                    chain.nodeOf().getOrDefault(world.plant, -1));
            return (int) chain.network().links().lagDays()[link];
        });
        assertThat(lag).isEqualTo(6);
    }

    private List<String> disputes(String state) {
        return world.owner
                .sql("select field from chain.disagreement where buyer_node = ? and " + state)
                .param(world.plant)
                .query(String.class)
                .list();
    }

    /** The tables know sites of the directory by credit code; here the statement itself is asked, with the nodes of the test. */
    private void say(String side, double volume, double share, int lead, int transit, boolean sole) {
        Actor actor = side.equals("buyer") ? plant : ChainWorld.reporter(world.stamping, "310114");
        actor.run(() -> transactions.executeWithoutResult(status -> jdbc.sql(
                        "select * from chain.say_relations(array[?]::bigint[], array[?]::bigint[], array[?]::bigint[], array[?]::bigint[],"
                                + " array['220100'], array['310114'], array[?]::bigint[], array[?]::float8[], array[?]::float8[], array[?]::int[],"
                                + " array[?]::int[], array[?]::boolean[], ?, '2022-05-01', ?, 1, 'api', array[0.2, 0.1, 3, 1]::float8[])")
                .params(world.plant, world.stamping, world.plant, world.stamping, world.panel, volume, share, lead)
                .params(transit, sole, side, java.sql.Timestamp.from(clock.instant()))
                .query()
                .listOfRows()));
    }

    // Pages

    @Test
    void everyPageStandsInBothLanguagesNowAndInThePast() throws Exception {
        plant.run(() -> naming.name(named(world.plant, "220200"), "page"));
        plant.run(() -> filing.file(world.stock(world.plant, world.panel, clock.today(), 4, 1), "page"));
        ChainWorld.officer("220000")
                .run(() -> closing.close(
                        new Closing.NewClosure(
                                world.plant, 0.5, clock.today(), clock.today().plusDays(3), "half the staff"),
                        "officer"));
        say("buyer", 30.4, 0.6, 5, 2, true);
        say("supplier", 30.4, 0.3, 12, 5, false);
        Actor officer = ChainWorld.officer("220000");
        String past = "asOf=" + clock.today().minusDays(2) + "T18:00";
        for (String address : List.of(
                "/chains/products",
                "/chains/products/" + world.chain,
                "/chains/products/" + world.chain + "/PANEL",
                "/chains/product-imports",
                "/chains/relations",
                "/chains/relations?settled=true",
                "/chains/closures",
                "/chains/closures?find=Example",
                "/chains/suppliers",
                "/chains/roads")) {
            for (String lang : List.of("en", "zh")) {
                String sign = address.contains("?") ? "&" : "?";
                assertThat(page(officer, address + sign + "lang=" + lang))
                        .as(address + lang)
                        .contains("</html>")
                        .doesNotContain("??");
                if (!address.contains("imports")) {
                    assertThat(page(officer, address + sign + "lang=" + lang + "&" + past))
                            .as(address + past)
                            .contains("notice past", "</html>");
                }
            }
        }
        assertThat(page(officer, "/chains/closures?lang=en&words=vehicles"))
                .contains("half the staff", "50")
                .contains("Example vehicles");
        for (String address : List.of("/stock", "/stock/sheet", "/chains/suppliers")) {
            assertThat(page(plant, address + "?lang=en"))
                    .as(address)
                    .contains("</html>")
                    .doesNotContain("??");
            assertThat(page(plant, address + "?lang=zh"))
                    .as(address)
                    .contains("</html>")
                    .doesNotContain("??");
        }
        for (String address : List.of(
                "/api/v1/chains/products/" + world.chain + "/parts?limit=1",
                "/api/v1/chains/products/" + world.chain + "/parts/PANEL",
                "/api/v1/chains/closures",
                "/api/v1/chains/disagreements",
                "/api/v1/chains/named-suppliers")) {
            assertThat(page(officer, address)).as(address).startsWith("{").isNotEqualTo("{}");
        }
        for (String address : List.of(
                "/chains/products/" + world.chain + "/tree.xlsx",
                "/chains/closures.xlsx",
                "/chains/relations.xlsx",
                "/chains/suppliers.xlsx")) {
            assertThat(page(officer, address)).as(address).startsWith("PK");
        }
    }

    private String page(Actor actor, String address) throws Exception {
        MockMvc web = MockMvcBuilders.webAppContextSetup(context).build();
        return actor.call(() -> {
            var answer = web.perform(get(address)).andReturn().getResponse();
            assertThat(answer.getStatus()).as(address).isEqualTo(200);
            return answer.getContentAsString(StandardCharsets.UTF_8);
        });
    }
}
