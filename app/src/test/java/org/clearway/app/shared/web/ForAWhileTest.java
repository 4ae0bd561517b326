package org.clearway.app.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ForAWhileTest {

    private final AtomicInteger counted = new AtomicInteger();

    @Test
    void countsOnceForEachKeyWhileItStands() {
        ForAWhile<String, Integer> kept = new ForAWhile<>(Duration.ofHours(1));
        assertThat(kept.of("Jilin", counted::incrementAndGet)).isEqualTo(1);
        assertThat(kept.of("Jilin", counted::incrementAndGet)).isEqualTo(1);
        assertThat(kept.of("Shanghai", counted::incrementAndGet))
                .as("another reach has its own answer")
                .isEqualTo(2);
    }

    @Test
    void countsAnewWhenTheTimeIsOver() {
        ForAWhile<String, Integer> kept = new ForAWhile<>(Duration.ZERO);
        kept.of("Jilin", counted::incrementAndGet);
        assertThat(kept.of("Jilin", counted::incrementAndGet)).isEqualTo(2);
    }

    @Test
    void forgetsRatherThanGrows() {
        ForAWhile<Integer, Integer> kept = new ForAWhile<>(Duration.ofHours(1));
        for (int key = 0; key < 1_000; key++) {
            kept.of(key, counted::incrementAndGet);
        }
        assertThat(kept.of(0, counted::incrementAndGet))
                .as("forgotten meanwhile")
                .isEqualTo(1_001);
    }
}
