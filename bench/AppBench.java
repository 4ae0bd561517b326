import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Load for the app, from a process of its own on the same machine: bench/app starts the instance and calls this. Times are
 * seen from the client, so they hold the client's own work on the same two cores too.
 */
public final class AppBench {

    private static final List<String> USUAL_PAGES = List.of(
            "/", "/?division=220000", "/enterprises", "/enterprises?q=%E6%B1%BD%E8%BD%A6", "/enterprises?division=220100",
            "/enterprises/91220100YYDAWA3R6R", "/reports", "/reports?division=220000", "/reports/missing", "/search?q=%E7%A4%BA%E4%BE%8B",
            "/to-do", "/endings", "/authorities?division=220100");

    private final String base;
    private List<String> pages = USUAL_PAGES;
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    private AppBench(String base) {
        this.base = base;
    }

    public static void main(String[] args) throws Exception {
        AppBench bench = new AppBench(args[0]);
        Path home = Path.of(args[1]);
        bench.pages = List.of(word(args, "--paths", String.join(",", USUAL_PAGES)).split(",", -1));
        int users = option(args, "--users", 50);
        int seconds = option(args, "--seconds", 40);
        String only = word(args, "--only", "pages,search,import,posts,batch");
        int past = option(args, "--past-listings", 0);
        if (past > 0) {
            System.out.printf("| listings of the white list, past ones among them | %,d |%n", pastListings(home, past));
        }
        if (only.contains("board") || only.contains("pages")) {
            bench.signIn("ministry-officer", Files.readString(home.resolve("demo-password")).strip(), args[2]);
        }
        if (only.contains("board")) {
            bench.board();
        }
        if (only.contains("pages")) {
            bench.pages(users, seconds);
        }
        if (only.contains("search")) {
            bench.searches(args[3]);
        }
        if (only.contains("import")) {
            bench.imports(args[3]);
        }
        if (only.contains("posts")) {
            double bare = bareCommits(home, 50, 5);
            double posts = bench.posts(args[4], 50, option(args, "--warm", 40), 10);
            System.out.printf("| single report posts, 50 connections | %,.0f a second, %.2f of %,.0f bare commits |%n", posts, posts / bare, bare);
        }
        if (only.contains("batch")) {
            bench.batches(args[4]);
        }
    }

    private static String word(String[] args, String name, String usual) {
        int at = Arrays.asList(args).indexOf(name);
        return at < 0 ? usual : args[at + 1];
    }

    /** 25,000 new enterprises with credit codes in one .csv, from the upload until the last row is written. */
    private void imports(String token) throws Exception {
        StringBuilder rows = new StringBuilder("统一社会信用代码,企业名称,行政区划,行业代码,从业人员,营业收入\n");
        int salt = ThreadLocalRandom.current().nextInt(1_000_000);
        for (int i = 0; i < 25_000; i++) {
            rows.append(creditCode(salt * 25_000L + i)).append(",例量").append(salt).append('甲').append(i).append("厂,220104,3670,")
                    .append(20 + i % 900).append(',').append(500 + i % 90_000).append('\n');
        }
        String edge = "bench-" + salt;
        String body = "--" + edge + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"bench.csv\"\r\nContent-Type: text/csv\r\n\r\n"
                + rows + "\r\n--" + edge + "--\r\n";
        long begun = System.nanoTime();
        String job = send(HttpRequest.newBuilder(URI.create(base + "/api/v1/enterprises/imports?confirm=true"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "multipart/form-data; boundary=" + edge)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        double looked = (System.nanoTime() - begun) / 1e9;
        String id = job.replaceAll(".*\"job\":(\\d+).*", "$1");
        String state = job;
        while (!state.contains("\"state\":\"done\"")) {
            if (state.contains("\"state\":\"failed\"")) {
                throw new IllegalStateException(state);
            }
            Thread.sleep(100);
            state = send(HttpRequest.newBuilder(URI.create(base + "/api/v1/jobs/" + id)).header("Authorization", "Bearer " + token));
        }
        System.out.printf("| import of 25,000 enterprises, %.1f s of it until the preview | %.1f s |%n", looked, (System.nanoTime() - begun) / 1e9);
        if (!state.contains("\"added\":25000")) {
            System.out.println("| the import did not add 25,000 | " + state + " |");
        }
    }

    private static String creditCode(long number) {
        String letters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        int[] weights = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
        StringBuilder code = new StringBuilder();
        for (long rest = number; code.length() < 7; rest /= 31) {
            code.insert(0, letters.charAt((int) (rest % 31)));
        }
        code.insert(0, "91220104XB");
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += weights[i] * letters.indexOf(code.charAt(i));
        }
        return code.append(letters.charAt((31 - sum % 31) % 31)).toString();
    }

    private static int option(String[] args, String name, int usual) {
        int at = Arrays.asList(args).indexOf(name);
        return at < 0 ? usual : Integer.parseInt(args[at + 1]);
    }

    private void signIn(String login, String password, String code) throws Exception {
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

    private String get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(base + path)).GET());
    }

    private String post(String path, String body) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private String send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer =
                client.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    /** Fifty people, each opens a page about every five seconds. */
    private void pages(int users, int seconds) throws Exception {
        for (String page : pages) {
            for (int i = 0; i < 40; i++) {
                get(page);
            }
        }
        List<List<Double>> times = new ArrayList<>();
        pages.forEach(page -> times.add(java.util.Collections.synchronizedList(new ArrayList<>())));
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        atOnce(users, () -> {
            Thread.sleep(ThreadLocalRandom.current().nextInt(5_000));
            while (System.nanoTime() < end) {
                int page = ThreadLocalRandom.current().nextInt(pages.size());
                long begun = System.nanoTime();
                get(pages.get(page));
                times.get(page).add((System.nanoTime() - begun) / 1e6);
                Thread.sleep(2_500 + ThreadLocalRandom.current().nextInt(5_000));
            }
            return null;
        });
        System.out.printf("| page, %d users, one page about every 5 s each | median | 95th percentile |%n|---|---|---|%n", users);
        for (int i = 0; i < pages.size(); i++) {
            System.out.printf("| `%s` | %.0f ms | %.0f ms |%n", pages.get(i), at(times.get(i), 0.5), at(times.get(i), 0.95));
        }
    }

    /** The nation's board, one reader: warm as it is, and cold for moments that nobody has looked at before. */
    private void board() throws Exception {
        List<Double> cold = new ArrayList<>();
        List<Double> warm = new ArrayList<>();
        long begun = System.nanoTime();
        get("/");
        System.out.printf("| the board, first look after the sign-in | %.0f ms |%n", (System.nanoTime() - begun) / 1e6);
        for (int i = 0; i < 240; i++) {
            begun = System.nanoTime();
            get("/");
            if (i >= 40) {
                warm.add((System.nanoTime() - begun) / 1e6);
            }
        }
        for (int i = 0; i < 30; i++) {
            begun = System.nanoTime();
            get("/?asOf=2022-05-%02dT09:%02d".formatted(2 + i % 28, i));
            cold.add((System.nanoTime() - begun) / 1e6);
        }
        System.out.printf("| the board, warm | %.0f ms | %.0f ms |%n", at(warm, 0.5), at(warm, 0.95));
        System.out.printf("| the board as of a moment that nobody looked at before | %.0f ms | %.0f ms |%n", at(cold, 0.5), at(cold, 0.95));
    }

    /** Each listing as often again, one year earlier each time, all run out; unless an earlier run has written them. */
    private static long pastListings(Path home, int times) throws Exception {
        try (Connection owner = owner(home);
                var statement = owner.createStatement()) {
            statement.executeUpdate("""
                    insert into whitelist.listing (admission_id, list_id, enterprise_id, credit_code, name_zh, name_en, division, industry,
                        field, chain, foreign_invested, ground, batch_id, approver, listed_from, until, ended_at, end_act)
                    select admission_id, list_id, enterprise_id, credit_code, name_zh, name_en, division, industry, field, chain,
                        foreign_invested, ground, batch_id, approver, listed_from - y.n * interval '1 year', until - y.n * interval '1 year',
                        until - y.n * interval '1 year', 'expire'
                    from whitelist.listing l cross join generate_series(1, %d) y (n)
                    where not exists (select from whitelist.listing o where o.listed_from < '2022-01-01')
                    """.formatted(times));
            statement.execute("analyze whitelist.listing");
            var count = statement.executeQuery("select count(*) from whitelist.listing");
            count.next();
            return count.getLong(1);
        }
    }

    private static Connection owner(Path home) throws Exception {
        String url = "jdbc:postgresql://127.0.0.1:" + Files.readString(home.resolve("postgres/port")).strip() + "/clearway";
        String password = Files.readAllLines(home.resolve("postgres/passwords")).stream()
                .filter(line -> line.startsWith("clearway_owner="))
                .findFirst()
                .orElseThrow()
                .substring("clearway_owner=".length());
        return DriverManager.getConnection(url, "clearway_owner", password);
    }

    private void searches(String token) throws Exception {
        String[] words = {"汽车", "示例", "电子", "长春", "食品", "机械", "北辰", "医药", "零部", "钢铁"};
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < 220; i++) {
            long begun = System.nanoTime();
            send(HttpRequest.newBuilder(URI.create(base + "/api/v1/enterprises?limit=50&q="
                            + URLEncoder.encode(words[i % words.length], StandardCharsets.UTF_8)))
                    .header("Authorization", "Bearer " + token));
            if (i >= 20) {
                times.add((System.nanoTime() - begun) / 1e6);
            }
        }
        System.out.printf("| nation-wide search for two characters, through the API | %.0f ms | %.0f ms |%n", at(times, 0.5), at(times, 0.95));
    }

    /** Single-row inserts with a durable commit each, over as many connections, in the same PostgreSQL. */
    private static double bareCommits(Path home, int connections, int seconds) throws Exception {
        try (Connection owner = owner(home)) {
            owner.createStatement().execute("create schema if not exists bench");
            owner.createStatement().execute("create table if not exists bench.bare (id bigint generated always as identity primary key, at timestamptz, words text)");
        }
        AtomicLong commits = new AtomicLong();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        atOnce(connections, () -> {
            try (Connection one = owner(home);
                    PreparedStatement insert = one.prepareStatement("insert into bench.bare (at, words) values (now(), ?)")) {
                while (System.nanoTime() < end) {
                    insert.setString(1, "as long as the values of a report: 1288 1132 71 3410 4800 186.4 parts");
                    insert.executeUpdate();
                    commits.incrementAndGet();
                }
            }
            return null;
        });
        try (Connection owner = owner(home)) {
            owner.createStatement().execute("drop schema bench cascade");
        }
        return (double) commits.get() / seconds;
    }

    /** One report on record, as a correction names it. */
    private record Held(
            long site, String day, int version, int roll, int returned, String output, String normal, String electricity) {}

    private static String report(Held held, int salt) {
        return """
            {"siteId":%d,"day":"%s","basedOn":%d,"state":"normal","staffOnRoll":%d,"staffOnDuty":%d,"staffReturned":%d,"utilisation":80,\
            "output10k":%s,"normalOutput10k":%s,"electricityMwh":%s,"blocker":"none","why":"measured",\
            "confirm":["stopped-producing","running-without-staff","roll-moved","returned-over-roll","output-high","output-low","normal-moved","stopped-electricity"]}"""
                .formatted(
                        held.site, held.day, held.version, held.roll, Math.max(0, held.roll - 1 - salt % 7), held.returned,
                        held.output, held.normal, held.electricity);
    }

    /** What the reporter's enterprise has on record, a site and day each, in no order. */
    private static final Pattern ROW = Pattern.compile("\"siteId\":(\\d+).*?\"day\":\"([0-9-]+)\",\"version\":(\\d+).*?\"staffOnRoll\":(\\d+)"
            + ".*?\"staffReturned\":(\\d+).*?\"output10k\":([0-9.]+),\"normalOutput10k\":([0-9.]+),\"electricityMwh\":([0-9.]+|null)");

    private List<Held> held(String token) throws Exception {
        List<Held> held = new ArrayList<>();
        for (long site : sites(token)) {
            Matcher found = ROW.matcher(send(HttpRequest.newBuilder(URI.create(base + "/api/v1/reports?limit=200&site=" + site))
                    .header("Authorization", "Bearer " + token)));
            while (found.find()) {
                held.add(new Held(
                        Long.parseLong(found.group(1)), found.group(2), Integer.parseInt(found.group(3)),
                        Integer.parseInt(found.group(4)), Integer.parseInt(found.group(5)), found.group(6), found.group(7),
                        found.group(8)));
            }
        }
        java.util.Collections.shuffle(held, new java.util.Random(1));
        return held;
    }

    private List<Long> sites(String token) throws Exception {
        List<Long> sites = new ArrayList<>();
        Matcher found = Pattern.compile("\"siteId\":(\\d+)")
                .matcher(send(HttpRequest.newBuilder(URI.create(base + "/api/v1/reports?day=2022-05-20&limit=200"))
                        .header("Authorization", "Bearer " + token)));
        while (found.find()) {
            sites.add(Long.parseLong(found.group(1)));
        }
        return sites;
    }

    /** Each of fifty plants' clerks corrects today's reports of some sites again and again: every answer is one durable version. */
    private double posts(String token, int connections, int warmSeconds, int seconds) throws Exception {
        List<Held> today = held(token).stream().filter(one -> one.day.equals("2022-06-02")).toList();
        AtomicLong good = new AtomicLong();
        AtomicInteger clerk = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        long warm = System.nanoTime() + warmSeconds * 1_000_000_000L; // until the compiler has done its work
        long end = warm + seconds * 1_000_000_000L;
        atOnce(connections, () -> {
            int own = clerk.getAndIncrement();
            int[] versions = today.stream().mapToInt(Held::version).toArray();
            for (int round = 0; System.nanoTime() < end; round++) {
                for (int i = own; i < today.size() && System.nanoTime() < end; i += connections) {
                    Held held = today.get(i);
                    String body = report(new Held(held.site, held.day, versions[i], held.roll, held.returned, held.output, held.normal, held.electricity), round);
                    HttpResponse<String> answer = client.send(
                                    HttpRequest.newBuilder(URI.create(base + "/api/v1/reports"))
                                            .header("Authorization", "Bearer " + token)
                                            .header("Content-Type", "application/json")
                                            .header("Idempotency-Key", "bench-" + held.site + "-" + round + "-" + warm)
                                            .POST(HttpRequest.BodyPublishers.ofString(body))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString());
                    Matcher version = Pattern.compile("\"version\":(\\d+)").matcher(answer.body());
                    if (version.find()) {
                        versions[i] = Integer.parseInt(version.group(1));
                    }
                    if (answer.statusCode() >= 300) {
                        if (refused.get() < 2) {
                            System.err.println("refused: " + answer.body());
                        }
                        refused.incrementAndGet();
                    } else if (System.nanoTime() > warm) {
                        good.incrementAndGet();
                    }
                }
            }
            return null;
        });
        if (refused.get() > 0) {
            System.out.println("| posts refused | " + refused + " |");
        }
        return (double) good.get() / seconds;
    }

    private void batches(String token) throws Exception {
        List<Held> held = held(token);
        List<Double> rates = new ArrayList<>();
        for (int round = 0; round < Math.min(12, held.size() / 1_000); round++) {
            List<String> rows = new ArrayList<>();
            for (Held one : held.subList(round * 1_000, (round + 1) * 1_000)) {
                rows.add(report(one, round));
            }
            long begun = System.nanoTime();
            send(HttpRequest.newBuilder(URI.create(base + "/api/v1/reports/batch"))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("[" + String.join(",", rows) + "]")));
            if (round >= 2) {
                rates.add(1_000 / ((System.nanoTime() - begun) / 1e9));
            }
        }
        System.out.printf("| batch post of 1,000 reports | %,.0f rows a second |%n", at(rates, 0.5));
    }

    private static void atOnce(int many, Callable<Void> work) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> running = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                running.add(threads.submit(work));
            }
            for (Future<Void> one : running) {
                one.get();
            }
        }
    }

    private static double at(List<Double> times, double share) {
        List<Double> sorted = new ArrayList<>(times);
        sorted.sort(null);
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
    }
}
