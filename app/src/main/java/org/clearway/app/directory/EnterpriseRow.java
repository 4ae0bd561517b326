package org.clearway.app.directory;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an enterprise from a row. */
final class EnterpriseRow {

    private EnterpriseRow() {}

    static Enterprise read(ResultSet row) throws SQLException {
        return new Enterprise(
                row.getLong("id"),
                row.getString("credit_code"),
                row.getBoolean("provisional"),
                row.getString("name_zh"),
                row.getString("name_en"),
                row.getString("division"),
                row.getString("division_zh"),
                row.getString("division_en"),
                row.getString("address"),
                row.getString("industry"),
                row.getString("industry_zh"),
                row.getString("industry_en"),
                row.getObject("employees", Integer.class),
                row.getObject("revenue_10k", Long.class),
                row.getObject("assets_10k", Long.class),
                row.getString("size_class"),
                row.getBoolean("above_designated"),
                texts(row.getArray("chains")),
                row.getString("chain_role"),
                texts(row.getArray("supply_fields")),
                row.getString("cultivation_tier"),
                row.getBoolean("carrier"),
                row.getObject("group_id", Long.class),
                row.getString("state"),
                row.getBoolean("reports_daily"));
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
