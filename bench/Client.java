import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One reader of an instance: signed in with a cookie, or with a token for each question. What is refused is an error. */
final class Client {

    private final String base;
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    Client(String base) {
        this.base = base;
    }

    URI address() {
        return URI.create(base);
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(base + path));
    }

    HttpRequest.Builder to(String path, String token) {
        return to(path).header("Authorization", "Bearer " + token);
    }

    void signIn(String login, String password, String code) throws Exception {
        String form = get("/sign-in");
        post("/sign-in", "login=" + login + "&password=" + password + "&_csrf=" + csrf(form));
        String second = get("/sign-in/code");
        post("/sign-in/code", "code=" + code + "&_csrf=" + csrf(second));
        if (!get("/").contains("class=\"kpi\"")) {
            throw new IllegalStateException("Not signed in as " + login);
        }
    }

    private static String csrf(String html) {
        Matcher token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]*)\"").matcher(html);
        return token.find() ? URLEncoder.encode(token.group(1), StandardCharsets.UTF_8) : "";
    }

    String get(String path) throws Exception {
        return send(to(path).GET());
    }

    private String post(String path, String body) throws Exception {
        return send(to(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    String send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = answer(request);
        if (answer.statusCode() >= 400) {
            throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    /** Whatever it is, refused or not. */
    HttpResponse<String> answer(HttpRequest.Builder request) throws Exception {
        return client.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
