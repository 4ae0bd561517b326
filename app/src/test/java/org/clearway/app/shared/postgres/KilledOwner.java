package org.clearway.app.shared.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;

/** The main class of a process that a test kills: owns the server and tells each row that was acknowledged. */
final class KilledOwner {
    private KilledOwner() {}

    @SuppressWarnings("SystemOut") // the parent reads it
    public static void main(String[] arguments) throws Exception {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(arguments[0]), ServerSettings.durable());
        Login login = new Login(
                postgres.url("postgres"), "postgres", postgres.passwords().superuser());
        Rows.execute(login, AcknowledgedRows.TABLE);
        try (Connection connection = login.connect();
                PreparedStatement insert = connection.prepareStatement("insert into acknowledged values (?)")) {
            for (long id = Long.parseLong(arguments[1]); ; id++) {
                insert.setLong(1, id);
                insert.executeUpdate();
                System.out.println(postgres.pid() + " " + id);
                System.out.flush();
            }
        }
    }
}
