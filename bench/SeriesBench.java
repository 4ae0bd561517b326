import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Series over 94 days by the API, for divisions, zones, industries, panels and chains: {@code java bench/SeriesBench.java URL TOKEN}. */
final class SeriesBench {

    private static final List<String> SUBJECTS = List.of(
            "000000", "220000", "220100", "220102", "310000", "310115", "zone:YRD", "zone:PRD", "industry:36", "industry:39",
            "panel:key_50", "panel:key_500", "panel:shanghai_auto", "panel:vehicle_groups_15", "chain:AUTO", "chain:IC", "chain:FOOD");
    private static final List<String> CODES =
            List.of("resumption_rate", "on_duty_rate", "staff_return_rate", "full_capacity_share", "output_rate", "electricity_intensity");

    public static void main(String[] args) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        List<Double> all = new ArrayList<>();
        System.out.println("| series of 94 days | median ms | p95 ms | worst ms |\n|---|---|---|---|");
        for (String subject : SUBJECTS) {
            List<Double> times = new ArrayList<>();
            for (int round = 0; round < 12; round++) {
                for (String code : CODES) {
                    String url = args[0] + "/api/v1/indicators/" + code + "/series?subject=" + subject + "&from=2022-02-28&to=2022-06-01";
                    long begun = System.nanoTime();
                    get(client, url, args[1]);
                    if (round > 1) {
                        times.add((System.nanoTime() - begun) / 1e6);
                    }
                }
            }
            all.addAll(times);
            print(subject, times);
        }
        print("all", all);
        for (String path : List.of("/api/v1/indicators/on_duty_rate/map?division=000000&day=2022-06-01",
                "/api/v1/indicators/signals?signal=all&limit=50")) {
            List<Double> times = new ArrayList<>();
            for (int round = 0; round < 12; round++) {
                long begun = System.nanoTime();
                get(client, args[0] + path, args[1]);
                if (round > 1) {
                    times.add((System.nanoTime() - begun) / 1e6);
                }
            }
            print("`" + path.substring(0, path.indexOf('?')) + "`", times);
        }
    }

    private static void get(HttpClient client, String url, String token) throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token).build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    private static void print(String name, List<Double> times) {
        Collections.sort(times);
        System.out.printf("| %s | %.0f | %.0f | %.0f |%n", name, times.get(times.size() / 2), times.get(times.size() * 95 / 100), times.getLast());
    }
}
