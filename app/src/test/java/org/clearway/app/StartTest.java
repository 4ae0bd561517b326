package org.clearway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.boot.config.startup.ContextReadyStart;
import org.clearway.app.directory.EnterpriseFilter;
import org.clearway.app.directory.Enterprises;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClockKeeper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

@PlatformTest
class StartTest {

    @Autowired
    Enterprises enterprises;

    @Autowired
    ApplicationContext context;

    /** A round that ran before the kept moment was set took every deadline of a scenario for long missed. */
    @Test
    void startsTheClockBeforeAllThatGoesByIt() {
        ClockKeeper keeper = context.getBean(ClockKeeper.class);
        assertThat(context.getBeansOfType(SmartLifecycle.class).values())
                .filteredOn(bean -> bean.getClass().getName().startsWith("org.clearway") && !bean.equals(keeper))
                .isNotEmpty()
                .allMatch(bean -> bean.getPhase() > keeper.getPhase());
        assertThat(context.getBeansOfType(ContextReadyStart.class)).isNotEmpty();
    }

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
