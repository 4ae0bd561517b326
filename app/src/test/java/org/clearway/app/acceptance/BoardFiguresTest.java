package org.clearway.app.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.clearway.app.ScenarioTest;
import org.clearway.app.access.account.DemoSignIns;
import org.clearway.app.scenario.load.FillingScenario;
import org.clearway.app.shared.port.Changes;
import org.clearway.app.shared.port.Tile;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.scope.Role;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Walks the board's figures and finds that the rows which each opens add up to it. */
@ScenarioTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoardFiguresTest {

    private static final String JILIN = "220000";

    @Autowired
    FillingScenario scenario;

    @Autowired
    DemoSignIns signIns;

    @Autowired
    List<Tile> tiles;

    @Autowired
    List<Changes> changes;

    @Autowired
    ClearwayClock clock;

    @LocalServerPort
    int port;

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<String, List<JsonNode>> read = new HashMap<>();
    private String jilin = "";
    private String ministry = "";

    @BeforeAll
    void fill() {
        scenario.fillIfEmpty();
        jilin = Actor.platform("test").get(() -> signIns.token("jilin-officer"));
        ministry = Actor.platform("test").get(() -> signIns.token("ministry-officer"));
    }

    private static Actor officer(String division) {
        return new Actor(
                1,
                "x",
                "x",
                Actor.Kind.OFFICER,
                Set.of(Role.OFFICER),
                Role.OFFICER.rights(),
                division,
                "industry",
                1L,
                DivisionRange.of(division),
                List.of(),
                Actor.Via.SESSION);
    }

    private List<Tile.Figure> figures(String division) {
        return officer(division)
                .get(() -> tiles.stream()
                        .flatMap(tile -> tile.figures(division, AsOf.now(clock)).stream())
                        .toList());
    }

    @Test
    void theReportsBehindATileAddUpToIt() throws Exception {
        int checked = 0;
        for (Tile.Figure figure : figures(JILIN)) {
            if (!figure.href().startsWith("/reports?")) {
                continue;
            }
            // The link narrows to the stopped ones where the figure is about them; a rate needs those who run as well.
            List<JsonNode> rows = rows(figure.href().replace("&state=stopped", ""));
            OptionalDouble told = expected(figure.labelKey(), rows);
            if (told.isPresent()) {
                assertThat(figure.value()).as(figure.labelKey()).isCloseTo(told.getAsDouble(), within(1e-6));
                checked++;
            }
            if (figure.labelKey().endsWith(".stopped")) {
                assertThat(rows(figure.href()).stream()
                                .map(row -> row.get("enterpriseId").asLong())
                                .distinct()
                                .count())
                        .as("the stopped sites that the tile opens are at least of as many enterprises")
                        .isGreaterThanOrEqualTo((long) figure.value());
            }
        }
        assertThat(checked).isGreaterThanOrEqualTo(4);
    }

    private static OptionalDouble expected(String label, List<JsonNode> rows) {
        Map<Long, List<JsonNode>> byEnterprise = rows.stream()
                .collect(Collectors.groupingBy(row -> row.get("enterpriseId").asLong()));
        Predicate<List<JsonNode>> runs = sites ->
                sites.stream().anyMatch(row -> !row.get("state").asString().equals("stopped"));
        long running = byEnterprise.values().stream().filter(runs).count();
        return switch (label.substring(label.lastIndexOf('.') + 1)) {
            case "resumption" -> OptionalDouble.of(100.0 * running / byEnterprise.size());
            case "stopped" -> OptionalDouble.of((double) (byEnterprise.size() - running));
            case "on-duty" -> OptionalDouble.of(100 * sum(rows, "staffOnDuty") / sum(rows, "staffOnRoll"));
            case "full-capacity" ->
                OptionalDouble.of(100.0
                        * byEnterprise.values().stream()
                                .filter(sites -> used(sites) >= 80)
                                .count()
                        / byEnterprise.size());
            default -> OptionalDouble.empty();
        };
    }

    private static double sum(List<JsonNode> rows, String field) {
        return rows.stream().mapToDouble(row -> row.get(field).asDouble()).sum();
    }

    private static double used(List<JsonNode> sites) {
        double normal = sum(sites, "normalOutput10k");
        double weighted = sites.stream()
                .mapToDouble(row -> row.get("utilisation").asDouble()
                        * row.get("normalOutput10k").asDouble())
                .sum();
        return normal == 0 ? sum(sites, "utilisation") / sites.size() : weighted / normal;
    }

    @Test
    void whatChangedSinceALookOpensExactlyTheRowsThatItCounts() throws Exception {
        Instant since = clock.instant().minus(Duration.ofDays(1));
        int checked = 0;
        for (Changes source : changes) {
            for (Changes.Change change : officer(JILIN).get(() -> source.since(JILIN, since, AsOf.now(clock)))) {
                if (change.href().startsWith("/reports?")) {
                    assertThat(rows(change.href())).as(change.key()).hasSize((int) change.count());
                    checked++;
                }
            }
        }
        assertThat(checked).isEqualTo(2);
    }

    @Test
    void thePlacesOfTheMapAddUpToTheTerritory() throws Exception {
        String day = clock.today().minusDays(1).toString();
        JsonNode map = get("/api/v1/indicators/reported_share/map?division=" + JILIN + "&day=" + day, jilin);
        List<JsonNode> rows = rows("/reports?day=" + day + "&division=" + JILIN);
        Map<String, Long> byCity = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("division").asString().substring(0, 4) + "00", Collectors.counting()));
        for (String city : byCity.keySet()) {
            JsonNode figures = get("/api/v1/figures?division=" + city + "&day=" + day, jilin);
            assertThat(figures.get("reported").asLong()).as(city).isEqualTo(byCity.get(city));
            assertThat(map.get(city).get("value").asDouble())
                    .as(city)
                    .isCloseTo(
                            100.0 * byCity.get(city) / figures.get("expected").asDouble(), within(1e-6));
        }
        assertThat(byCity.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(rows.size());
    }

    @Test
    void aPublishedFigureIsTheLastRowOfThePageThatItOpens() throws Exception {
        Function<String, String> code = href -> href.substring("/indicators/".length(), href.indexOf('?'));
        List<Tile.Figure> published = figures("000000").stream()
                .filter(figure -> figure.href().startsWith("/indicators/"))
                .toList();
        assertThat(published).hasSizeGreaterThanOrEqualTo(6);
        for (Tile.Figure figure : published) {
            String query = figure.href().substring(figure.href().indexOf('?'));
            JsonNode points = get(
                            "/api/v1/indicators/" + code.apply(figure.href()) + "/series" + query + "&to="
                                    + figure.when().getLast(),
                            ministry)
                    .get("points");
            assertThat(points.get(points.size() - 1).get("value").asDouble())
                    .as(figure.href())
                    .isEqualTo(figure.value());
        }
    }

    private List<JsonNode> rows(String href) throws Exception {
        List<JsonNode> known = read.get(href);
        if (known != null) {
            return known;
        }
        List<JsonNode> all = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = get("/api/v1" + href + "&limit=200" + after, jilin);
            page.get("items").forEach(all::add);
            after = page.hasNonNull("next") ? "&after=" + page.get("next").asString() : "";
        } while (!after.isEmpty());
        read.put(href, all);
        return all;
    }

    private JsonNode get(String path, String token) throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Authorization", "Bearer " + token)
                        .GET()
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }
}
