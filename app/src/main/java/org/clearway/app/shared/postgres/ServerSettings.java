package org.clearway.app.shared.postgres;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the embedded PostgreSQL runs.
 *
 * @param startLimit how long a start may take; recovery after a crash replays up to {@code max_wal_size}
 * @param server settings of postgresql.conf by name
 */
public record ServerSettings(Duration startLimit, Map<String, String> server) {
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final long MEGABYTE = 1 << 20;

    public ServerSettings {
        server = Map.copyOf(server);
    }

    /** For a machine with 2 cores and 4 GB or more. What was acknowledged is on the disk. */
    public static ServerSettings durable() {
        return durable(((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize());
    }

    /**
     * The same for a machine of a given size.
     *
     * @param memory bytes that this machine, or the container, has in all
     */
    static ServerSettings durable(long memory) {
        return new ServerSettings(START_LIMIT, Map.of())
                .with("fsync", "on")
                .with("synchronous_commit", "on")
                .with("full_page_writes", "on")
                .with("max_connections", "100")
                // An eighth: reports of a season and their indexes are 1.5 GB, and a page that is not held is written
                // out and read back.
                .with("shared_buffers", Math.clamp(memory / 8 / MEGABYTE, 256, 2_048) + "MB")
                .with("effective_cache_size", Math.clamp(memory / 4 / MEGABYTE, 1_024, 65_536) + "MB")
                .with("work_mem", "16MB")
                .with("maintenance_work_mem", "128MB")
                .with("random_page_cost", "1.1")
                .with("jit", "off")
                .with("max_parallel_workers", "2")
                .with("max_parallel_workers_per_gather", "1")
                // No replica is fed from here: a table filled in the transaction that emptied it skips the log.
                .with("wal_level", "minimal")
                .with("max_wal_senders", "0")
                // Pages are logged whole after a checkpoint; this PostgreSQL compresses them at three times the price
                // of the write itself.
                .with("wal_compression", "off")
                .with("max_wal_size", "2GB")
                .with("checkpoint_timeout", "15min")
                .with("log_checkpoints", "off")
                .with("log_min_duration_statement", "2s")
                .with("timezone", "UTC")
                .with("log_timezone", "UTC");
    }

    /** For tests that do not pull plugs: a crash of the machine (not of the process) may lose everything. */
    public static ServerSettings forgetful() {
        return durable()
                .with("fsync", "off")
                .with("synchronous_commit", "off")
                .with("full_page_writes", "off")
                .with("shared_buffers", "128MB");
    }

    public ServerSettings with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(server);
        changed.put(name, value);
        return new ServerSettings(startLimit, changed);
    }
}
