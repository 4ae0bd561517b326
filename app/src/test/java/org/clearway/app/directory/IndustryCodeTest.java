package org.clearway.app.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndustryCodeTest {

    @ParameterizedTest
    @CsvSource({"01,A", "05,A", "06,B", "12,B", "13,C", "43,C", "44,D", "3670,C", "60,G", "61,H", "96,S", "97,T", "C,C"
    })
    void knowsItsSection(String code, char section) {
        assertThat(IndustryCode.of(code).section()).isEqualTo(section);
    }

    @ParameterizedTest
    @CsvSource({"00,industry.division,1", "98,industry.division,1", "D3670,industry.section,1", "U,industry.form,0"})
    void refusesWhatTheStandardHasNot(String typed, String reason, int position) {
        assertThat(IndustryCode.read(typed)).isEqualTo(CodeReading.refused(reason, position));
    }

    @Test
    void readsTheSectionBeforeTheDigits() {
        assertThat(IndustryCode.of("c3670")).isEqualTo(IndustryCode.of("3670"));
    }

    @ParameterizedTest
    @CsvSource({
        "3670,B|C|D,true",
        "5100,F51,true",
        "5200,F51,false",
        "5910,G54|G591,true",
        "5920,G54|G591,false",
        "5910,G592-G599,false",
        "5920,G592-G599,true",
        "5990,G592-G599,true",
        "59,G592-G599,false"
    })
    void liesInAScope(String code, String scope, boolean within) {
        assertThat(IndustryCode.of(code).isWithin(scope)).isEqualTo(within);
    }

    @Test
    void theReferenceHasAllSectionsAndDivisions() {
        var rows = ReferenceTable.named("industry").rows();
        assertThat(rows).filteredOn(row -> row.text("level").equals("section")).hasSize(20);
        assertThat(rows).filteredOn(row -> row.text("level").equals("division")).hasSize(97);
        assertThat(rows)
                .filteredOn(row -> row.text("level").equals("division"))
                .allSatisfy(row -> assertThat(row.text("parent"))
                        .isEqualTo("" + IndustryCode.of(row.text("code")).section()));
    }
}
