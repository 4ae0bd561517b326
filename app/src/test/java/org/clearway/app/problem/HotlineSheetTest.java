package org.clearway.app.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.clearway.app.PlatformTest;
import org.clearway.app.problem.Plaintiffs.Plant;
import org.clearway.app.problem.internal.TimerRound;
import org.clearway.app.shared.job.Jobs;
import org.clearway.app.shared.port.MatterRaised;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.env.Environment;

/** What comes in from outside: a hotline's table, files that are not what they say, matters of places without an authority. */
@PlatformTest
class HotlineSheetTest {

    @Autowired
    HotlineSheet sheet;

    @Autowired
    Jobs jobs;

    @Autowired
    FilingProblems filing;

    @Autowired
    ProblemRegister problems;

    @Autowired
    Evidence evidence;

    @Autowired
    TimerRound timers;

    @Autowired
    ClearwayClock clock;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Environment environment;

    @TempDir
    Path folder;

    private Plaintiffs people;

    @BeforeEach
    void prepare() {
        people = Plaintiffs.of(environment);
    }

    private Path table(Plant plant) throws IOException {
        return Files.writeString(folder.resolve("hotline.csv"), """
                工单号,统一社会信用代码,问题类别,问题简述,诉求,几天后停线
                %1$s-1,%2$s,物流,Two lorries of panels stand at the exit,Let them through tonight,3
                %1$s-2,%2$s,staff,Forty people of the night shift are at home,A bus and tests,
                %1$s-3,%2$s,weather,It rains too much here,Less rain,soon
                """.formatted(plant.id(), plant.creditCode()));
    }

    @Test
    void filesGoodRowsOnceAndSendsBadOnesBack() throws IOException {
        Plant plant = people.plant("220102");
        Actor hotline = people.officer("220102", "industry");
        Path file = table(plant);
        byte[] content = Files.readAllBytes(file);
        long job = hotline.get(() -> sheet.look("hotline.csv", content, Locale.ENGLISH));
        assertThat(hotline.get(() -> jobs.find(job)).count("added")).isEqualTo(2);
        assertThat(count(plant)).as("a look files nothing").isZero();
        HotlineSheet.Outcome first =
                hotline.get(() -> sheet.run(file, "hotline.csv", Locale.ENGLISH, (good, bad) -> {}));
        assertThat(first.filed()).isEqualTo(2);
        assertThat(first.bad()).isEqualTo(1);
        assertThat(first.firstBad().getFirst().number()).isEqualTo(4);
        assertThat(first.firstBad().getFirst().columns()).contains("问题类别", "几天后停线");
        HotlineSheet.Outcome second =
                hotline.get(() -> sheet.run(file, "hotline.csv", Locale.ENGLISH, (good, bad) -> {}));
        assertThat(second.filed()).isZero();
        assertThat(second.known()).isEqualTo(2);
        assertThat(count(plant)).isEqualTo(2);
    }

    private long count(Plant plant) {
        return people.owner()
                .sql("select count(*) from problem.problem where enterprise_id = ?")
                .param(plant.id())
                .query(Long.class)
                .single();
    }

    private Problem filed(Plant plant, String title) {
        return ((FilingProblems.Outcome.Filed)
                        plant.reporter().get(() -> filing.file(Plaintiffs.wanted(plant, "staff", title), "page")))
                .problem();
    }

    @Test
    void refusesAPhotoOf200MegabytesBeforeReadingIt() {
        assertThatThrownBy(() -> Evidence.read(200L << 20, InputStream.nullInputStream()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("shared.file.bytes");
    }

    @Test
    void refusesAProgramThatIsCalledAPhoto() {
        Plant plant = people.plant("220102");
        Problem one = filed(plant, "A photo that is none at all");
        byte[] program = "MZ\u0090\u0000\u0003This program cannot be run".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> plant.reporter().get(() -> evidence.add(one.number(), "photo.jpg", program)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aTimerFiresOnceThoughTheClockJumpsBack() {
        Problem one = filed(people.plant("220102"), "Seventy people wait in the cold");
        Instant before = clock.instant();
        try {
            clock.set(Objects.requireNonNull(one.dueAt()).plusSeconds(1));
            timers.fire();
            clock.set(before);
            timers.fire();
            clock.set(Objects.requireNonNull(one.dueAt()).plusSeconds(1));
            timers.fire();
        } finally {
            clock.set(before);
        }
        assertThat(people.owner()
                        .sql("select count(*) from problem.event where problem_id = ? and act = 'escalate'")
                        .param(one.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aMatterWhereNoAuthoritySitsIsFiledAtTheLevelAbove() {
        Plant plant = people.plant("220199");
        String reference = "road-closed-" + plant.id();
        events.publishEvent(new MatterRaised(
                "test",
                reference,
                "road-closed",
                "220199",
                Set.of(plant.id()),
                new MatterRaised.Title("problem.untitled", List.of()),
                new MatterRaised.Title("problem.untitled", List.of()),
                3,
                "/"));
        Actor city = people.officer("220100", "transport");
        Problem one = city.get(() -> problems.list(ProblemFilter.ALL.of(plant.id()), 0, 1))
                .getFirst();
        assertThat(one.level()).isEqualTo("city");
        assertThat(one.ownerId()).isEqualTo(people.authority("220100", "transport"));
        assertThat(people.owner()
                        .sql("select key from problem.event where problem_id = ? and act = 'file'")
                        .param(one.id())
                        .query(String.class)
                        .single())
                .isEqualTo("problem.said.no-desk");
    }
}
