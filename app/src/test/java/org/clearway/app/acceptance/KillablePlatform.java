package org.clearway.app.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clearway.app.ClearwayApplication;
import org.clearway.app.shared.postgres.Login;

/** The platform as a process of its own with its own PostgreSQL, which a test may kill and start again. */
final class KillablePlatform implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path home;
    private final Map<String, String> environment;
    private final int port;
    private Process process;

    KillablePlatform(Path home) throws IOException, InterruptedException {
        this(home, Map.of());
    }

    /** @param environment for instance the address of a database that others use too */
    KillablePlatform(Path home, Map<String, String> environment) throws IOException, InterruptedException {
        this.home = home;
        this.environment = environment;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        process = launched();
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As kill -9 does. */
    void kill() {
        process.destroyForcibly();
    }

    void startAgain() throws IOException, InterruptedException {
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        process = launched();
    }

    @Override
    public void close() throws InterruptedException {
        client.close();
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    private Process launched() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                ClearwayApplication.class.getName(),
                "run"));
        builder.environment().putAll(Map.of("CLEARWAY_HOME", home.toString(), "CLEARWAY_PORT", String.valueOf(port)));
        builder.environment().putAll(environment);
        Path log = home.resolve("platform.log");
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Process started = builder.start();
        for (int i = 0; i < 1_200; i++) {
            if (isReady()) {
                return started;
            }
            assertThat(started.isAlive()).as(Files.readString(log)).isTrue();
            Thread.sleep(100);
        }
        throw new AssertionError("Not ready after two minutes:\n" + Files.readString(log));
    }

    /** The test runner hands its class path over in a property of its own. */
    private static String classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(all.split(File.pathSeparator, -1))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private boolean isReady() throws InterruptedException {
        try {
            return send(HttpRequest.newBuilder(uri("/actuator/health/readiness"))
                            .GET())
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    int send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    String text(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    Connection owner() throws IOException, SQLException {
        Properties passwords = new Properties();
        try (var reader = Files.newBufferedReader(home.resolve("postgres").resolve("passwords"))) {
            passwords.load(reader);
        }
        String url = "jdbc:postgresql://127.0.0.1:"
                + Files.readString(home.resolve("postgres").resolve("port")).strip() + "/clearway";
        return new Login(url, "clearway_owner", passwords.getProperty("clearway_owner")).connect();
    }

    long count(String sql) throws IOException, SQLException {
        try (Connection connection = owner();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
