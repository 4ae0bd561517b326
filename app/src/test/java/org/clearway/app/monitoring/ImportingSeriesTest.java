package org.clearway.app.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.clearway.app.PlatformTest;
import org.clearway.app.monitoring.indicator.ImportingSeries;
import org.clearway.app.monitoring.indicator.Point;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.time.AsOf;
import org.junit.jupiter.api.Test;

@PlatformTest
class ImportingSeriesTest extends IndicatorDesk {

    @Test
    void nothingShowsBeforeItsReleaseAndARevisionShowsFromItsOwn() {
        String code = fresh("released");
        define(imported(code, "monthly", "%"));
        String header = "period,region,indicator,value,released_at\n";
        take(header + "2022-04,000000," + code + ",-2.9,2022-05-16T10:00\n2022-05,000000," + code
                + ",0.7,2022-06-15T10:00\n");
        assertThat(points(code, "000000", AsOf.now(clock)))
                .singleElement()
                .satisfies(point -> assertThat(point.value()).isEqualTo(-2.9));
        assertThat(points(code, "000000", AsOf.past(TODAY.minusDays(1).atTime(12, 0))))
                .as("entered on 2 June, unknown on the 1st")
                .isEmpty();
        ImportingSeries.Outcome again = take(header + "2022-04,000000," + code + ",-3.1,2022-06-15T10:00\n");
        assertThat(again.revised()).isEqualTo(1);
        assertThat(points(code, "000000", AsOf.now(clock)).getFirst().value())
                .as("the revision waits for its release")
                .isEqualTo(-2.9);
        clock.set(Instant.parse("2022-06-15T02:00:00Z"));
        assertThat(points(code, "000000", AsOf.now(clock)))
                .extracting(Point::value)
                .containsExactly(-3.1, 0.7);
        assertThat(points(code, "000000", AsOf.past(TODAY.atTime(12, 0)))).hasSize(1);
    }

    @Test
    void theSameFileTwiceChangesNothing() {
        String code = fresh("twice");
        define(imported(code, "daily", "index"));
        String text = "period,indicator,value\n2022-05-01," + code + ",101\n2022-05-02," + code + ",102\n";
        assertThat(take(text).added()).isEqualTo(2);
        assertThat(take(text)).satisfies(outcome -> {
            assertThat(outcome.unchanged()).isEqualTo(2);
            assertThat(outcome.added() + outcome.revised() + outcome.bad()).isZero();
        });
    }

    @Test
    void eachBadValueComesBackWithRowColumnAndReason() {
        String code = fresh("bad");
        define(imported(code, "monthly", "%"));
        ImportingSeries.Outcome outcome = take("period,region,indicator,value,unit\n"
                + "2022-01,000000," + code + ",5.0,%\n"
                + "2022-03,000000," + code + ",5.2,%\n"
                + "2022-03,000000," + code + ",5.3,%\n"
                + "2022-04-30,000000," + code + ",5.1,%\n"
                + "2022-04,000000," + code + ",0.052,ratio\n"
                + "2022-05,000000," + code + ",0.051,\n"
                + "2022-06,000000," + code + ",5100,%\n"
                + "2022-07,999999," + code + ",5.1,%\n"
                + "2022-08,000000,no_such_series,5.1,%\n"
                + "2022-09,000000," + code + ",many,%\n");
        assertThat(outcome.added()).isEqualTo(2);
        assertThat(outcome.bad()).isEqualTo(8);
        assertThat(outcome.gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.periods()).isEqualTo(1));
        assertThat(outcome.first()).extracting(ImportingSeries.BadValue::row).containsExactly(4, 5, 6, 7, 8, 9, 10, 11);
        List<String> words =
                outcome.first().stream().map(ImportingSeries.BadValue::reasons).toList();
        assertThat(words.get(0)).contains("Row 3");
        assertThat(words.get(1)).contains("a month");
        assertThat(words.get(2)).contains("percent");
        assertThat(words.get(3)).contains("looks like a ratio");
        assertThat(words.get(4)).contains("thousand times");
        assertThat(words.get(5)).contains("999999");
        assertThat(words.get(6)).contains("no_such_series");
        assertThat(words.get(7)).contains("many");
    }

    @Test
    void aSmallPercentageOfOneDecimalIsNoRatio() {
        String code = fresh("small");
        define(imported(code, "monthly", "%"));
        ImportingSeries.Outcome outcome =
                take("period,indicator,value\n2022-04," + code + ",-6\n2022-05," + code + ",-0.1\n");
        assertThat(outcome.added()).as("published so, in industry 37").isEqualTo(2);
        assertThat(outcome.bad()).isZero();
    }

    @Test
    void aJumpThatIsTrueGoesInWhenItIsConfirmed() {
        String code = fresh("jump");
        define(imported(code, "monthly", "count"));
        ImportingSeries.Outcome outcome =
                take("period,indicator,value,confirm\n2022-01," + code + ",2,\n2022-02," + code + ",4000,yes\n");
        assertThat(outcome.added()).isEqualTo(2);
    }

    @Test
    void columnsMayStandInAnyOrderAndMovedOnesAreNoticed() {
        String code = fresh("moved");
        define(imported(code, "monthly", "%"));
        assertThat(take("value,indicator,period\n5," + code + ",2022-01\n").added())
                .isEqualTo(1);
        StringBuilder moved = new StringBuilder("period,region,indicator,value\n");
        for (int month = 1; month <= 9; month++) {
            moved.append(code)
                    .append(",2022-0")
                    .append(month)
                    .append(",5.")
                    .append(month)
                    .append(",000000x\n");
        }
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> take(moved.toString()));
        assertThat(refusal.reasons().getFirst().code()).isEqualTo("monitoring.series.moved");
        Refusal header = catchThrowableOfType(Refusal.class, () -> take("a,b,c\n1,2,3\n"));
        assertThat(header.reasons().getFirst().code()).isEqualTo("monitoring.series.header");
    }

    @Test
    void aTableWithAColumnForEachIndicatorIsReadToo() {
        String one = fresh("wide");
        String other = fresh("wide");
        define(imported(one, "daily", "count"));
        define(imported(other, "daily", "count"));
        ImportingSeries.Outcome outcome =
                take("date," + one + "," + other + ",remarks\n2022-05-05,695,,x\n2022-05-10,721,8,y\n");
        assertThat(outcome.added()).isEqualTo(3);
        assertThat(outcome.ignored()).containsExactly("remarks");
    }

    @Test
    void aThousandSeriesOfAHundredPointsGoInWithinSeconds() {
        for (int i = 0; i < 10; i++) {
            define(imported("bulk_" + i, "daily", "count"));
        }
        StringBuilder text = new StringBuilder("period,region,indicator,value\n");
        List<String> places = plants.owner()
                .sql(
                        "select code from directory.division where code >= '110000' and code < '700000' order by code limit 100")
                .query(String.class)
                .list();
        for (int indicator = 0; indicator < 10; indicator++) {
            for (String place : places) {
                for (int day = 0; day < 100; day++) {
                    text.append(LocalDate.of(2022, 2, 1).plusDays(day))
                            .append(',')
                            .append(place)
                            .append(",bulk_")
                            .append(indicator)
                            .append(',')
                            .append(100 + day)
                            .append('\n');
                }
            }
        }
        long begun = System.nanoTime();
        ImportingSeries.Outcome outcome = take(text.toString());
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf("imported %d values in %.1f s%n", outcome.added(), seconds);
        assertThat(outcome.added()).isEqualTo(100_000);
        assertThat(seconds).isLessThan(10);
    }
}
