package org.clearway.app.shared.postgres;

import java.util.List;

/**
 * What a backup file says of itself, in its entry {@code manifest.json}.
 *
 * @param format the version of this layout
 * @param takenAt the moment of the snapshot, by the clock of the database
 * @param migrations the schema: what had been applied, in order
 */
public record BackupManifest(
        int format,
        String takenAt,
        List<Migration> migrations,
        List<Partition> partitions,
        List<Table> tables,
        List<Sequence> sequences) {
    static final int FORMAT = 1;
    static final String ENTRY = "manifest.json";

    /** A migration without version is a repeatable one. */
    public record Migration(String version, String description, int checksum) {}

    public record Partition(String name, String parent, String bound, String partitionedBy) {}

    /** The rows are in COPY's text format in the entry of that name. */
    public record Table(String name, String columns, String entry, long rows, String sha256) {}

    public record Sequence(String name, long lastValue, boolean isCalled) {}

    public long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }

    /** The version of the schema; empty if no migration had run. */
    public String schemaVersion() {
        return migrations.stream()
                .map(Migration::version)
                .filter(version -> !version.isEmpty())
                .reduce("", (before, last) -> last);
    }
}
