package org.clearway.app.shared.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    private static final String STOCK = "classpath:db/test-migration/stock";
    private static final String LATER = "classpath:db/test-migration/later";

    @TempDir
    private Path folder;

    private DatabaseAccess filled;
    private Path file;

    @BeforeEach
    void fill() throws SQLException {
        file = folder.resolve("clearway.backup");
        filled = TestDatabase.copy(STOCK);
        Rows.execute(filled.owner(), """
                insert into stock.material (name) values ('rubber'), (E'tab\\tnew\\nline \\\\ 堵点'), ('');
                insert into stock.site (id, parent, division, note, picture, tags, detail, main_material, rank)
                select i, nullif(i / 10, i), i % 34, case i % 3 when 0 then null when 1 then '' else E'\\\\N' end,
                       decode(md5(i::text), 'hex'), array['a b', null, i::text], jsonb_build_object('i', i), 1 + i % 3, i
                  from generate_series(1, 1000) i;
                update stock.material set home = 7 where id = 1;
                create table stock.holding_2022_07 partition of stock.holding
                    for values from ('2022-07-01') to ('2022-08-01');
                insert into stock.holding
                select i % 1000 + 1, 1 + i % 3, date '2022-05-01' + i % 90, i / 7.0 from generate_series(1, 20000) i
                    on conflict do nothing;
                select nextval('stock.ticket'), nextval('stock.ticket');
                refresh materialized view stock.held_once;
                """);
    }

    @Test
    void givesTheSameAnswersAfterwards() throws SQLException, IOException {
        BackupManifest manifest = new Backup(filled.owner(), List.of(STOCK)).backup(file);
        DatabaseAccess restored = TestDatabase.empty();

        new Backup(restored.owner(), List.of(STOCK, LATER)).restore(file);

        assertThat(digests(restored)).isEqualTo(digests(filled));
        assertThat(manifest.schemaVersion()).isEqualTo("1");
        assertThat(manifest.rows()).isGreaterThan(10_000);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Rows.text(restored.owner(), "insert into stock.material (name) values ('new') returning id"))
                .isEqualTo("4");
    }

    @Test
    void showsOneMomentWhileOthersWrite() throws SQLException {
        String countBoth = "select count(*) from stock.material m full join stock.change c on c.id = m.id";
        AtomicBoolean stop = new AtomicBoolean();
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
            for (int i = 0; !stop.get(); i++) {
                insertMaterial("busy " + i);
            }
        });
        new Backup(filled.owner(), List.of(STOCK)).backup(file);
        stop.set(true);
        writing.join();
        DatabaseAccess restored = TestDatabase.empty();

        new Backup(restored.owner(), List.of(STOCK)).restore(file);

        assertThat(Rows.number(restored.owner(), countBoth)).isEqualTo(Rows.count(restored.owner(), "stock.material"));
    }

    @Test
    void refusesADatabaseThatHoldsSomething() {
        Backup backup = new Backup(filled.owner(), List.of(STOCK));
        backup.backup(file);

        assertThatThrownBy(() -> backup.restore(file)).hasMessageContaining("is not empty");
    }

    @Test
    void refusesABackupOfANewerClearway() throws SQLException {
        DatabaseAccess newer = TestDatabase.copy(STOCK, LATER);
        new Backup(newer.owner(), List.of(STOCK, LATER)).backup(file);
        DatabaseAccess restored = TestDatabase.empty();

        assertThatThrownBy(() -> new Backup(restored.owner(), List.of(STOCK)).restore(file))
                .hasMessageContaining("does not know its migration 2 (later)");
        assertThat(Rows.number(restored.owner(), "select count(*) from pg_tables where schemaname = 'stock'"))
                .isZero();
    }

    @Test
    void refusesADamagedFileAndTouchesNothing() throws IOException, SQLException {
        new Backup(filled.owner(), List.of(STOCK)).backup(file);
        DatabaseAccess restored = TestDatabase.empty();
        Backup restoring = new Backup(restored.owner(), List.of(STOCK));
        byte[] whole = Files.readAllBytes(file);
        for (long damagedAt : new long[] {whole.length / 3, whole.length / 2}) {
            Files.write(file, whole);
            flipByte(damagedAt);
            assertThatThrownBy(() -> restoring.restore(file)).hasMessageContaining("is not a whole Clearway backup");
        }
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> restoring.restore(file)).hasMessageContaining("is not a whole Clearway backup");
        Files.write(file, whole);
        restoring.restore(file);
        assertThat(digests(restored)).isEqualTo(digests(filled));
    }

    @Test
    void leavesAnEmptyDatabaseWhenTheRestoreFails() throws SQLException {
        new Backup(filled.owner(), List.of(STOCK)).backup(file);
        DatabaseAccess restored = TestDatabase.empty();
        Rows.execute(TestDatabase.superuser(restored), "create schema stock");

        Backup restoring = new Backup(restored.owner(), List.of(STOCK));
        assertThatThrownBy(() -> restoring.restore(file)).hasMessageContaining("could not be made");

        Rows.execute(TestDatabase.superuser(restored), "drop schema stock");
        restoring.restore(file);
        assertThat(digests(restored)).isEqualTo(digests(filled));
    }

    @Test
    void refusesATableThatHidesRowsFromItsOwner() throws SQLException {
        Rows.execute(filled.owner(), "alter table stock.site force row level security");

        assertThatThrownBy(() -> new Backup(filled.owner(), List.of(STOCK)).backup(file))
                .hasMessageContaining("row-level security policy for table \"site\"");
        assertThat(file).doesNotExist();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void neverOverwritesAnEarlierBackup() throws IOException {
        Files.writeString(file, "earlier");

        assertThatThrownBy(() -> new Backup(filled.owner(), List.of(STOCK)).backup(file))
                .hasMessageContaining("FileAlreadyExists");
        assertThat(file).hasContent("earlier");
    }

    /** Every table's rows, and what of the schema a restore takes apart and puts together. */
    private static List<String> digests(DatabaseAccess database) throws SQLException {
        List<String> digests = new ArrayList<>();
        try (Connection connection = database.owner().connect()) {
            for (Catalogue.Table table : new Catalogue(connection).tables()) {
                digests.add(table.name() + " "
                        + Rows.text(
                                database.owner(),
                                "select count(*) || md5(string_agg(t::text, '|' order by t::text)) from %s t"
                                        .formatted(table.name())));
            }
            Catalogue catalogue = new Catalogue(connection);
            digests.add(catalogue.sequences().toString());
            digests.add(catalogue.foreignKeys().toString());
            digests.add(catalogue.triggers().toString());
            digests.add(catalogue.partitions().toString());
        }
        digests.add(
                Rows.text(
                        database.owner(),
                        "select string_agg(concat(tgrelid::regclass, tgname, tgenabled), ',' order by tgrelid::regclass::text, tgname) from pg_trigger where not tgisinternal"));
        digests.add(Rows.text(database.owner(), "select sites from stock.held_once"));
        digests.add(Rows.text(database.owner(), "select version from flyway_schema_history where success"));
        return digests;
    }

    private void insertMaterial(String name) {
        try {
            Rows.execute(filled.owner(), "insert into stock.material (name) values ('%s')".formatted(name));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void flipByte(long position) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(position);
            int before = bytes.read();
            bytes.seek(position);
            bytes.write(before ^ 0x55);
        }
    }
}
