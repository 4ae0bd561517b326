package org.clearway.app.access.signin;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clearway.app.shared.scope.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a person had typed when the session ended. It is kept for the same account and offered again, once. */
@Service
public class KeptForms {

    /** A form that is larger than this was not typed by a person. */
    private static final int MOST_CHARACTERS = 200_000;

    private static final Duration KEPT = Duration.ofHours(12);

    private final JdbcClient jdbc;
    private final Sessions sessions;
    private final AsSystem system;
    private final MachineTime time;
    private final JsonMapper json;

    KeptForms(JdbcClient jdbc, Sessions sessions, AsSystem system, MachineTime time, JsonMapper json) {
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.system = system;
        this.time = time;
        this.json = json;
    }

    public record Kept(String path, Map<String, List<String>> fields) {}

    /** Keeps a form for whom the ended cookie belonged to; a cookie that was never ours keeps nothing. */
    public void keep(String cookie, String path, Map<String, String[]> parameters) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        parameters.forEach((name, values) -> {
            if (!name.startsWith("_")
                    && !name.toLowerCase(java.util.Locale.ROOT).contains("password")) {
                fields.put(name, List.of(values));
            }
        });
        String text = json.writeValueAsString(fields);
        if (text.length() > MOST_CHARACTERS) {
            return;
        }
        system.call(
                "sign-in",
                () -> sessions.ownerOf(Secrets.hash(cookie))
                        .map(account -> jdbc.sql("""
                        insert into access.kept_form (account_id, path, fields, kept_at) values (?, ?, ?::jsonb, ?)
                        on conflict (account_id) do update
                        set path = excluded.path, fields = excluded.fields, kept_at = excluded.kept_at
                        """)
                                .params(account, path, text, Timestamp.from(time.instant()))
                                .update()));
    }

    /** The own kept form, when there is one. */
    public Optional<Kept> mine() {
        return of(Actor.current().accountId());
    }

    public Optional<Kept> of(long account) {
        return system.call(
                "sign-in",
                () -> jdbc.sql("select path, fields from access.kept_form where account_id = ? and kept_at > ?")
                        .params(account, Timestamp.from(time.instant().minus(KEPT)))
                        .query((row, number) -> new Kept(
                                row.getString("path"),
                                json.readValue(row.getString("fields"), new TypeReference<>() {})))
                        .optional());
    }

    public void drop() {
        long account = Actor.current().accountId();
        system.call(
                "sign-in",
                () -> jdbc.sql("delete from access.kept_form where account_id = ?")
                        .param(account)
                        .update());
    }
}
