import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Load for the app, from a process of its own on the same machine: bench/app starts the instance and calls this. Times are
 * seen from the client, so they hold the client's own work on the same two cores too.
 */
public final class AppBench {

    private static final List<String> USUAL_PAGES = List.of(
            "/", "/?division=220000", "/enterprises", "/enterprises?q=%E6%B1%BD%E8%BD%A6", "/enterprises?division=220100",
            "/enterprises/91220100YYDAWA3R6R", "/reports", "/reports?division=220000", "/reports/missing", "/search?q=%E7%A4%BA%E4%BE%8B",
            "/to-do", "/endings", "/authorities?division=220100");

    private final Client client;
    private final List<String> pages;

    private AppBench(Client client, List<String> pages) {
        this.client = client;
        this.pages = pages;
    }

    public static void main(String[] args) throws Exception {
        Client client = new Client(args[0]);
        Path home = Path.of(args[1]);
        AppBench bench =
                new AppBench(client, List.of(word(args, "--paths", String.join(",", USUAL_PAGES)).split(",", -1)));
        EnterprisesBench enterprises = new EnterprisesBench(client, args[3]);
        ReportsBench reports = new ReportsBench(client, args[4]);
        int users = option(args, "--users", 50);
        int seconds = option(args, "--seconds", 40);
        String only = word(args, "--only", "pages,search,import,posts,batch");
        int past = option(args, "--past-listings", 0);
        if (past > 0) {
            System.out.printf("| listings of the white list, past ones among them | %,d |%n", pastListings(home, past));
        }
        if (only.contains("board") || only.contains("pages")) {
            client.signIn("ministry-officer", Files.readString(home.resolve("demo-password")).strip(), args[2]);
        }
        if (only.contains("board")) {
            bench.board();
        }
        if (only.contains("pages")) {
            bench.pages(users, seconds);
        }
        if (only.contains("search")) {
            enterprises.searches();
        }
        if (only.contains("import")) {
            enterprises.imports();
        }
        if (only.contains("posts")) {
            int warm = option(args, "--warm", 40);
            double before = ReportsBench.bareCommits(home, 50, 5);
            double first = reports.firstPosts(home, 50, warm, 10);
            double between = ReportsBench.bareCommits(home, 50, 5);
            double corrections = reports.corrections(50, warm, 10);
            double after = ReportsBench.bareCommits(home, 50, 5);
            print("first reports", first, (before + between) / 2);
            print("corrections", corrections, (between + after) / 2);
        }
        if (only.contains("batch")) {
            reports.firstBatches(home, 1);
            reports.firstBatches(home, 2);
            reports.correctionBatches();
        }
    }

    private static void print(String what, double posts, double bare) {
        System.out.printf(
                "| single posts of %s, 50 connections | %,.0f a second, %.2f of %,.0f bare commits before and after |%n",
                what, posts, posts / bare, bare);
    }

    private static String word(String[] args, String name, String usual) {
        int at = Arrays.asList(args).indexOf(name);
        return at < 0 ? usual : args[at + 1];
    }

    private static int option(String[] args, String name, int usual) {
        int at = Arrays.asList(args).indexOf(name);
        return at < 0 ? usual : Integer.parseInt(args[at + 1]);
    }

    /** Fifty people, each opens a page about every five seconds. */
    private void pages(int users, int seconds) throws Exception {
        for (String page : pages) {
            for (int i = 0; i < 40; i++) {
                client.get(page);
            }
        }
        List<List<Double>> times = new ArrayList<>();
        pages.forEach(page -> times.add(java.util.Collections.synchronizedList(new ArrayList<>())));
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        Measuring.atOnce(users, () -> {
            Thread.sleep(ThreadLocalRandom.current().nextInt(5_000));
            while (System.nanoTime() < end) {
                int page = ThreadLocalRandom.current().nextInt(pages.size());
                long begun = System.nanoTime();
                client.get(pages.get(page));
                times.get(page).add((System.nanoTime() - begun) / 1e6);
                Thread.sleep(2_500 + ThreadLocalRandom.current().nextInt(5_000));
            }
            return null;
        });
        System.out.printf("| page, %d users, one page about every 5 s each | median | 95th percentile |%n|---|---|---|%n", users);
        for (int i = 0; i < pages.size(); i++) {
            System.out.printf("| `%s` | %.0f ms | %.0f ms |%n", pages.get(i), Measuring.at(times.get(i), 0.5), Measuring.at(times.get(i), 0.95));
        }
    }

    /** The nation's board, one reader: warm as it is, and cold for moments that nobody has looked at before. */
    private void board() throws Exception {
        List<Double> cold = new ArrayList<>();
        List<Double> warm = new ArrayList<>();
        long begun = System.nanoTime();
        client.get("/");
        System.out.printf("| the board, first look after the sign-in | %.0f ms |%n", (System.nanoTime() - begun) / 1e6);
        for (int i = 0; i < 240; i++) {
            begun = System.nanoTime();
            client.get("/");
            if (i >= 40) {
                warm.add((System.nanoTime() - begun) / 1e6);
            }
        }
        for (int i = 0; i < 30; i++) {
            begun = System.nanoTime();
            client.get("/?asOf=2022-05-%02dT09:%02d".formatted(2 + i % 28, i));
            cold.add((System.nanoTime() - begun) / 1e6);
        }
        System.out.printf("| the board, warm | %.0f ms | %.0f ms |%n", Measuring.at(warm, 0.5), Measuring.at(warm, 0.95));
        System.out.printf("| the board as of a moment that nobody looked at before | %.0f ms | %.0f ms |%n", Measuring.at(cold, 0.5), Measuring.at(cold, 0.95));
    }

    /** Each listing as often again, one year earlier each time, all run out; unless an earlier run has written them. */
    private static long pastListings(Path home, int times) throws Exception {
        try (Connection owner = Measuring.owner(home);
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
}
