import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From a stock report to its light, seen from outside: while a group of 300 sites sends reports at a steady rate, a vehicle plant sends
 * one after another that turns a light, and the table of lights is asked every 2 ms until the new version can be read. The time runs
 * from the sending of the report to that reading. bench/chain starts the instance and calls this; the client works on the same cores.
 */
public final class ChainBench {

    private static final List<String> PAGES = List.of(
            "/chains/lights", "/chains/lights?light=red", "/chains/lights?view=cause", "/chains/lights?division=220000", "/chains/lights/{light}",
            "/chains/roads", "/chains/closures", "/chains/relations", "/chains/key-links", "/chains/forecasts", "/chains/what-if",
            "/chains/products", "/api/v1/chains/lights", "/api/v1/chains/lights?light=red");

    private static final int PATIENCE_MILLIS = 5_000;
    private static final double PLENTY_DAYS = 25;
    private static final int QUIET_PASSES = 3;
    private static final int QUIET_PATIENCE_SECONDS = 60;
    /** At half the rate, before anything is measured: the way of a report is still compiled. */
    private static final int WARM_SECONDS = 15;

    private static final int STORM_SECONDS = 10;
    private static final int STORM_BATCH = 500;
    private static final Pattern GOOD = Pattern.compile("\"good\":(\\d+)");

    private final Client client;
    private final String group;
    private final String plant;

    private record Stock(long site, long part, String day, double use, double target) {}

    private ChainBench(Client client, String group, String plant) {
        this.client = client;
        this.group = group;
        this.plant = plant;
    }

    /** Address, home, the ministry's code, tokens of the group and of the plant; then options. */
    public static void main(String[] args) throws Exception {
        Client client = new Client(args[0]);
        Path home = Path.of(args[1]);
        ChainBench bench = new ChainBench(client, args[3], args[4]);
        client.signIn("ministry-officer", Files.readString(home.resolve("demo-password")).strip(), args[2]);
        try (Connection owner = Measuring.owner(home)) {
            List<Stock> others = stocks(owner, OF_GROUP);
            List<Stock> probed = stocks(owner, OF_PLANT);
            System.out.printf("| sites and parts that report beside, that are probed | %,d, %,d |%n", others.size(), probed.size());
            bench.pages(owner);
            bench.passes(owner, probed);
            bench.reportToLight(
                    owner, others, probed.subList(0, Math.min(option(args, "--probes", 60), probed.size())), option(args, "--rate", 200),
                    option(args, "--seconds", 40));
            bench.storm(owner, others, probed, option(args, "--storm", 5_000));
            projection(owner);
        }
    }

    /** Exact passes with nothing beside them: a light is turned, and its pass awaited, some times over; the first is still compiled. */
    private void passes(Connection owner, List<Stock> probed) throws Exception {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < QUIET_PASSES; i++) {
            long last = number(owner, "select coalesce(max(id), 0) from chain.projection");
            probe(owner, probed.get(0), i % 2 == 0 ? 0.4 : 30);
            long begun = System.nanoTime();
            while (number(owner, "select coalesce(max(id), 0) from chain.projection") == last
                    && System.nanoTime() - begun < QUIET_PATIENCE_SECONDS * 1_000_000_000L) {
                Thread.sleep(100);
            }
            times.add((double) number(owner, "select millis from chain.projection order by id desc limit 1"));
        }
        System.out.printf("| exact projection of 60 days with nothing beside it, median of %d but the first, first | %.0f, %.0f ms |%n",
                times.size() - 1, Measuring.at(times.subList(1, times.size()), 0.5), times.getFirst());
    }

    private static long number(Connection owner, String sql) throws Exception {
        try (ResultSet row = owner.createStatement().executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static int option(String[] args, String name, int usual) {
        int at = Arrays.asList(args).indexOf(name);
        return at < 0 ? usual : Integer.parseInt(args[at + 1]);
    }

    /** What is reported each day by the group of the demo; its shops can do without each of their inputs, so that none has a light. */
    private static final String OF_GROUP = """
            s.enterprise_id in (select e.id from directory.enterprise e join access.account a on a.group_id = e.group_id
                where a.login = 'group-reporter')""";

    /** What a vehicle plant cannot do without. */
    private static final String OF_PLANT = """
            s.enterprise_id in (select e.enterprise_id from access.account_enterprise e join access.account a on a.id = e.account_id
                where a.login = 'beichen-owner')
            and exists (select from chain.node n join chain.part_input i on i.part_id = n.part_id and i.input_id = s.part_id
                and i.essential and i.superseded_at = 'infinity' where n.site_id = s.site_id)""";

    private static List<Stock> stocks(Connection owner, String whose) throws Exception {
        List<Stock> stocks = new ArrayList<>();
        try (ResultSet row = owner.createStatement().executeQuery("""
                select distinct on (s.site_id, s.part_id) s.site_id, s.part_id, (select max(business_date) from chain.stock_report),
                    s.daily_use, s.target_days
                from chain.stock_report s where s.superseded_at = 'infinity' and s.daily_use > 0 and %s
                order by s.site_id, s.part_id, s.business_date desc
                """.formatted(whose))) {
            while (row.next()) {
                stocks.add(new Stock(row.getLong(1), row.getLong(2), row.getString(3), row.getDouble(4), row.getDouble(5)));
            }
        }
        return stocks;
    }

    /** What one sends; when there is enough in store some more is on the way, so that every report changes that too. */
    private static String row(Stock one, double days) {
        String arrivals = days < 1
                ? ""
                : "{\"day\":\"%s\",\"units\":%.3f,\"supplierNode\":0}"
                        .formatted(LocalDate.parse(one.day).plusDays(2 + (long) days % 4), one.use * (1 + days % 2));
        return """
            {"siteId":%d,"partId":%d,"day":"%s","onHand":%.3f,"dailyUse":%.3f,"targetDays":%.1f,"why":"measured","arrivals":[%s],\
            "confirmed":["use-moved","more-than-delivered"]}"""
                .formatted(one.site, one.part, one.day, one.use * days, one.use, one.target, arrivals);
    }

    /** @return how many of them the instance took */
    private int send(String token, List<String> rows) throws Exception {
        HttpResponse<String> answer = client.answer(client.to("/api/v1/chains/stocks", token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("[" + String.join(",", rows) + "]")));
        Matcher good = GOOD.matcher(answer.body());
        return good.find() ? Integer.parseInt(good.group(1)) : 0;
    }

    private void reportToLight(Connection owner, List<Stock> others, List<Stock> probed, int rate, int seconds) throws Exception {
        // Whatever an earlier run left: every probed plant has plenty, so that the first report of each turns its light.
        for (int i = 0; i < probed.size(); i += STORM_BATCH) {
            send(plant, probed.subList(i, Math.min(probed.size(), i + STORM_BATCH)).stream().map(one -> row(one, PLENTY_DAYS)).toList());
        }
        long warm = System.nanoTime() + WARM_SECONDS * 1_000_000_000L;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            beside(others, rate / 2, warm, new AtomicInteger(), new AtomicInteger(), threads);
        }
        AtomicInteger sent = new AtomicInteger();
        AtomicInteger good = new AtomicInteger();
        List<Double> times = new ArrayList<>();
        int still = 0;
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(() -> beside(others, rate, end, sent, good, threads));
            for (int i = 0; System.nanoTime() < end; i++) {
                Double time = probe(owner, probed.get(i % probed.size()), i / probed.size() % 2 == 0 ? 0.4 : 30);
                if (time == null) {
                    still++;
                } else {
                    times.add(time);
                }
            }
        }
        System.out.printf("| reports beside, accepted of sent in %d s | %,d of %,d |%n", seconds, good.get(), sent.get());
        System.out.printf("| report to light, %d probes: median, 95th percentile, longest | %.0f, %.0f, %.0f ms |%n",
                times.size(), Measuring.at(times, 0.5), Measuring.at(times, 0.95), Measuring.at(times, 1));
        System.out.printf("| probes that moved no light within %d s or were refused | %d |%n", PATIENCE_MILLIS / 1000, still);
    }

    private Void beside(List<Stock> stocks, int rate, long end, AtomicInteger sent, AtomicInteger good, ExecutorService threads)
            throws Exception {
        long begun = System.nanoTime();
        for (int i = 0; System.nanoTime() < end; i++) {
            Stock one = stocks.get(i % stocks.size());
            double days = 5 + i % 11;
            threads.submit(() -> {
                good.addAndGet(send(group, List.of(row(one, days))));
                return null;
            });
            sent.incrementAndGet();
            long next = begun + (i + 1) * 1_000_000_000L / rate;
            Thread.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
        }
        return null;
    }

    /** Milliseconds until the light's new version can be read; null when the report was refused or moved no light. */
    private Double probe(Connection owner, Stock one, double days) throws Exception {
        try (PreparedStatement asked = owner.prepareStatement(
                "select count(*), max(recorded_at) from chain.light where site_id = ? and part_id = ?")) {
            asked.setLong(1, one.site);
            asked.setLong(2, one.part);
            String before = seen(asked);
            long begun = System.nanoTime();
            if (send(plant, List.of(row(one, days))) != 1) {
                return null;
            }
            while (System.nanoTime() - begun < PATIENCE_MILLIS * 1_000_000L) {
                if (!seen(asked).equals(before)) {
                    return (System.nanoTime() - begun) / 1e6;
                }
                Thread.sleep(2);
            }
            return null;
        }
    }

    private static String seen(PreparedStatement asked) throws Exception {
        try (ResultSet row = asked.executeQuery()) {
            row.next();
            return row.getString(1) + row.getString(2);
        }
    }

    private static void projection(Connection owner) throws Exception {
        try (ResultSet row = owner.createStatement().executeQuery("""
                select count(*), percentile_cont(0.5) within group (order by millis), max(largest_days), max(lights_differ)
                from (select * from chain.projection order by id desc limit 10) p""")) {
            row.next();
            System.out.printf("| exact projection of 60 days beside reports, median of the last %d | %.0f ms |%n", row.getInt(1), row.getDouble(2));
            System.out.printf("| largest difference to the live grid, lights on another side of a mark | %.3f days, %d |%n",
                    row.getDouble(3), row.getInt(4));
        }
    }

    /** Batches at that rate for ten seconds, whatever becomes of them; then how long until a report is a light again. */
    private void storm(Connection owner, List<Stock> others, List<Stock> probed, int rate) throws Exception {
        AtomicInteger sent = new AtomicInteger();
        AtomicInteger good = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        AtomicLong lastAnswer = new AtomicLong();
        int size = Math.min(STORM_BATCH, others.size());
        long begun = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int batch = 0; batch < rate * STORM_SECONDS / size; batch++) {
                List<String> rows = new ArrayList<>();
                for (int i = 0; i < size; i++) {
                    rows.add(row(others.get((batch * size + i) % others.size()), 5 + (batch + i) % 11 + batch / 100.0));
                }
                sent.addAndGet(size);
                threads.submit(() -> {
                    try {
                        good.addAndGet(send(group, rows));
                    } catch (Exception e) {
                        failed.incrementAndGet();
                    }
                    lastAnswer.accumulateAndGet(System.nanoTime(), Math::max);
                    return null;
                });
                long next = begun + (long) ((batch + 1) * 1e9 * size / rate);
                Thread.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
            }
        }
        System.out.printf("| storm of %,d reports a second for %d s in batches of %d: taken of sent, batches without an answer | %,d of %,d, %d |%n",
                rate, STORM_SECONDS, size, good.get(), sent.get(), failed.get());
        System.out.printf("| the last of them answered after | %.1f s |%n", (lastAnswer.get() - begun) / 1e9);
        Double time = null;
        long from = System.nanoTime();
        for (int i = 0; time == null && i < probed.size(); i++) {
            time = probe(owner, probed.get(i), i % 2 == 0 ? 0.3 : 31);
        }
        System.out.printf("| from there until the first report is a light again | %.0f ms |%n", (System.nanoTime() - from) / 1e6);
    }

    /** One reader after the other; the first looks of each are left out, for the compiler is still at work. */
    private void pages(Connection owner) throws Exception {
        String light;
        try (ResultSet row = owner.createStatement().executeQuery(
                "select site_id || '/' || part_id from chain.light where superseded_at = 'infinity' and light = 'red' order by out_in_days limit 1")) {
            light = row.next() ? row.getString(1) : "1/1";
        }
        for (String page : PAGES) {
            String address = page.replace("{light}", light);
            List<Double> times = new ArrayList<>();
            for (int i = 0; i < 70; i++) {
                long begun = System.nanoTime();
                client.get(address);
                if (i >= 30) {
                    times.add((System.nanoTime() - begun) / 1e6);
                }
            }
            System.out.printf("| `%s`: median, 95th percentile | %.0f, %.0f ms |%n", page, Measuring.at(times, 0.5), Measuring.at(times, 0.95));
        }
    }
}
