import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Posting reports one by one and a thousand at once, by a reporter's token, beside bare commits of the same disk. */
final class ReportsBench {

    private final Client client;
    private final String token;

    ReportsBench(Client client, String token) {
        this.client = client;
        this.token = token;
    }

    /** Single-row inserts with a durable commit each, over as many connections, in the same PostgreSQL. */
    static double bareCommits(Path home, int connections, int seconds) throws Exception {
        try (Connection owner = Measuring.owner(home)) {
            owner.createStatement().execute("create schema if not exists bench");
            owner.createStatement().execute("create table if not exists bench.bare (id bigint generated always as identity primary key, at timestamptz, words text)");
        }
        AtomicLong commits = new AtomicLong();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        Measuring.atOnce(connections, () -> {
            try (Connection one = Measuring.owner(home);
                    PreparedStatement insert = one.prepareStatement("insert into bench.bare (at, words) values (now(), ?)")) {
                while (System.nanoTime() < end) {
                    insert.setString(1, "as long as the values of a report: 1288 1132 71 3410 4800 186.4 parts");
                    insert.executeUpdate();
                    commits.incrementAndGet();
                }
            }
            return null;
        });
        try (Connection owner = Measuring.owner(home)) {
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

    private static final Pattern VERSION = Pattern.compile("\"version\":(\\d+)");

    private List<Held> held() throws Exception {
        List<Held> held = new ArrayList<>();
        for (long site : sites()) {
            Matcher found = ROW.matcher(client.send(client.to("/api/v1/reports?limit=200&site=" + site, token)));
            while (found.find()) {
                held.add(new Held(
                        Long.parseLong(found.group(1)), found.group(2), Integer.parseInt(found.group(3)),
                        Integer.parseInt(found.group(4)), Integer.parseInt(found.group(5)), found.group(6), found.group(7),
                        found.group(8)));
            }
        }
        Collections.shuffle(held, new Random(1));
        return held;
    }

    private List<Long> sites() throws Exception {
        List<Long> sites = new ArrayList<>();
        Matcher found = Pattern.compile("\"siteId\":(\\d+)")
                .matcher(client.send(client.to("/api/v1/reports?day=2022-05-20&limit=200", token)));
        while (found.find()) {
            sites.add(Long.parseLong(found.group(1)));
        }
        return sites;
    }

    /**
     * Fifty programs correct reports, each its own share of all that the reporter has on record, one after the other over a connection
     * that stays open: every answer is one durable version. They speak HTTP over plain sockets, so that little of what is measured
     * is their own work.
     *
     * @return answers a second
     */
    double corrections(int connections, int warmSeconds, int seconds) throws Exception {
        List<Held> all = held();
        long run = System.nanoTime();
        return posts(connections, warmSeconds, seconds, clerk -> {
            int[] versions = all.stream().mapToInt(Held::version).toArray();
            int share = (all.size() - clerk + connections - 1) / connections;
            return (wire, post) -> {
                int round = post / share;
                int i = clerk + post % share * connections;
                Held held = all.get(i);
                Held latest = new Held(held.site, held.day, versions[i], held.roll, held.returned, held.output, held.normal, held.electricity);
                Wire.Answer answer = wire.post("/api/v1/reports", "bench-" + held.site + "-" + held.day + "-" + round + "-" + run, report(latest, round));
                Matcher version = VERSION.matcher(answer.body());
                if (version.find()) {
                    versions[i] = Integer.parseInt(version.group(1));
                }
                return answer;
            };
        });
    }

    private static final int SITES = 8_000;

    /** The same with what a morning brings: one site after another reports a day for the first time. */
    double firstPosts(Path home, int connections, int warmSeconds, int seconds) throws Exception {
        long run = System.nanoTime();
        double[] rate = new double[1];
        onOwnSites(home, SITES, () -> rate[0] = posts(connections, warmSeconds, seconds, clerk -> (wire, post) -> {
            long site = FIRST + clerk + (long) connections * (post % (SITES / connections));
            int day = post / (SITES / connections);
            return wire.post("/api/v1/reports", "bench-" + site + "-" + day + "-" + run, firstReport(site, day));
        }));
        return rate[0];
    }

    /** What one program sends next. */
    private interface Sending {
        Wire.Answer send(Wire wire, int post) throws Exception;
    }

    private double posts(int connections, int warmSeconds, int seconds, IntFunction<Sending> sender) throws Exception {
        AtomicLong good = new AtomicLong();
        AtomicInteger clerk = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        long warm = System.nanoTime() + warmSeconds * 1_000_000_000L; // until the compiler has done its work
        long end = warm + seconds * 1_000_000_000L;
        Measuring.atOnce(connections, () -> {
            Sending sending = sender.apply(clerk.getAndIncrement());
            try (Wire wire = new Wire(client.address(), token)) {
                for (int post = 0; System.nanoTime() < end; post++) {
                    Wire.Answer answer = sending.send(wire, post);
                    if (answer.status() >= 300) {
                        if (refused.getAndIncrement() < 2) {
                            System.err.println("refused: " + answer.body());
                        }
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

    private static final int BATCH = 1_000;

    /** Batches that are not counted, until the compiler has done its work. */
    private static final int WARM = 20;

    private static final int COUNTED = 20;

    /** Corrections of what the reporter has on record, any site and day beside any other: the dearest batch that there is. */
    void correctionBatches() throws Exception {
        List<Held> held = held();
        int[] versions = held.stream().mapToInt(Held::version).toArray();
        List<Double> rates = new ArrayList<>();
        int batches = held.size() / BATCH;
        for (int round = 0; round < WARM + COUNTED; round++) {
            List<String> rows = new ArrayList<>();
            int from = round % batches * BATCH;
            for (int i = from; i < from + BATCH; i++) {
                Held one = held.get(i);
                rows.add(report(
                        new Held(one.site, one.day, versions[i], one.roll, one.returned, one.output, one.normal, one.electricity), round));
            }
            String body = "[" + String.join(",", rows) + "]";
            long begun = System.nanoTime();
            String answer = batch(body);
            rates.add(BATCH / ((System.nanoTime() - begun) / 1e9));
            Matcher version = VERSION.matcher(answer);
            for (int i = from; i < from + BATCH && version.find(); i++) {
                versions[i] = Integer.parseInt(version.group(1));
            }
        }
        System.out.printf("| batch post of 1,000 corrections of any site and day | %,.0f rows a second |%n", Measuring.at(rates.subList(WARM, rates.size()), 0.5));
    }

    /**
     * Groups of a thousand sites report one day after another for the first time, each over a connection of its own; the sites are the
     * bench's own and go with it.
     */
    void firstBatches(Path home, int groups) throws Exception {
        CyclicBarrier warm = new CyclicBarrier(groups);
        AtomicInteger group = new AtomicInteger();
        AtomicLong begun = new AtomicLong();
        AtomicLong ended = new AtomicLong();
        onOwnSites(home, groups * BATCH, () -> Measuring.atOnce(groups, () -> {
            long own = FIRST + group.getAndIncrement() * (long) BATCH;
            List<String> bodies = new ArrayList<>();
            for (int round = 0; round < WARM + COUNTED; round++) {
                bodies.add(firstReports(own, round));
            }
            for (String body : bodies.subList(0, WARM)) {
                batch(body);
            }
            warm.await();
            begun.compareAndSet(0, System.nanoTime());
            for (String body : bodies.subList(WARM, bodies.size())) {
                batch(body);
            }
            ended.accumulateAndGet(System.nanoTime(), Math::max);
            return null;
        }));
        double seconds = (ended.get() - begun.get()) / 1e9;
        System.out.printf("| batch post of 1,000 first reports, one day of as many sites, %d at once | %,.0f rows a second |%n",
                groups, groups * COUNTED * BATCH / seconds);
    }

    private static String firstReports(long own, int round) {
        return LongStream.range(own, own + BATCH).mapToObj(site -> firstReport(site, round)).collect(Collectors.joining(",", "[", "]"));
    }

    private static String firstReport(long site, int round) {
        int size = (int) (site % BATCH);
        String day = LocalDate.of(2022, 4, 1).plusDays(round).toString();
        return report(new Held(site, day, 0, 100 + size, 90 + size, (50 + size) + ".5", "120.0", (10 + size) + ".2"), round);
    }

    private static final long FIRST = 9_000_000_000L;

    /** Something to do. */
    private interface Work {
        void run() throws Exception;
    }

    /** Gives the reporter's enterprises more sites, and takes them and their reports away again. */
    private void onOwnSites(Path home, int many, Work work) throws Exception {
        try (Connection owner = Measuring.owner(home)) {
            addSites(owner, many);
            try {
                work.run();
            } finally {
                owner.createStatement().execute("delete from monitoring.operating_report where site_id >= " + FIRST);
                owner.createStatement().execute("delete from monitoring.reporting_site where site_id >= " + FIRST);
            }
        }
    }

    private void addSites(Connection owner, int many) throws Exception {
        owner.createStatement().execute("""
                insert into monitoring.reporting_site select %d + n, o.enterprise, o.division, o.industry, 100, '2022-02-01', null
                from (select enterprise_id as enterprise, min(division) as division, min(industry) as industry,
                        row_number() over (order by enterprise_id) - 1 as place, count(*) over () as many
                    from monitoring.reporting_site where site_id in (%s) group by enterprise_id) o
                join generate_series(0, %d) n on n %% o.many = o.place
                """.formatted(FIRST, String.join(",", sites().stream().map(String::valueOf).toList()), many - 1));
    }

    private String batch(String rows) throws Exception {
        HttpRequest.Builder request = client.to("/api/v1/reports/batch", token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(rows));
        String answer = client.send(request);
        if (!answer.contains("\"refused\":0")) {
            throw new IllegalStateException("Not all of a batch were taken: " + answer.substring(0, Math.min(400, answer.length())));
        }
        return answer;
    }
}
