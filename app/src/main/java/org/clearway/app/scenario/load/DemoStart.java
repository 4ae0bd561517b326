package org.clearway.app.scenario.load;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What {@code ./clearway demo} does once the platform is up: fill it if it is empty, and say how to get in. */
@Component
@Profile("demo")
class DemoStart implements ApplicationRunner {

    private static final List<String> WHO = List.of(
            "ministry-officer    ministry, industry officer",
            "ministry-approver   ministry, approver",
            "jilin-officer       Jilin province, industry officer",
            "changchun-officer   Changchun city, industry officer",
            "changchun-approver  Changchun city, approver",
            "beichen-reporter    a plant's reporter (no code asked)",
            "beichen-owner       the same plant's owner",
            "group-reporter      reporter of a group with 300 sites (no code asked)",
            "analyst, observer, auditor, administrator, carrier, checkpoint, station, jilin-health, shanghai-officer ...");

    private final FillingScenario scenario;
    private final DemoSheet sheet;
    private final WebServerApplicationContext server;
    private final String host;

    DemoStart(
            FillingScenario scenario,
            DemoSheet sheet,
            WebServerApplicationContext server,
            @Value("${server.address}") String host) {
        this.scenario = scenario;
        this.sheet = sheet;
        this.server = server;
        this.host = host;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        scenario.fillIfEmpty();
        int port = server.getWebServer() == null ? 0 : server.getWebServer().getPort();
        StringBuilder text = new StringBuilder("\nClearway is ready: http://" + host + ":" + port
                + "\n\nSign in as one of these, password " + sheet.password() + "\n");
        WHO.forEach(line -> text.append("  ").append(line).append('\n'));
        text.append("\nThe six-digit code:     ./clearway totp ministry-officer\n")
                .append("A token for the API:    ./clearway token officer\n")
                .append("Stop:                   Ctrl-C\n");
        System.out.println(text);
    }
}
