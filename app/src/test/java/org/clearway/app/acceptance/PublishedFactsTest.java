package org.clearway.app.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpRequest;
import java.util.List;
import org.clearway.app.ScenarioTest;
import org.clearway.app.shared.scope.Actor;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The facts G03-G06 and G28-G41 that reports can give, by fact number; only the HTTP API is asked. */
@ScenarioTest
class PublishedFactsTest extends Facts {

    private static final String APRIL_18 = "2022-04-18";
    private static final String APRIL_22 = "2022-04-22";
    private static final String MAY_31 = "2022-05-31";

    @Test
    void jilinAtTheEndOfMay() throws Exception {
        JsonNode key50 = figures("key_50", MAY_31);
        assertThat(key50.get("enterprises").asLong()).as("G03").isEqualTo(50);
        assertThat(key50.get("resumptionRate").asDouble()).as("G04").isEqualTo(100);
        assertThat(key50.get("onDutyRate").asDouble()).as("G05").isCloseTo(87.4, within(0.05));
    }

    @Test
    void shanghaiAtTheEndOfMay() throws Exception {
        assertThat(figures("shanghai_auto", MAY_31).get("returnRate").asDouble())
                .as("G06")
                .isGreaterThan(85);
    }

    @Test
    void jilinOn18April() throws Exception {
        JsonNode key500 = figures("key_500", APRIL_18);
        assertThat(key500.get("enterprises").asLong()).as("G28").isEqualTo(500);
        assertThat(key500.get("running").asLong()).as("G29").isEqualTo(496);
        JsonNode suppliers = figures("faw_suppliers", APRIL_18);
        assertThat(suppliers.get("running").asLong()).as("G30").isEqualTo(473);
        assertThat(suppliers.get("resumptionRate").asDouble()).as("G31").isCloseTo(94.2, within(0.05));
        JsonNode aboveScale = figures("changchun_above_scale", APRIL_18);
        assertThat(aboveScale.get("enterprises").asLong()).as("G33").isEqualTo(1_331);
        assertThat(aboveScale.get("running").asLong()).as("G34").isEqualTo(930);
    }

    @Test
    void theOutputOfTheSuppliersOn18April() throws Exception {
        double output = 0;
        double normal = 0;
        String after = "";
        do {
            JsonNode page = get("/api/v1/reports?panel=faw_suppliers&day=" + APRIL_18 + "&limit=200" + after);
            for (JsonNode report : page.get("items")) {
                output += report.get("output10k").asDouble();
                normal += report.get("normalOutput10k").asDouble();
            }
            after = page.hasNonNull("next") ? "&after=" + page.get("next").asString() : "";
        } while (!after.isEmpty());
        assertThat(100 * output / normal).as("G32").isCloseTo(80.0, within(0.05));
    }

    @Test
    void jilinOn22April() throws Exception {
        JsonNode key50 = figures("key_50", APRIL_22);
        assertThat(key50.get("onDutyRate").asDouble()).as("G35").isCloseTo(47.7, within(0.05));
        assertThat(figures("key_500", APRIL_22).get("onDutyRate").asDouble())
                .as("G36")
                .isCloseTo(66.6, within(0.05));
        assertThat(key50.get("partly").asLong()).as("G37").isEqualTo(34);
        assertThat(key50.get("fullCapacity").asLong()).as("G38").isEqualTo(24);
        assertThat(figures("jilin_above_scale", APRIL_22).get("resumptionRate").asDouble())
                .as("G39")
                .isCloseTo(96.3, within(0.05));
        JsonNode smes = figures("srdi_smes", APRIL_22);
        assertThat(smes.get("running").asLong()).as("G40").isEqualTo(194);
        assertThat(smes.get("onDutyRate").asDouble()).as("G40").isCloseTo(63.5, within(0.05));
        assertThat(figures("faw_suppliers", APRIL_22).get("enterprises").asLong())
                .as("G41")
                .isEqualTo(502);
    }

    /** The figures are sums over rows and nothing else: three corrected reports of one plant move them by just that. */
    @Test
    void threeCorrectedReportsOfOnePlantMoveTheFigure() throws Exception {
        String owner = Actor.platform("test").get(() -> signIns.token("beichen-owner"));
        for (String day : new String[] {"2022-05-26", "2022-05-27", "2022-05-30"}) {
            JsonNode before = figures("key_50", day);
            JsonNode report = read(
                            ask("/api/v1/reports?day=" + day + "&limit=1", owner)
                                    .GET(),
                            200)
                    .get("items")
                    .get(0);
            long onDuty = report.get("staffOnDuty").asLong() / 2;
            read(
                    ask("/api/v1/reports", owner)
                            .POST(corrected(report, onDuty))
                            .header("Content-Type", "application/json"),
                    201);
            JsonNode after = figures("key_50", day);
            assertThat(after.get("staffOnDuty").asLong())
                    .isEqualTo(before.get("staffOnDuty").asLong()
                            - report.get("staffOnDuty").asLong()
                            + onDuty);
            assertThat(after.get("staffOnRoll").asLong())
                    .isEqualTo(before.get("staffOnRoll").asLong());
            assertThat(after.get("onDutyRate").asDouble())
                    .isLessThan(before.get("onDutyRate").asDouble());
        }
    }

    private HttpRequest.BodyPublisher corrected(JsonNode report, long onDuty) {
        ObjectNode body = json.createObjectNode();
        for (String name : List.of(
                "siteId",
                "day",
                "state",
                "staffOnRoll",
                "utilisation",
                "output10k",
                "normalOutput10k",
                "electricityMwh",
                "blocker")) {
            body.set(name, report.get(name));
        }
        body.put("staffOnDuty", onDuty);
        body.put("staffReturned", report.get("staffReturned").asLong());
        body.set("basedOn", report.get("version"));
        body.put("why", "Half of the shift was counted twice");
        body.putArray("confirm").add("duty").add("staff").add("output");
        return HttpRequest.BodyPublishers.ofString(body.toString());
    }

    private JsonNode figures(String panel, String day) throws Exception {
        return get("/api/v1/figures?panel=" + panel + "&day=" + day);
    }
}
