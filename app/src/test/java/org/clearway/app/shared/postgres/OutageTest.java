package org.clearway.app.shared.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutageTest {
    @ParameterizedTest
    @CsvSource({
        "08006, UNREACHABLE",
        "57P01, UNREACHABLE",
        "57P03, UNREACHABLE",
        "53100, DISK_FULL",
        "53300, BUSY",
        "25006, READ_ONLY"
    })
    void readsTheCodeOfPostgres(String code, Outage outage) {
        SQLException cause = new SQLException("said", code);

        assertThat(Outage.of(new IllegalStateException("wrapped", cause))).contains(outage);
    }

    @Test
    void takesAPoolWithoutAFreeConnectionForBusyAndABrokenServerForUnreachable() {
        SQLException refused = new SQLException("refused", "08001");

        assertThat(Outage.of(new SQLTransientConnectionException("timed out"))).contains(Outage.BUSY);
        assertThat(Outage.of(new SQLTransientConnectionException("timed out", refused)))
                .contains(Outage.UNREACHABLE);
    }

    @ParameterizedTest
    @CsvSource({"23505", "40001", "42501", "57014"})
    void leavesOtherFaultsAlone(String code) {
        assertThat(Outage.of(new SQLException("said", code))).isEmpty();
        assertThat(Outage.of(null)).isEmpty();
    }
}
