package org.clearway.app.shared.once;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.function.Supplier;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * A write that is sent twice under one {@code Idempotency-Key} happens once: the second gets the first one's answer. Key
 * and answer are kept in the transaction of the act, so that what is refused or fails leaves no key behind.
 *
 * <pre>{@code
 * return once.answer(key, "claims.ask", body, Claim.class, () -> claims.ask(body));
 * }</pre>
 */
@Service
public class Once {

    /** The header, for controllers: {@code @RequestHeader(name = Once.HEADER, required = false)}. */
    public static final String HEADER = "Idempotency-Key";

    private static final int SHORTEST_KEY = 8;
    private static final int LONGEST_KEY = 100;
    private static final int DONE = 200;

    private final JdbcClient jdbc;
    private final ClearwayClock clock;
    private final JsonMapper json;

    Once(JdbcClient jdbc, ClearwayClock clock, JsonMapper json) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
    }

    @SuppressWarnings("ArrayRecordComponent") // bytes of a hash or secret, never compared as a record
    private record Kept(byte[] requestHash, String answer) {}

    /**
     * Does the act, or gives the answer that it gave before.
     *
     * @param key     null when the sender gave none: then the act is simply done
     * @param what    which act, so that one key cannot serve two
     * @param request the body, hashed as JSON
     */
    @Transactional
    public <T> T answer(@Nullable String key, String what, Object request, Class<T> type, Supplier<T> act) {
        if (key == null) {
            return act.get();
        }
        if (key.length() < SHORTEST_KEY || key.length() > LONGEST_KEY) {
            throw new Refusal(Reason.at(HEADER, "shared.once.key", SHORTEST_KEY, LONGEST_KEY));
        }
        byte[] hash = hash(what + "\n" + json.writeValueAsString(request));
        Optional<Kept> kept = lockAndFind(key);
        if (kept.isPresent()) {
            if (!MessageDigest.isEqual(kept.get().requestHash(), hash)) {
                throw new Refusal(Reason.at(HEADER, "shared.once.other-body", key));
            }
            return json.readValue(kept.get().answer(), type);
        }
        T answer = act.get();
        keep(key, hash, json.writeValueAsString(answer));
        return answer;
    }

    /** The lock makes the second of two at once wait for the first one's answer. */
    private Optional<Kept> lockAndFind(String key) {
        long account = Actor.current().accountId();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, ?))")
                .params(key, account)
                .query()
                .listOfRows();
        return jdbc.sql("select request_hash, answer from shared.idempotency where account_id = ? and key = ?")
                .params(account, key)
                .query(Kept.class)
                .optional();
    }

    private void keep(String key, byte[] hash, String answer) {
        jdbc.sql(
                        "insert into shared.idempotency (account_id, key, request_hash, status, answer, at) values (?, ?, ?, ?, ?, ?)")
                .params(Actor.current().accountId(), key, hash, DONE, answer, Timestamp.from(clock.instant()))
                .update();
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
