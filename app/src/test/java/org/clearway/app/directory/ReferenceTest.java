package org.clearway.app.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the files of {@code reference/} promise in their README. */
class ReferenceTest {

    private final List<ReferenceTable.Row> divisions =
            ReferenceTable.named("division").rows();

    @Test
    void holdsTheDivisionsOfTheStandard() {
        assertThat(current("city")).hasSize(342);
        Set<String> citiesWithCounties =
                current("county").stream().map(row -> row.text("parent")).collect(Collectors.toSet());
        assertThat(current("county").size() + 342 - citiesWithCounties.size()).isEqualTo(2_978);
        assertThat(current("province"))
                .filteredOn(row -> row.text("note").isEmpty())
                .hasSize(31);
    }

    @Test
    void everyEndedDivisionNamesItsSuccessor() {
        Set<String> codes = divisions.stream().map(row -> row.text("code")).collect(Collectors.toSet());
        assertThat(divisions).filteredOn(row -> !row.text("valid_to").isEmpty()).hasSizeGreaterThan(15);
        assertThat(divisions)
                .filteredOn(row ->
                        !row.text("valid_to").isEmpty() || row.text("code").charAt(4) == '7')
                .allSatisfy(row -> assertThat(row.text("successor")).isIn(codes));
    }

    @Test
    void everyDivisionHasAnEnglishName() {
        assertThat(divisions).allSatisfy(row -> assertThat(row.text("name_en")).matches("[\\p{IsLatin}' (),-]+"));
    }

    @Test
    void neighboursAreMutual() {
        Set<String> pairs = ReferenceTable.named("division_neighbour").rows().stream()
                .map(row -> row.text("division") + row.text("neighbour"))
                .collect(Collectors.toSet());
        assertThat(pairs).allMatch(pair -> pairs.contains(pair.substring(6) + pair.substring(0, 6)));
    }

    @Test
    void countsTheWorkingDaysOf2022() {
        var days = ReferenceTable.named("calendar_2022").rows();
        assertThat(days).hasSize(365);
        assertThat(days).filteredOn(row -> row.text("working").equals("yes")).hasSize(249);
    }

    private List<ReferenceTable.Row> current(String kind) {
        return divisions.stream()
                .filter(row ->
                        row.text("kind").equals(kind) && row.text("valid_to").isEmpty())
                .toList();
    }
}
