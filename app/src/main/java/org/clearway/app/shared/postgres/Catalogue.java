package org.clearway.app.shared.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.clearway.app.shared.postgres.BackupManifest.Partition;
import org.clearway.app.shared.postgres.BackupManifest.Sequence;

/** What PostgreSQL's own tables say of ours. All names come quoted and with their schema. */
record Catalogue(Connection connection) {
    private static final String OURS = """
            n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            """;

    /** A table with the columns that can be stored: a generated column is computed again. */
    record Table(String name, String columns, boolean isPartitioned) {}

    /** Something to be put away before rows are loaded, and back afterwards. */
    record Obstacle(String putAway, String putBack) {}

    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Partitions are read and written through their parent. The history of migrations is in the manifest. */
    List<Table> tables() throws SQLException {
        return list("""
                select format('%%I.%%I', n.nspname, c.relname),
                       (select string_agg(format('%%I', a.attname), ', ' order by a.attnum) from pg_attribute a
                         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''),
                       c.relkind = 'p'
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence <> 't'
                   and c.relname <> 'flyway_schema_history' and %s
                   and not exists (select from pg_depend d
                                    where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
                 order by 1
                """.formatted(OURS), row -> new Table(row.getString(1), row.getString(2), row.getBoolean(3)));
    }

    /** Outer partitions first. Some are made while Clearway runs, so that no migration knows them. */
    List<Partition> partitions() throws SQLException {
        return list(
                """
                select format('%%I.%%I', n.nspname, c.relname), format('%%I.%%I', pn.nspname, p.relname),
                       pg_get_expr(c.relpartbound, c.oid), coalesce(pg_get_partkeydef(c.oid), '')
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                  join pg_inherits i on i.inhrelid = c.oid
                  join pg_class p on p.oid = i.inhparent join pg_namespace pn on pn.oid = p.relnamespace
                 where c.relkind in ('r', 'p') and c.relispartition and %s
                 order by (select count(*) from pg_partition_ancestors(c.oid)), 1
                """.formatted(OURS),
                row -> new Partition(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
    }

    List<Sequence> sequences() throws SQLException {
        List<String> names = list("""
                select format('%%I.%%I', n.nspname, c.relname)
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind = 'S' and %s order by 1
                """.formatted(OURS), row -> row.getString(1));
        List<Sequence> sequences = new ArrayList<>();
        for (String name : names) {
            sequences.addAll(list(
                    "select last_value, is_called from " + name,
                    row -> new Sequence(name, row.getLong(1), row.getBoolean(2))));
        }
        return sequences;
    }

    /** Checked once at the end instead of row by row, so that the order of the tables does not matter. */
    List<Obstacle> foreignKeys() throws SQLException {
        return list("""
                select format('alter table %%I.%%I drop constraint %%I', n.nspname, c.relname, k.conname),
                       format('alter table %%I.%%I add constraint %%I %%s', n.nspname, c.relname, k.conname,
                              pg_get_constraintdef(k.oid))
                  from pg_constraint k join pg_class c on c.oid = k.conrelid
                  join pg_namespace n on n.oid = c.relnamespace
                 where k.contype = 'f' and k.conparentid = 0 and %s order by 1
                """.formatted(OURS), Catalogue::obstacle);
    }

    /** What a trigger wrote when the rows were new is in the backup; it must not write it again. */
    List<Obstacle> triggers() throws SQLException {
        return list("""
                select format('alter table %%I.%%I disable trigger %%I', n.nspname, c.relname, t.tgname),
                       format('alter table %%I.%%I enable %%s trigger %%I', n.nspname, c.relname,
                              case t.tgenabled when 'R' then 'replica' when 'A' then 'always' else '' end, t.tgname)
                  from pg_trigger t join pg_class c on c.oid = t.tgrelid
                  join pg_namespace n on n.oid = c.relnamespace
                 where not t.tgisinternal and t.tgparentid = 0 and t.tgenabled <> 'D'
                   and c.relkind in ('r', 'p') and %s order by 1
                """.formatted(OURS), Catalogue::obstacle);
    }

    List<String> materializedViews() throws SQLException {
        return list("""
                select format('%%I.%%I', n.nspname, c.relname)
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind = 'm' and %s order by c.oid
                """.formatted(OURS), row -> row.getString(1));
    }

    private static Obstacle obstacle(ResultSet row) throws SQLException {
        return new Obstacle(row.getString(1), row.getString(2));
    }

    private <T> List<T> list(String query, Reading<T> reading) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<T> list = new ArrayList<>();
            while (rows.next()) {
                list.add(reading.read(rows));
            }
            return list;
        }
    }
}
