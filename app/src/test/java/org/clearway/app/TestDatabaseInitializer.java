package org.clearway.app;

import java.util.List;
import java.util.Map;
import org.clearway.app.shared.postgres.DatabaseAccess;
import org.clearway.app.shared.postgres.TestDatabase;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives a test's platform a database of its own, as an operator gives an external one. */
final class TestDatabaseInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final List<String> LOCATIONS = List.of(
            "classpath:db/migration/shared",
            "classpath:db/migration/directory",
            "classpath:db/migration/access",
            "classpath:db/migration/notice",
            "classpath:db/migration/monitoring",
            "classpath:db/migration/chain",
            "classpath:db/migration/whitelist",
            "classpath:db/migration/problem");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        DatabaseAccess access = TestDatabase.copy(LOCATIONS);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test-database",
                        Map.of(
                                "clearway.db.url", access.owner().url(),
                                "clearway.db.owner", access.owner().user(),
                                "clearway.db.owner-password", access.owner().password(),
                                "clearway.db.user", access.app().user(),
                                "clearway.db.password", access.app().password())));
    }
}
