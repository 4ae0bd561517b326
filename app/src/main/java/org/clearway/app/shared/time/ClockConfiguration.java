package org.clearway.app.shared.time;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    @Bean
    ClearwayClock clearwayClock() {
        return new ClearwayClock();
    }
}
