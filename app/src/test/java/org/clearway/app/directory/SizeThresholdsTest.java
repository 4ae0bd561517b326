package org.clearway.app.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.SplittableRandom;
import org.clearway.app.directory.SizeThresholds.Measures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeThresholdsTest {

    private static final LocalDate DAY = LocalDate.of(2022, 6, 2);
    private static final IndustryCode PARTS = IndustryCode.of("3670");
    private final SizeThresholds thresholds = SizeThresholds.ofReference();

    @ParameterizedTest
    @CsvSource({
        "1000,40000,LARGE",
        "999,40000,MEDIUM",
        "1000,39999,MEDIUM",
        "300,2000,MEDIUM",
        "299,2000,SMALL",
        "300,1999,SMALL",
        "20,300,SMALL",
        "19,300,MICRO",
        "20,299,MICRO",
        "5000,299,MICRO"
    })
    void needsEveryMeasureOfAnIndustrialEnterprise(long employees, long revenue, SizeClass size) {
        assertThat(thresholds.classOf(PARTS, new Measures(employees, revenue, null), DAY))
                .contains(size);
    }

    @ParameterizedTest
    @CsvSource({"5100,200,40000,LARGE", "5100,199,40000,MEDIUM", "5200,300,20000,LARGE", "6020,1000,30000,LARGE"})
    void takesTheBoundsOfTheIndustry(String industry, long employees, long revenue, SizeClass size) {
        assertThat(thresholds.classOf(IndustryCode.of(industry), new Measures(employees, revenue, null), DAY))
                .contains(size);
    }

    @Test
    void saysNothingWhereAMeasureOrTheIndustryIsUnknown() {
        assertThat(thresholds.classOf(PARTS, new Measures(1000L, null, null), DAY))
                .isEmpty();
        assertThat(thresholds.classOf(IndustryCode.of("83"), new Measures(1000L, 90_000L, null), DAY))
                .isEmpty();
        assertThat(thresholds.classOf(PARTS, new Measures(1000L, 40_000L, null), LocalDate.of(2017, 12, 27)))
                .isEmpty();
    }

    @Test
    void neverShrinksWithMorePeopleOrMoney() {
        SplittableRandom random = new SplittableRandom(2017);
        for (int trial = 0; trial < 20_000; trial++) {
            long people = random.nextLong(2_000);
            long money = random.nextLong(60_000);
            var small = thresholds
                    .classOf(PARTS, new Measures(people, money, null), DAY)
                    .orElseThrow();
            var more = thresholds
                    .classOf(
                            PARTS,
                            new Measures(people + random.nextLong(500), money + random.nextLong(9_000), null),
                            DAY)
                    .orElseThrow();
            assertThat(more).isLessThanOrEqualTo(small);
        }
    }

    @Test
    void countsAboveScaleFromTwentyMillionYuan() {
        assertThat(thresholds.isAboveScale(PARTS, 1_999)).isFalse();
        assertThat(thresholds.isAboveScale(PARTS, 2_000)).isTrue();
        assertThat(thresholds.isAboveScale(IndustryCode.of("51"), 2_000)).isFalse();
    }
}
