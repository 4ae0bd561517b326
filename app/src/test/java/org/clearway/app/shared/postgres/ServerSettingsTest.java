package org.clearway.app.shared.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the embedded server takes of the machine. */
class ServerSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "1, 256MB, 1024MB",
        "4, 512MB, 1024MB",
        "8, 1024MB, 2048MB",
        "24, 2048MB, 6144MB",
        "1024, 2048MB, 65536MB"
    })
    void holdsAnEighthOfTheMemoryWithinBounds(long gigabytes, String held, String cached) {
        assertThat(ServerSettings.durable(gigabytes << 30).server())
                .containsEntry("shared_buffers", held)
                .containsEntry("effective_cache_size", cached);
    }

    @Test
    void knowsThisMachine() {
        long memory = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
        assertThat(ServerSettings.durable()).isEqualTo(ServerSettings.durable(memory));
    }
}
