package org.clearway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.clearway.app.directory.EnterpriseFilter;
import org.clearway.app.directory.Enterprises;
import org.clearway.app.shared.scope.Actor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PlatformTest
class StartTest {

    @Autowired
    Enterprises enterprises;

    @Test
    void readsNothingWithoutAnActor() {
        assertThatThrownBy(() -> enterprises.count(EnterpriseFilter.ALL)).hasStackTraceContaining("permission denied");
    }

    @Test
    void readsAsThePlatform() {
        assertThat(Actor.platform("test").get(() -> enterprises.count(EnterpriseFilter.ALL)))
                .isZero();
    }
}
