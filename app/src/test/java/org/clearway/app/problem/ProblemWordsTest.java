package org.clearway.app.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.clearway.app.PlatformTest;
import org.clearway.app.problem.Plaintiffs.Plant;
import org.clearway.app.shared.scope.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Problems found by words: of what they say, and of whose they are. With a million of them, see {@code ProblemSpeedTest}. */
@PlatformTest
class ProblemWordsTest {

    private static final String CITY = "350800";
    private static final String ELSEWHERE = "350700";

    @Autowired
    FilingProblems filing;

    @Autowired
    ProblemRegister problems;

    @Autowired
    Environment environment;

    private Plaintiffs people;

    @BeforeEach
    void prepare() {
        people = Plaintiffs.of(environment);
        people.plant(CITY);
        people.plant(ELSEWHERE);
        people.authority(CITY, "industry");
        people.authority(ELSEWHERE, "industry");
    }

    private Problem filed(Plant plant, String title) {
        return ((FilingProblems.Outcome.Filed)
                        plant.reporter().get(() -> filing.file(Plaintiffs.wanted(plant, "staff", title), "page")))
                .problem();
    }

    private List<Long> found(Actor reader, ProblemFilter filter) {
        ProblemRegister.Listed page = reader.get(() -> problems.page(filter, 0, 100));
        assertThat(page.total()).as("counted as listed").isEqualTo(page.rows().size());
        return page.rows().stream().map(Problem::id).sorted().toList();
    }

    private static ProblemFilter words(String words) {
        return ProblemFilter.ALL.about(words);
    }

    @Test
    void findsWhatTheySayWithinTheReadersReach() {
        Plant plant = people.plant(CITY);
        Plant other = people.plant(ELSEWHERE);
        Problem gate = filed(plant, "Quenched pinions wait at the gate");
        Problem night = filed(plant, "Night shift locked out");
        Problem far = filed(other, "Quenched pinions elsewhere");
        Actor desk = people.officer(CITY, "industry");
        Actor ministry = people.officer("000000", "industry");

        assertThat(found(desk, words("quenched pin"))).containsExactly(gate.id());
        assertThat(found(ministry, words("quenched pin"))).containsExactly(gate.id(), far.id());
        assertThat(found(ministry, words("quenched pin").in(CITY))).containsExactly(gate.id());
        assertThat(found(plant.reporter(), words("shift lock"))).containsExactly(night.id());
        assertThat(found(other.reporter(), words("shift lock"))).isEmpty();
        assertThat(found(desk, words("zq xv jk"))).isEmpty();
    }

    /** One in fifty of the newest makes a word common; then every row of the reach is looked at, and all are found. */
    @Test
    void findsAllOfAWordThatIsCommon() {
        Plant plant = people.plant(CITY);
        List<Long> all = new java.util.ArrayList<>();
        for (int i = 0; i < 85; i++) {
            all.add(filed(plant, "Wurtzite crucibles, oven " + i).id());
        }
        assertThat(people.owner()
                        .sql("select problem.ids_with_grams(directory.bigrams('wurtzite'), 10) is null")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(found(people.officer(CITY, "industry"), words("wurtzite"))).containsExactlyElementsOf(all);
    }

    /** More than are counted: the newest are met by walking back, those of another city are passed over. */
    @Test
    void findsTheNewestOfMoreThanAreCounted() {
        Plant plant = people.plant(CITY);
        Problem far = filed(people.plant(ELSEWHERE), "Zirconia sleeves elsewhere");
        long first = filed(plant, "Zirconia sleeves are missing").id();
        people.copies(first, 1_100);
        Actor desk = people.officer(CITY, "industry");
        try {
            ProblemRegister.Listed page = desk.get(() -> problems.page(words("zirconia"), 0, 50));
            assertThat(page.total()).isEqualTo(1_001);
            assertThat(page.rows().stream().map(Problem::id))
                    .containsExactlyElementsOf(LongStream.iterate(Plaintiffs.COPIES + 1_100, id -> id - 1)
                            .limit(50)
                            .boxed()
                            .toList());
            List<Long> second = desk
                    .get(() -> problems.page(words("zirconia"), 50, 1_100).rows())
                    .stream()
                    .map(Problem::id)
                    .toList();
            assertThat(second)
                    .startsWith(Plaintiffs.COPIES + 1_050)
                    .endsWith(first)
                    .doesNotContain(far.id());
        } finally {
            people.withoutCopies();
        }
    }

    @Test
    void findsWhatHasACauseAlsoOnceItIsClosed() {
        Plant plant = people.plant(CITY);
        Problem one = filed(plant, "Castings have not come");
        people.owner()
                .sql(
                        "update problem.problem set cause = 'site:880880', state = 'withdrawn', closed_at = now() where id = ?")
                .param(one.id())
                .update();
        assertThat(found(people.officer(CITY, "industry"), words("site:880880")))
                .containsExactly(one.id());
    }

    @Test
    void findsWhatIsOfAnEnterprise() {
        Plant plant = people.plant(CITY);
        Problem one = filed(plant, "Twelve fitters wait outside");
        String name = people.owner()
                .sql("select name_zh from directory.enterprise where id = ?")
                .param(plant.id())
                .query(String.class)
                .single();
        assertThat(found(people.officer(CITY, "industry"), words(name))).contains(one.id());
    }
}
