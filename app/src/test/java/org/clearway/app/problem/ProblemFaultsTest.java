package org.clearway.app.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.clearway.app.PlatformTest;
import org.clearway.app.problem.Plaintiffs.Plant;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What goes wrong around problems: a hole in the routing table, two hands at once, a script as a message, a table that is too long. */
@PlatformTest
class ProblemFaultsTest {

    private static final String CITY = "210300";
    private static final int TRIES = 10;

    @Autowired
    FilingProblems filing;

    @Autowired
    WorkingProblems working;

    @Autowired
    ProblemRegister problems;

    @Autowired
    KeepingRecord record;

    @Autowired
    HotlineSheet sheet;

    @Autowired
    WebApplicationContext context;

    @Autowired
    Environment environment;

    private Plaintiffs people;

    @BeforeEach
    void prepare() {
        people = Plaintiffs.of(environment);
        people.plant(CITY);
        people.authority(CITY, "industry");
    }

    private Problem filed(String kind, String title) {
        Plant plant = people.plant(CITY);
        return ((FilingProblems.Outcome.Filed)
                        plant.reporter().get(() -> filing.file(Plaintiffs.wanted(plant, kind, title), "page")))
                .problem();
    }

    /** A table of its own that the city approved, and that says nothing of arrears; the nation's says nothing either. */
    @Test
    void aHoleInTheTableGoesToWhoCoordinatesAndIsFlagged() {
        people.owner()
                .sql(
                        "update problem.routing_version set valid_from = now() + interval '9 years' where division = '000000'")
                .update();
        Problem one;
        try {
            one = filed("arrears", "A buyer has owed us for two years");
        } finally {
            people.owner()
                    .sql("update problem.routing_version set valid_from = '2020-01-01' where division = '000000'")
                    .update();
        }
        assertThat(one.routingHole()).isTrue();
        assertThat(one.ownerId()).isEqualTo(people.authority(CITY, "industry"));
        assertThat(one.dueAt()).as("its clock runs all the same").isNotNull();
        assertThat(people.owner()
                        .sql("select key from problem.event where problem_id = ? and act = 'file'")
                        .param(one.id())
                        .query(String.class)
                        .single())
                .isEqualTo("problem.said.hole");
        assertThat(filed("arrears", "Another buyer has owed us for a year").routingHole())
                .isFalse();
    }

    @Test
    void ofTwoWhoTakeItAtOnceOneHasIt() throws Exception {
        for (int i = 0; i < TRIES; i++) {
            Problem one = filed("staff", "People of shift " + i + " wait at the gate");
            List<Actor> both = List.of(people.officer(CITY, "industry"), people.officer(CITY, "industry"));
            CyclicBarrier start = new CyclicBarrier(2);
            List<String> refused = new ArrayList<>();
            try (ExecutorService hands = Executors.newFixedThreadPool(2)) {
                List<Future<Problem>> taken = both.stream()
                        .map(actor -> hands.submit(() -> {
                            start.await();
                            return actor.get(
                                    () -> working.act(one.number(), ActRequest.of("take", one.version(), null)));
                        }))
                        .toList();
                for (Future<Problem> each : taken) {
                    try {
                        each.get();
                    } catch (java.util.concurrent.ExecutionException e) {
                        refused.add(String.valueOf(e.getCause()));
                    }
                }
            }
            assertThat(refused)
                    .as("one of two is told that the other was faster")
                    .hasSize(1);
            assertThat(refused.getFirst()).contains("problem.changed");
            Problem now = both.getFirst().get(() -> problems.byNumber(one.number()));
            assertThat(now.takenBy()).isIn(both.stream().map(Actor::accountId).collect(Collectors.toSet()));
            assertThat(people.owner()
                            .sql("select count(*) from problem.event where problem_id = ? and act = 'take'")
                            .param(one.id())
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    @Test
    void aScriptInAMessageIsText() throws Exception {
        Problem one = filed("staff", "<script>alert('title')</script> waits");
        Actor desk = people.officer(CITY, "industry");
        desk.run(() ->
                record.message(one.number(), "enterprise", "<script>alert('message')</script> <img src=x onerror=y>"));
        MockMvc web = MockMvcBuilders.webAppContextSetup(context).build();
        String page = desk.call(
                () -> web.perform(get(URI.create("/problems/" + one.number())).locale(Locale.ENGLISH))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8));
        assertThat(page)
                .contains("&lt;script&gt;alert(&#39;message&#39;)&lt;/script&gt;")
                .contains("&lt;script&gt;alert(&#39;title&#39;)&lt;/script&gt;")
                .doesNotContain("<script>alert")
                .doesNotContain("<img src=x");
    }

    /** Five thousand are taken (bench/problem measures how long, and others' pages meanwhile); one more, and none is. */
    @Test
    void aTableThatIsTooLongIsRefusedWhole() {
        Plant plant = people.plant(CITY);
        String table = "Ticket,Credit code,Kind,In one line,What is asked\n"
                + IntStream.rangeClosed(1, HotlineSheet.ROW_LIMIT)
                        .mapToObj(row ->
                                row + "," + plant.creditCode() + ",staff,People of gate " + row + " wait,Let them in")
                        .collect(Collectors.joining("\n"));
        Actor hotline = people.officer(CITY, "industry");
        assertThatThrownBy(() -> hotline.get(
                        () -> sheet.look("hotline.csv", table.getBytes(StandardCharsets.UTF_8), Locale.ENGLISH)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("rows");
        assertThat(people.owner()
                        .sql("select count(*) from problem.problem where enterprise_id = ?")
                        .param(plant.id())
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
