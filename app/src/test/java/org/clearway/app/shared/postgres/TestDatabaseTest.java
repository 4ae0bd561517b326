package org.clearway.app.shared.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {
    private static final String MIGRATIONS = "classpath:db/test-migration/stock";

    @Test
    void givesEachCallerItsOwnMigratedDatabase() throws SQLException {
        DatabaseAccess one = TestDatabase.copy(MIGRATIONS);
        DatabaseAccess other = TestDatabase.copy(MIGRATIONS);
        Rows.execute(one.owner(), "insert into stock.material (name) values ('rubber')");

        assertThat(Rows.count(one.owner(), "stock.material")).isEqualTo(1);
        assertThat(Rows.count(other.owner(), "stock.material")).isZero();
    }

    @Test
    void letsTheAppDoNothingUntilItTakesOnARole() throws SQLException {
        DatabaseAccess database = TestDatabase.copy(MIGRATIONS);

        assertThatThrownBy(() -> Rows.execute(database.app(), "select from stock.material"))
                .hasMessageContaining("permission denied");
        Rows.execute(database.app(), "select set_config('role', 'clearway_officer', true); select from stock.material");
    }
}
