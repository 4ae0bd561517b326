package org.clearway.app.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.clearway.app.ScenarioTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The facts G11, G12 and G14 to G24, each asked of the HTTP API on its day. */
@ScenarioTest
class WhiteListFactsTest extends Facts {

    private static final String SHANGHAI = "/api/v1/white-lists/310000/batches/2022/";

    @Test
    void on2JuneTheListsHoldWhatWasPublished() throws Exception {
        String at = "&asOf=2022-06-02T09:59&limit=1";
        assertThat(total("list=ministry" + at)).as("G11").isEqualTo(1_722);
        assertThat(total("level=province" + at)).as("G12").isEqualTo(20_800);
    }

    @Test
    void marchHadTwoBatchesOfEpidemicSupplies() throws Exception {
        JsonNode batches = get("/api/v1/white-lists/ministry-supply/batches?asOf=2022-03-31T23:59");
        assertThat(batches.size()).as("G14").isEqualTo(2);
        long added = 0;
        for (JsonNode batch : batches) {
            added += batch.get("publication").get("added").asLong();
        }
        assertThat(added).as("G14").isGreaterThan(600);
        assertThat(total("list=ministry-supply&asOf=2022-03-31T23:59&limit=1"))
                .as("G14")
                .isEqualTo(added);
    }

    @Test
    void aprilHadThreeBatchesOfTheMinistry() throws Exception {
        assertThat(get("/api/v1/white-lists/ministry/batches?asOf=2022-04-30T23:59")
                        .size())
                .as("G15")
                .isEqualTo(3);
    }

    @Test
    void shanghaisFirstBatch() throws Exception {
        assertThat(total("list=310000&asOf=2022-04-16T23:59&limit=1")).as("G16").isEqualTo(666);
        assertThat(total("list=310000&chain=AUTO&asOf=2022-04-17T23:59&limit=1"))
                .as("G17")
                .isEqualTo(231);
        assertThat(total("list=310000&chain=IC&asOf=2022-04-18T23:59&limit=1"))
                .as("G18")
                .isEqualTo(62);
        assertThat(total("list=310000&foreign=true&asOf=2022-04-28T23:59&limit=1"))
                .as("G19")
                .isEqualTo(247);
        assertThat(get(SHANGHAI + "1/resumption?chain=AUTO&day=2022-04-18")
                        .get("running")
                        .asLong())
                .as("G24")
                .isEqualTo(41);
    }

    @Test
    void shanghaisFirstBatchRestarts() throws Exception {
        assertThat(share("2022-04-22")).as("G20").isCloseTo(70, within(0.05));
        assertThat(share("2022-04-30")).as("G21").isGreaterThan(80);
    }

    @Test
    void shanghaisSecondBatch() throws Exception {
        assertThat(get(SHANGHAI + "2").get("publication").get("added").asLong())
                .as("G22")
                .isEqualTo(1_188);
        assertThat(total("list=310000&asOf=2022-05-01T12:00&limit=1")).as("G23").isEqualTo(1_854);
    }

    /** A projection made on 1 May is held against 2 June, and says by how much it was wrong. */
    @Test
    void theProjectionIsHeldAgainstWhatCame() throws Exception {
        JsonNode test =
                get("/api/v1/white-lists/countdown?asOf=2022-06-02T09:59").get("backTest");
        assertThat(test.get("from").asString()).isEqualTo("2022-05-01");
        assertThat(test.get("to").asString()).isEqualTo("2022-06-02");
        assertThat(test.get("actual").asLong())
                .isPositive()
                .isLessThanOrEqualTo(test.get("listed").asLong());
        assertThat(Math.abs(test.get("errorPercent").asDouble())).isLessThan(25);
    }

    /** What the countdown says of a moment is what the list shows when its figures are opened. */
    @Test
    void eachFigureOfTheCountdownOpensItsRows() throws Exception {
        for (String where : new String[] {"asOf=2022-06-02T09:59", "division=310000&asOf=2022-05-10T12:00"}) {
            JsonNode said = get("/api/v1/white-lists/countdown?" + where);
            String rows = "purpose=white_list&limit=1&" + where;
            for (String fared : new String[] {"reported", "running", "full"}) {
                assertThat(total(rows + "&fared=" + fared))
                        .as(where + " " + fared)
                        .isGreaterThanOrEqualTo(where.startsWith("asOf") ? 1 : 0)
                        .isEqualTo(said.get("resumption").get(fared).asLong());
            }
            assertThat(total(rows + "&fared=silent") + total(rows + "&fared=reported"))
                    .isEqualTo(total(rows))
                    .isEqualTo(said.get("resumption").get("listed").asLong());
            assertThat(total(
                            rows + "&alsoOn=" + said.get("backTest").get("from").asString()))
                    .isEqualTo(said.get("backTest").get("actual").asLong());
        }
        read(ask("/api/v1/listings?fared=dancing", token).GET(), 422);
    }

    private double share(String day) throws Exception {
        return get(SHANGHAI + "1/resumption?day=" + day).get("runningShare").asDouble();
    }

    private long total(String query) throws Exception {
        return get("/api/v1/listings?" + query).get("total").asLong();
    }
}
