package org.clearway.app.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.clearway.app.PlatformTest;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.scope.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Lists and search stay quick under row-level security. With -Dclearway.enterprises=100000 at the size of the scenario. */
@PlatformTest
@TestPropertySource(properties = "clearway.test=search-speed")
class SearchSpeedTest {

    private static final int COUNT = Integer.getInteger("clearway.enterprises", 20_000);
    private static boolean loaded;

    @Autowired
    Enterprises enterprises;

    @Autowired
    ReferenceTables reference;

    @Autowired
    JdbcClient jdbc;

    @BeforeAll
    static void load(@Autowired LoadingEnterprises loading, @Autowired ReferenceTables reference) {
        long began = System.nanoTime();
        Actor.platform("test").run(() -> loading.load(ManyEnterprises.of(reference.present(), COUNT, 1)));
        System.out.printf("loaded %d in %d ms%n", COUNT, (System.nanoTime() - began) / 1_000_000);
    }

    static Actor officer(String division) {
        Set<Right> rights = EnumSet.copyOf(Role.OFFICER.rights());
        return new Actor(
                7,
                "officer",
                "Lin Yue",
                Actor.Kind.OFFICER,
                Set.of(Role.OFFICER),
                rights,
                division,
                "industry",
                1L,
                DivisionRange.of(division),
                List.of(),
                Actor.Via.SESSION);
    }

    @Test
    void findsTwoCharactersAllOverTheCountry() {
        Random random = new Random(1);
        String letters = "北辰东方华兴金星长春江淮海宁天地山水风云龙凤祥瑞福康健安泰和平新明光电科机动力零部件精密模具橡胶轮胎玻璃钢铁铝业";
        for (String where : List.of("000000", "220000", "220102")) {
            List<Long> micros = new ArrayList<>();
            Actor actor = officer(where);
            for (int i = 0; i < 220; i++) {
                String two = "" + letters.charAt(random.nextInt(letters.length()))
                        + letters.charAt(random.nextInt(letters.length()));
                if (i % 20 == 19) two = List.of("有限", "公司", "制造").get(random.nextInt(3));
                EnterpriseFilter filter = EnterpriseFilter.ALL.withWords(two);
                long began = System.nanoTime();
                actor.run(() -> enterprises.list(filter, 0, 50));
                if (i >= 20) micros.add((System.nanoTime() - began) / 1000);
            }
            report("search in " + where, micros);
            assertThat(p95(micros)).isLessThan(60_000);
        }
    }

    @Test
    void listsAndCounts() {
        for (String where : List.of("000000", "220000", "220102")) {
            Actor actor = officer(where);
            List<Long> lists = new ArrayList<>();
            List<Long> counts = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                long began = System.nanoTime();
                actor.run(() -> enterprises.list(EnterpriseFilter.ALL, 0, 50));
                long between = System.nanoTime();
                actor.run(() -> enterprises.count(EnterpriseFilter.ALL));
                if (i >= 10) {
                    lists.add((between - began) / 1000);
                    counts.add((System.nanoTime() - between) / 1000);
                }
            }
            report("list in " + where, lists);
            report("count in " + where, counts);
        }
    }

    private static long p95(List<Long> micros) {
        Collections.sort(micros);
        return micros.get(micros.size() * 95 / 100);
    }

    private static void report(String what, List<Long> micros) {
        long p95 = p95(micros);
        System.out.printf(
                "%s: median %.1f ms, p95 %.1f ms%n", what, micros.get(micros.size() / 2) / 1000.0, p95 / 1000.0);
    }
}
