package org.clearway.app.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.clearway.app.directory.Plate.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlateTest {

    @ParameterizedTest
    @CsvSource({
        "吉A12345,ORDINARY",
        "沪B·8H6K9,ORDINARY",
        "吉A1234挂,TRAILER",
        "吉AD12345,NEW_ENERGY_SMALL",
        "沪AFH1234,NEW_ENERGY_SMALL",
        "吉A12345D,NEW_ENERGY_LARGE",
        "吉A12345F,NEW_ENERGY_LARGE"
    })
    void readsBothForms(String typed, Kind kind) {
        assertThat(Plate.read(typed).orThrow().kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "吉A1234,plate.length,0",
        "吉A1234567,plate.length,0",
        "港A12345,plate.province,1",
        "吉I12345,plate.office,2",
        "吉A1234O,plate.serial,3",
        "吉A12345G,plate.serial,3",
        "吉AL12345,plate.serial,3"
    })
    void refusesTheRest(String typed, String reason, int position) {
        assertThat(Plate.read(typed)).isEqualTo(CodeReading.refused(reason, position));
    }
}
