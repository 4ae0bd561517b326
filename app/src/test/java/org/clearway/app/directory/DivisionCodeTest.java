package org.clearway.app.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.clearway.app.directory.DivisionCode.Level;
import org.clearway.app.directory.DivisionCode.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DivisionCodeTest {

    @ParameterizedTest
    @CsvSource({
        "000000,NATION,000000,ZZZZZZ",
        "220000,PROVINCE,220000,230000",
        "220100,CITY,220100,220200",
        "229900,CITY,229900,230000",
        "220102,COUNTY,220102,220103",
        "220199,COUNTY,220199,22019:",
        "2201Z1,ZONE,2201Z1,2201Z2",
        "2201Z9,ZONE,2201Z9,2201Z:",
        "2201ZZ,ZONE,2201ZZ,2201Z["
    })
    void knowsItsLevelAndRange(String code, Level level, String lo, String hi) {
        DivisionCode division = DivisionCode.of(code);
        assertThat(division.level()).isEqualTo(level);
        assertThat(division.range()).isEqualTo(new Range(lo, hi));
    }

    @Test
    void aCityHoldsItsZonesAndNotTheNextCity() {
        DivisionCode changchun = DivisionCode.of("220100");
        assertThat(List.of("220100", "220102", "220199", "2201Z1", "2201ZZ"))
                .allMatch(code -> changchun.holds(DivisionCode.of(code)));
        assertThat(List.of("220000", "220200", "2202Z1", "210100"))
                .noneMatch(code -> changchun.holds(DivisionCode.of(code)));
        assertThat(DivisionCode.of("220199").holds(DivisionCode.of("2201Z1"))).isFalse();
    }

    @Test
    void theNationHoldsEverything() {
        ReferenceTable.named("division")
                .rows()
                .forEach(row -> assertThat(DivisionCode.NATION.holds(DivisionCode.of(row.text("code"))))
                        .isTrue());
    }

    @ParameterizedTest
    @CsvSource({
        "2201,division.length,0",
        "2201022,division.length,0",
        "22010A,division.form,6",
        "920100,division.form,0",
        "220001,division.form,0",
        "2201Z0,division.form,0",
        "220ZZ1,division.form,4"
    })
    void refusesWhatIsNoCode(String typed, String reason, int position) {
        assertThat(DivisionCode.read(typed)).isEqualTo(CodeReading.refused(reason, position));
    }

    @Test
    void theTreeOfTheReferenceIsTheTreeOfTheCodes() {
        for (ReferenceTable.Row row : ReferenceTable.named("division").rows()) {
            DivisionCode code = DivisionCode.of(row.text("code"));
            assertThat(row.text("kind")).isEqualToIgnoringCase(code.level().name());
            if (code.level() != Level.NATION && row.text("valid_to").isEmpty()) {
                assertThat(row.text("parent")).isEqualTo(code.parent().value());
            }
        }
    }

    @Test
    void rangesAreDisjointOrNested() {
        List<DivisionCode> all = ReferenceTable.named("division").rows().stream()
                .map(row -> DivisionCode.of(row.text("code")))
                .toList();
        SplittableRandom random = new SplittableRandom(31);
        for (int trial = 0; trial < 200_000; trial++) {
            DivisionCode a = all.get(random.nextInt(all.size()));
            DivisionCode b = all.get(random.nextInt(all.size()));
            boolean above = a.equals(b)
                    || a.equals(b.parent())
                    || a.equals(b.parent().parent())
                    || a.equals(DivisionCode.NATION);
            assertThat(a.holds(b)).as(a + " holds " + b).isEqualTo(above);
        }
    }
}
