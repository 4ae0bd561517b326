package org.clearway.app.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.clearway.app.PlatformTest;
import org.clearway.app.problem.internal.TimerRound;
import org.clearway.app.shared.time.ClearwayClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Rounds that run at the same time: each silence counts once, none waits for another, and the kept figures agree with the rows. */
@PlatformTest
class TwoRoundsTest {

    private static final int DUE = 400;

    @Autowired
    TimerRound timers;

    @Autowired
    ClearwayClock clock;

    @Autowired
    Environment environment;

    private Plaintiffs people;

    @BeforeEach
    void prepare() {
        people = Plaintiffs.of(environment);
        people.plant("330100");
    }

    @Test
    void countEachSilenceOnce() throws Exception {
        long desk = people.authority("330100", "industry");
        people.owner()
                .sql("""
                        insert into problem.problem (id, number, who_zh, who_en, division, kind, severity, level, state, owner_id, desk, title,
                            asked, channel, filed_at, filed_by, filed_name, since, due_at, timer_at, solved_at)
                        select 7000000 + n, 'P-2206-' || 7000000 + n, '例', 'Example', '330100', 'staff', 'high', 'city', 'solved', ?, 'industry',
                            'People wait at gate ' || n, 'Let them in', 'sheet', t.now - interval '9 days', 0, 'Hotline',
                            t.now - interval '9 days', t.now - interval '1 hour', t.now - interval '1 hour', t.now - interval '5 days'
                        from (select ?::timestamptz as now) t, generate_series(1, ?) n
                        """)
                .params(desk, Timestamp.from(clock.instant()), DUE)
                .update();
        try (ExecutorService rounds = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> fired = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                fired.add(rounds.submit(timers::fire));
            }
            int all = 0;
            for (Future<Integer> one : fired) {
                all += one.get();
            }
            assertThat(all).as("none twice").isLessThanOrEqualTo(DUE);
        }
        timers.fire();
        assertThat(count("select count(*) from problem.problem where id > 7000000 and state = 'silent'"))
                .isEqualTo(DUE);
        assertThat(count("select count(*) from problem.event where problem_id > 7000000 and act = 'lapse_in_silence'"))
                .isEqualTo(DUE);
        String kept =
                "select coalesce(sum(n), 0) from problem.kept where split = 'division' and word = '330000' and what = 'silent'";
        long before = count(kept);
        assertThat(before)
                .isEqualTo(
                        count("select count(*) from problem.problem where division like '33%' and state = 'silent'"));
        count("select problem.fold_kept(1)");
        assertThat(count(kept)).as("adding up changes no sum").isEqualTo(before);
        assertThat(count("select count(*) from problem.kept_change")).isZero();
        assertThat(count(Plaintiffs.KEPT_OTHERWISE + " and split = 'division' and word = '330000'"))
                .as("figures that the rows count otherwise")
                .isZero();
    }

    private long count(String sql) {
        return people.owner().sql(sql).query(Long.class).single();
    }
}
