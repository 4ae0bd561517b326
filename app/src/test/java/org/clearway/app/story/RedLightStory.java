package org.clearway.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.clearway.app.chain.internal.ExactPass;
import org.clearway.app.chain.internal.LiveNetwork;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * From the plant to the road and back: a plant's stock report on a phone turns a light red, the problem lies on the right desk with
 * its evidence, the two futures say what opening the road brings, the road opens, the light turns green, the problem is closed
 * with its proof. The road is one of the story's own.
 */
class RedLightStory extends Story {

    private static final String ROAD_ZH = "G2京沪高速（示例）京口出口";
    private static final String ROAD_EN = "G2 motorway (demo), exit Jingkou";

    @Autowired
    @Qualifier("ownerDataSource")
    private DataSource ownerData;

    @Autowired
    private LiveNetwork network;

    @Autowired
    private ExactPass exact;

    @Autowired
    private ClearwayClock clock;

    /** A part that the plant takes from one place only. */
    private record Line(long site, long part, String to, String from, double use, double target) {}

    @Test
    void aStockReportOnAPhoneBecomesARedLightAProblemAndAnOpenRoad() throws Exception {
        bringUpToDate();
        Line line = line();
        Page officer = signedIn("jiangsu-transport", false);
        long road = blockTheRoad(officer, line);

        Page phone = signedIn("beichen-owner", true);
        report(phone, line, 2 * line.use(), "counted again after the night shift");
        bringUpToDate();
        phone.navigate(base() + light(line));
        assertThat(phone.locator(".head .light").textContent()).contains("Red");
        assertThat(phone.content())
                .as("a partner's road is not told to the plant")
                .doesNotContain(ROAD_EN);
        inBothLanguages(phone, "redlight-phone");

        Page ministry = signedIn("ministry-officer", false);
        ministry.navigate(base() + light(line));
        assertThat(ministry.locator(".head .light").textContent()).contains("Red");
        assertThat(ministry.locator(".lead").first().textContent()).contains(ROAD_EN);
        twoFutures(ministry);
        inBothLanguages(ministry, "redlight");

        String problem = ministry.locator(".head .btn.primary").getAttribute("href");
        theProblemIsOnTheRightDesk(officer, problem);
        thePlantSeesThatItIsWorkedOn(phone, problem);

        openTheRoad(officer, road);
        report(phone, line, line.use() * line.target(), "the lorries came through");
        bringUpToDate();
        assertThat(colour(line)).isEqualTo("green");
        ministry.navigate(base() + light(line));
        assertThat(ministry.locator(".head .light").textContent()).contains("Green");
        inBothLanguages(ministry, "redlight-green");
        theProblemIsSolvedWithProof(officer, problem);
        thePlantConfirms(phone, problem);
        theProblemIsClosed(officer, problem);
        assertThat(browser.consoleErrors()).isEmpty();
    }

    private void bringUpToDate() {
        Actor.platform("story").run(() -> {
            network.catchUp();
            exact.run();
        });
    }

    /** A part that is green today and comes from one place in another province, at a plant that nothing else stops soon. */
    private Line line() {
        List<Line> lines = JdbcClient.create(ownerData)
                .sql("""
                        select s.site_id as site, s.part_id as part, s.division as "to", min(u.division) as "from", s.daily_use as "use",
                            max(s.target_days)::float8 as target
                        from access.account a join access.account_enterprise e on e.account_id = a.id
                        join chain.stock_report s on s.enterprise_id = e.enterprise_id
                        join chain.node b on b.site_id = s.site_id
                        join chain.part_input i on i.part_id = b.part_id and i.input_id = s.part_id and i.essential
                        join chain.relation r on r.buyer_node = b.id and r.part_id = s.part_id and r.superseded_at = 'infinity'
                        join chain.node u on u.id = r.supplier_node
                        where a.login = 'beichen-owner' and s.superseded_at = 'infinity' and s.business_date >= :day
                            and s.daily_use > 0 and not exists (select from chain.light l where l.site_id = s.site_id
                                and (l.part_id = s.part_id or l.light = 'red') and l.superseded_at = 'infinity'
                                and l.light <> 'green')
                        group by s.site_id, s.part_id, s.division, s.daily_use, s.business_date
                        having count(distinct u.division) = 1 and min(substr(u.division, 1, 2)) <> substr(s.division, 1, 2)
                        order by s.business_date desc, s.site_id, s.part_id limit 1
                        """)
                .param("day", clock.today().minusDays(1))
                .query(Line.class)
                .list();
        assertThat(lines)
                .as("a green line with one supplier in another province")
                .isNotEmpty();
        return lines.getFirst();
    }

    private static String light(Line line) {
        return "/chains/lights/" + line.site() + "/" + line.part();
    }

    private long blockTheRoad(Page officer, Line line) throws Exception {
        officer.navigate(base() + "/chains/roads");
        Locator form = officer.locator("main form[action$='/chains/roads'][method=post]");
        form.locator("[name=kind]").selectOption("exit");
        form.locator("[name=nameZh]").fill(ROAD_ZH);
        form.locator("[name=nameEn]").fill(ROAD_EN);
        form.locator("[name=division]").fill("320000");
        form.locator("[name=fromDivision]").fill(line.from());
        form.locator("[name=toDivision]").fill(line.to());
        form.locator("[name=openShare]").fill("0");
        LocalDate today = clock.today();
        form.locator("[name=from]").fill(today.toString());
        form.locator("[name=until]").fill(today.plusDays(20).toString());
        form.locator("[name=ground]").fill("Checkpoint without staff for the night, a story's own");
        form.locator("button[type=submit]").click();
        assertThat(officer.locator(".errsum").count())
                .as("blocked without an error")
                .isZero();
        inBothLanguages(officer, "redlight-roads");
        Long thing = JdbcClient.create(ownerData)
                .sql("select max(thing) from chain.blocked_link where name_en = ?")
                .param(ROAD_EN)
                .query(Long.class)
                .single();
        return thing;
    }

    private void report(Page phone, Line line, double onHand, String why) throws Exception {
        phone.navigate(base() + "/stock?site=" + line.site());
        fill(phone, line, onHand, why);
        inBothLanguages(phone, "redlight-stock");
        fill(phone, line, onHand, why);
        for (int tries = 0; tries < 2 && !phone.url().contains("sent="); tries++) {
            phone.click("main button[type=submit]");
            phone.locator("input[name=confirmed][type=checkbox]").all().forEach(Locator::check);
        }
        assertThat(phone.url()).as("the stock is in").contains("sent=");
    }

    private static void fill(Page phone, Line line, double onHand, String why) {
        phone.fill("[name=onHand-" + line.part() + "]", Long.toString(Math.round(onHand)));
        phone.fill("[name=arrivalUnits-" + line.part() + "]", "");
        phone.fill("[name=arrivalDay-" + line.part() + "]", "");
        phone.locator("[name^=why-]").all().forEach(field -> field.fill(why));
    }

    /** As it is the line stops within the week; with the road open it goes on longer. */
    private static void twoFutures(Page page) {
        Locator row = page.locator("table:has(th:text-is('Measure')) tbody tr").first();
        List<String> cells = row.locator("td").allTextContents();
        assertThat(Integer.parseInt(cells.get(1).strip())).isLessThanOrEqualTo(5);
        assertThat(cells.get(2).strip()).isNotEqualTo(cells.get(1).strip()).isNotEqualTo("–");
    }

    private void theProblemIsOnTheRightDesk(Page desk, String problem) throws Exception {
        desk.navigate(base() + problem);
        assertThat(desk.url()).endsWith(problem);
        assertThat(desk.locator("h1").textContent()).contains(ROAD_EN);
        assertThat(desk.locator("main").textContent()).contains("Jiangsu");
        assertThat(state(desk)).contains("On the desk").doesNotContain("Solved, to be confirmed");
        Locator evidence = desk.locator("section.card:has(h2:text-is('Evidence')) ul.ev > li");
        assertThat(evidence.allTextContents().getFirst()).contains(ROAD_EN, "blocked");
        assertThat(evidence.allTextContents().get(1)).contains("1 red light");
        assertThat(evidence.allTextContents().get(2)).contains("days of cover", "100 % of the gap");
        inBothLanguages(desk, "redlight-problem");
        desk.locator(".head .acts a.btn").first().click();
        assertThat(desk.url()).contains("view=history").contains("cause=road");
        assertThat(desk.locator("main table tbody tr").first().textContent()).contains("Red", "holds");
        inBothLanguages(desk, "redlight-cause");
    }

    private static List<String> state(Page page) {
        return page.locator(".head .pill").allTextContents();
    }

    /** Its line waits, so much it is told; whose road it is, it is not. */
    private void thePlantSeesThatItIsWorkedOn(Page phone, String problem) throws Exception {
        phone.navigate(base() + problem);
        assertThat(phone.locator("h1").textContent()).contains("on the way to you is blocked");
        assertThat(phone.content()).doesNotContain(ROAD_EN).doesNotContain(ROAD_ZH);
        inBothLanguages(phone, "redlight-problem-plant");
    }

    private void openTheRoad(Page officer, long road) {
        officer.navigate(base() + "/chains/roads");
        Locator form = officer.locator("form[action$='/chains/roads/" + road + "/open']");
        form.locator("[name=why]").fill("Staff are back, lorries pass");
        form.locator("button").click();
        assertThat(officer.locator("form[action$='/chains/roads/" + road + "/open']")
                        .count())
                .isZero();
    }

    private String colour(Line line) {
        return JdbcClient.create(ownerData)
                .sql("select light from chain.light where site_id = ? and part_id = ? and superseded_at = 'infinity'")
                .params(line.site(), line.part())
                .query(String.class)
                .single();
    }

    private void theProblemIsSolvedWithProof(Page desk, String problem) throws Exception {
        desk.navigate(base() + problem);
        assertThat(state(desk)).contains("Solved, to be confirmed");
        Locator proof = desk.locator("section.card:has(h2:text-is('Evidence')) a[href*='view=history']");
        assertThat(proof.textContent()).contains("No light hangs on it any more");
        assertThat(desk.locator("main .tl li").allTextContents())
                .as("the proof stands in its course")
                .anyMatch(line -> line.contains(ROAD_EN + " no longer holds up any line"));
        inBothLanguages(desk, "redlight-problem-solved");
        proof.click();
        assertThat(desk.locator("main table tbody tr").first().textContent()).contains("Red", "Green");
    }

    private void thePlantConfirms(Page phone, String problem) {
        phone.navigate(base() + problem);
        phone.locator("main button[name=act][value=confirm]").click();
        assertThat(state(phone)).contains("Confirmed");
    }

    private void theProblemIsClosed(Page desk, String problem) throws Exception {
        desk.navigate(base() + problem);
        assertThat(state(desk)).contains("Confirmed");
        assertThat(desk.locator(".head .pill.good").count()).as("closed").isPositive();
        inBothLanguages(desk, "redlight-problem-closed");
    }
}
