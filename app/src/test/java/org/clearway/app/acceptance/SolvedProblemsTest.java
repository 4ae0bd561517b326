package org.clearway.app.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.clearway.app.ScenarioTest;
import org.clearway.app.access.account.DemoSignIns;
import org.clearway.app.scenario.load.FillingScenario;
import org.clearway.app.shared.scope.Actor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fact G13: more than 43,000 problems of enterprises were solved; only the HTTP API is asked, as of 2 June 2022, 10:00. */
@ScenarioTest
class SolvedProblemsTest {

    private final JsonMapper json = JsonMapper.builder().build();

    @Autowired
    FillingScenario scenario;

    @Autowired
    DemoSignIns signIns;

    @LocalServerPort
    int port;

    @Test
    void moreThan43000WereSolved() throws Exception {
        scenario.fillIfEmpty();
        String token = Actor.platform("test").get(() -> signIns.token("ministry-officer"));
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port
                                    + "/api/v1/problem-figures?division=000000&asOf=2022-06-02T10:00"))
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            JsonNode figures = json.readTree(answer.body());
            assertThat(figures.get("solved").asLong()).as("G13").isBetween(43_001L, 44_000L);
            assertThat(figures.get("confirmed").asLong() + figures.get("silent").asLong())
                    .isEqualTo(figures.get("solved").asLong());
            assertThat(figures.get("medianHours").asInt()).isBetween(10, 90);
            assertThat(figures.get("open").asLong()).isBetween(4_000L, 8_000L);
        }
    }
}
