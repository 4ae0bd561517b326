package org.clearway.app.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.clearway.app.PlatformTest;
import org.clearway.app.problem.internal.TimerRound;
import org.clearway.app.shared.scope.Actor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/**
 * How quick problems are with a million closed and 50,000 open: pages as the server renders them, the timers of one minute, an upload.
 * The figures go into a file for bench/problem, which starts it; nothing is asserted of times, which the machine's other work decides.
 */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@EnabledIfSystemProperty(named = "clearway.bench", matches = "problem")
class ProblemSpeedTest {

    private static final Path FIGURES = Path.of("target", "bench-problem.txt");
    private static final int CLOSED = Integer.getInteger("clearway.bench.closed", 1_000_000);
    private static final int OPEN = 50_000;
    private static final int DUE = 10_000;
    private static final int UPLOADED = 5_000;
    private static final int ROUNDS = 20;

    @Autowired
    WebApplicationContext context;

    @Autowired
    TimerRound timers;

    @Autowired
    HotlineSheet sheet;

    @Autowired
    Environment environment;

    private Plaintiffs people;
    private MockMvc web;

    @BeforeAll
    void fill() throws Exception {
        people = Plaintiffs.of(environment);
        web = MockMvcBuilders.webAppContextSetup(context).build();
        Files.createDirectories(FIGURES.getParent());
        Files.deleteIfExists(FIGURES);
        SingleConnectionDataSource one = new SingleConnectionDataSource(
                environment.getRequiredProperty("clearway.db.url"),
                environment.getRequiredProperty("clearway.db.owner"),
                environment.getRequiredProperty("clearway.db.owner-password"),
                true);
        JdbcTemplate owner = new JdbcTemplate(one);
        long begun = System.nanoTime();
        ProblemMass.statements(CLOSED, OPEN).forEach(owner::execute);
        one.destroy();
        told("rows", "%,d closed, %,d open".formatted(CLOSED, OPEN));
        told("made", "%.0f s".formatted((System.nanoTime() - begun) / 1e9));
    }

    @Test
    @Order(1)
    void opensPages() throws Exception {
        Map<String, Actor> readers = new TreeMap<>(Map.of(
                "district", people.officer("310104", "transport"),
                "Shanghai", people.officer("310000", "industry"),
                "ministry", people.officer("000000", "industry")));
        String number = people.owner()
                .sql("select number from problem.problem where division = '310104' and closed_at is null limit 1")
                .query(String.class)
                .single();
        Map<String, String> pages = new TreeMap<>(Map.of(
                "5 words, rarer", "/problems/all?q=gate%20401",
                "1 queue", "/problems",
                "2 open by deadline", "/problems/all?status=open",
                "3 late", "/problems/all?status=overdue&severity=critical",
                "4 all, filtered", "/problems/all?kind=logistics&level=province",
                "5 words", "/problems/all?q=brake",
                "6 one problem", "/problems/" + number,
                "7 call sheet", "/problems/calls",
                "8 figures", "/problems/figures",
                "9 blocking points", "/problems/points"));
        pages.forEach((name, path) -> readers.forEach((who, actor) -> {
            double[] times = new double[ROUNDS];
            open(actor, path);
            for (int i = 0; i < ROUNDS; i++) {
                times[i] = open(actor, path);
            }
            told(name + ", " + who, median(times));
        }));
    }

    private double open(Actor actor, String path) {
        long begun = System.nanoTime();
        try {
            int status = actor.call(() -> web.perform(get(URI.create(path)).locale(Locale.ENGLISH))
                    .andReturn()
                    .getResponse()
                    .getStatus());
            assertThat(status).as(path).isEqualTo(200);
        } catch (Exception e) {
            throw new IllegalStateException(path, e);
        }
        return (System.nanoTime() - begun) / 1e6;
    }

    @Test
    @Order(2)
    void firesTenThousandTimersOfOneMinute() throws Exception {
        people.owner().sql("""
                        update problem.problem set timer_at = now() - interval '1 second', due_at = now() - interval '1 second'
                        where id in (select id from problem.problem where closed_at is null and level in ('county', 'city') order by id limit ?)
                        """).param(DUE).update();
        long begun = System.nanoTime();
        String others = beside(() -> {
            timers.fire();
            while (due() > 0) {
                pause();
            }
        });
        told("%,d timers due in one minute".formatted(DUE), "%.0f s".formatted((System.nanoTime() - begun) / 1e9));
        told("queue of another desk meanwhile", others);
    }

    private long due() {
        return people.owner()
                .sql("select count(*) from problem.problem where closed_at is null and timer_at <= now()")
                .query(Long.class)
                .single();
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    @Order(3)
    void takesFiveThousandFromOneUpload() throws Exception {
        List<String> codes = people.owner()
                .sql(
                        "select credit_code from directory.enterprise where id between 6000001 and 6020000 order by id limit ?")
                .param(UPLOADED)
                .query(String.class)
                .list();
        StringBuilder table = new StringBuilder("Ticket,Credit code,Kind,In one line,What is asked\n");
        for (int i = 0; i < codes.size(); i++) {
            table.append(i)
                    .append(',')
                    .append(codes.get(i))
                    .append(",logistics,Lorry ")
                    .append(i);
            table.append(" of the night shift is held at exit D12,Let it pass\n");
        }
        Path file = Files.writeString(Files.createTempDirectory("bench").resolve("hotline.csv"), table);
        Actor hotline = people.officer("000000", "industry");
        long begun = System.nanoTime();
        HotlineSheet.Outcome[] outcome = new HotlineSheet.Outcome[1];
        String others = beside(() ->
                outcome[0] = hotline.get(() -> sheet.run(file, "hotline.csv", Locale.ENGLISH, (good, bad) -> {})));
        double seconds = (System.nanoTime() - begun) / 1e9;
        assertThat(outcome[0].filed()).isEqualTo(UPLOADED);
        told("%,d problems from one upload".formatted(UPLOADED), "%.0f s".formatted(seconds));
        told("queue of another desk during the upload", others);
    }

    /** Does the work, and opens a queue again and again beside it. */
    private String beside(Runnable work) throws Exception {
        Actor reader = people.officer("330100", "industry");
        double[] times = new double[100_000];
        int count = 0;
        AtomicBoolean over = new AtomicBoolean();
        try (var thread = java.util.concurrent.Executors.newSingleThreadExecutor()) {
            CompletableFuture<Void> done =
                    CompletableFuture.runAsync(work, thread).whenComplete((nothing, e) -> over.set(true));
            while (!over.get() && count < times.length) {
                times[count++] = open(reader, "/problems");
                Thread.sleep(20);
            }
            done.get();
        }
        return median(Arrays.copyOf(times, count));
    }

    private static String median(double[] millis) {
        Arrays.sort(millis);
        return "median %.0f ms, 95th %.0f ms, longest %.0f ms"
                .formatted(millis[millis.length / 2], millis[(int) (millis.length * 0.95)], millis[millis.length - 1]);
    }

    private static void told(String what, String figure) {
        try {
            Files.writeString(
                    FIGURES,
                    what + ": " + figure + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
