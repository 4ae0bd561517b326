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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Facts of spring 2022, asked of the HTTP API as the ministry's officer on the whole scenario. */
@ScenarioTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Facts {

    final HttpClient client = HttpClient.newHttpClient();
    final JsonMapper json = JsonMapper.builder().build();

    @Autowired
    private FillingScenario scenario;

    @Autowired
    DemoSignIns signIns;

    @LocalServerPort
    private int port;

    String token = "";

    @BeforeAll
    final void fill() {
        scenario.fillIfEmpty();
        token = Actor.platform("test").get(() -> signIns.token("ministry-officer"));
    }

    @AfterAll
    final void close() {
        client.close();
    }

    final JsonNode get(String path) throws Exception {
        return read(ask(path, token).GET(), 200);
    }

    final HttpRequest.Builder ask(String path, String bearer) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + bearer);
    }

    final JsonNode read(HttpRequest.Builder request, int status) throws Exception {
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isEqualTo(status);
        return json.readTree(answer.body());
    }
}
