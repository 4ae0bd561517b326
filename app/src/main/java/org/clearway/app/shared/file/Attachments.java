package org.clearway.app.shared.file;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps files and gives them back. A file is never changed; the same one sent twice for one thing is kept once. */
@Service
public class Attachments {

    /** A phone's photo has 2 to 6 MB, a scanned plan up to 8. */
    public static final int LARGEST_BYTES = 10 << 20;

    /** More than that on one thing is an archive, and nobody looks through it. */
    public static final int MOST_PER_THING = 20;

    private static final int LONGEST_NAME = 120;

    private static final String SELECT = """
            select id, thing, thing_id, division, enterprise_id, name, kind, bytes, encode(sha256, 'hex') as sha256, account_id,
                by_name, recorded_at
            from shared.attachment
            """;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final ClearwayClock clock;

    Attachments(JdbcClient jdbc, Audit audit, ClearwayClock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Keeps a file, in the transaction of the act that it belongs to.
     *
     * @throws Refusal when it is too large, empty, damaged or of no kind that is taken
     */
    @Transactional
    public Attachment keep(NewAttachment sent) {
        AttachmentKind kind = kind(sent);
        byte[] content = BarePicture.of(kind, sent.content())
                .orElseThrow(() -> refusal(sent, "shared.file.broken", name(sent, kind)));
        byte[] digest = digest(content);
        Optional<Attachment> same = jdbc.sql(
                        SELECT + " where thing = ? and thing_id = ? and division = ? and sha256 = ?")
                .params(sent.thing(), sent.thingId(), sent.division(), digest)
                .query((row, number) -> read(row))
                .optional();
        return same.orElseGet(() -> insert(sent, kind, content, digest));
    }

    private static AttachmentKind kind(NewAttachment sent) {
        int bytes = sent.content().length;
        if (bytes == 0) {
            throw refusal(sent, "shared.file.empty");
        }
        if (bytes > LARGEST_BYTES) {
            throw refusal(sent, "shared.file.bytes", (bytes >> 20) + 1, LARGEST_BYTES >> 20);
        }
        return AttachmentKind.of(sent.content())
                .orElseThrow(() -> refusal(sent, "shared.file.kind", String.valueOf(sent.name())));
    }

    private static Refusal refusal(NewAttachment sent, String code, Object... arguments) {
        return new Refusal(Reason.at(sent.field(), code, arguments));
    }

    private Attachment insert(NewAttachment sent, AttachmentKind kind, byte[] content, byte[] digest) {
        if (count(sent) >= MOST_PER_THING) {
            throw refusal(sent, "shared.file.many", MOST_PER_THING);
        }
        Actor actor = Actor.current();
        Attachment kept = jdbc.sql("""
                        insert into shared.attachment (thing, thing_id, division, enterprise_id, name, kind, bytes, sha256, content, account_id,
                            by_name, recorded_at)
                        values (:thing, :thingId, :division, :enterprise, :name, :kind, :bytes, :sha256, :content, :account, :by, :now)
                        returning id, thing, thing_id, division, enterprise_id, name, kind, bytes, encode(sha256, 'hex') as sha256,
                            account_id, by_name, recorded_at
                        """)
                .param("thing", sent.thing())
                .param("thingId", sent.thingId())
                .param("division", sent.division())
                .param("enterprise", sent.enterpriseId())
                .param("name", name(sent, kind))
                .param("kind", kind.word())
                .param("bytes", content.length)
                .param("sha256", digest)
                .param("content", content)
                .param("account", actor.accountId())
                .param("by", actor.name())
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) -> read(row))
                .single();
        Audit.Entry entry = Audit.Entry.of("file attached", sent.thing(), sent.thingId(), sent.division())
                .with(Map.of("file", kept.id(), "name", kept.name(), "sha256", kept.sha256()));
        audit.record(sent.enterpriseId() == null ? entry : entry.about(sent.enterpriseId()));
        return kept;
    }

    private long count(NewAttachment sent) {
        return jdbc.sql("select count(*) from shared.attachment where thing = ? and thing_id = ?")
                .params(sent.thing(), sent.thingId())
                .query(Long.class)
                .single();
    }

    /** Files of one thing within the actor's reach, the oldest first. */
    @Transactional(readOnly = true)
    public List<Attachment> of(String thing, String thingId) {
        return jdbc.sql(SELECT + " where thing = ? and thing_id = ? order by id limit " + MOST_PER_THING)
                .params(thing, thingId)
                .query((row, number) -> read(row))
                .list();
    }

    /**
     * One file within the actor's reach.
     *
     * @throws NotFound when there is none
     */
    @Transactional(readOnly = true)
    public Attachment find(long id) {
        return jdbc.sql(SELECT + " where id = ?")
                .param(id)
                .query((row, number) -> read(row))
                .optional()
                .orElseThrow(() -> new NotFound("file", id));
    }

    /** Its bytes. */
    @Transactional(readOnly = true)
    public byte[] content(long id) {
        return jdbc.sql("select content from shared.attachment where id = ?")
                .param(id)
                .query(byte[].class)
                .optional()
                .orElseThrow(() -> new NotFound("file", id));
    }

    /** The sender's name for it without folders and control characters, ending as what it is. */
    private static String name(NewAttachment sent, AttachmentKind kind) {
        String bare = Objects.requireNonNullElse(sent.name(), "").replaceAll("^.*[/\\\\]", "");
        bare = bare.replaceAll("[\\p{Cntrl}\\p{Cf}\"<>|:*?]", "").strip();
        bare = bare.replaceAll("\\.[A-Za-z0-9]{1,5}$", "");
        bare = bare.substring(0, Math.min(bare.length(), LONGEST_NAME));
        return (bare.isEmpty() ? kind.word() : bare) + kind.ending();
    }

    private static byte[] digest(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Attachment read(ResultSet row) throws SQLException {
        return new Attachment(
                row.getLong("id"),
                row.getString("thing"),
                row.getString("thing_id"),
                row.getString("division"),
                row.getObject("enterprise_id", Long.class),
                row.getString("name"),
                AttachmentKind.of(row.getString("kind")),
                row.getInt("bytes"),
                row.getString("sha256"),
                row.getLong("account_id"),
                row.getString("by_name"),
                row.getTimestamp("recorded_at").toInstant());
    }
}
