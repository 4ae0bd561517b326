package org.clearway.app.directory;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clearway.app.directory.CheckingEnterprises.Checked;
import org.clearway.app.directory.EnterpriseStore.Known;
import org.clearway.app.directory.internal.Candidate;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.refusal.Conflict;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds, corrects, closes and reopens enterprises, one at a time, with the values before and after in the trail. */
@Service
public class EditingEnterprises {

    private static final int SHORTEST_REASON = 4;

    private final EnterpriseStore store;
    private final ReferenceTables reference;
    private final JdbcClient jdbc;
    private final ClearwayClock clock;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final MovingEnterprises moving;
    private final SizeThresholds thresholds = SizeThresholds.ofReference();

    EditingEnterprises(
            EnterpriseStore store,
            ReferenceTables reference,
            JdbcClient jdbc,
            ClearwayClock clock,
            Audit audit,
            ApplicationEventPublisher events,
            MovingEnterprises moving) {
        this.store = store;
        this.reference = reference;
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        this.events = events;
        this.moving = moving;
    }

    /**
     * An enterprise as a form shows it.
     *
     * @param version what {@link #correct} wants back, so that nobody writes over another's correction unseen
     */
    public record Editable(long id, String creditCode, EnterpriseForm form, String version, String state) {}

    @Transactional(readOnly = true)
    public Editable editable(String creditCode) {
        Actor.current().require(Right.EDIT_DIRECTORY);
        Known known = known(creditCode);
        EnterpriseForm form =
                EnterpriseForm.of(known.values(), groupCode(known.values().groupId()));
        return new Editable(known.id(), creditCode, form, known.recordedAt().toString(), known.state());
    }

    /** @return the credit code, or the provisional id where none was given */
    @Transactional
    public String add(EnterpriseForm form) {
        Actor.current().require(Right.EDIT_DIRECTORY);
        Candidate candidate = checked(form);
        if (!store.taken(List.of(candidate.creditCode())).isEmpty()) {
            throw new Refusal(Reason.at("creditCode", "directory.creditcode.taken", candidate.creditCode()));
        }
        store.insert(List.of(candidate), clock.instant());
        long id = known(candidate.creditCode()).id();
        audit.record(Audit.Entry.of("enterprise added", "enterprise", candidate.creditCode(), candidate.division())
                .about(id)
                .with(Map.of("name_zh", candidate.nameZh())));
        return candidate.creditCode();
    }

    /**
     * @param version of the values that the person saw; null when a program states what it wants whatever was there
     * @return the credit code, which a provisional enterprise may have got now
     */
    @Transactional
    public String correct(String creditCode, EnterpriseForm form, @Nullable String version) {
        Actor.current().require(Right.EDIT_DIRECTORY);
        Known known = known(creditCode);
        if (version != null && !version.equals(known.recordedAt().toString())) {
            throw new Conflict(Reason.of("directory.enterprise.changed-meanwhile", creditCode));
        }
        Candidate after = sameOrFirstCode(checked(form), known);
        Map<String, List<String>> changes = after.differenceTo(known.values());
        if (changes.isEmpty()) {
            return creditCode;
        }
        Instant now = clock.instant();
        if (changes.containsKey("credit_code")) {
            jdbc.sql("update directory.enterprise set credit_code = ? where id = ?")
                    .params(after.creditCode(), known.id())
                    .update();
        }
        if (changes.containsKey("division")) {
            moving.carry(known.id(), after.division(), now);
        }
        store.update(List.of(after), now);
        audit.record(Audit.Entry.of("enterprise corrected", "enterprise", after.creditCode(), after.division())
                .about(known.id())
                .with(changes));
        events.publishEvent(new EnterpriseCorrected(known.id(), after.creditCode(), changes.keySet()));
        return after.creditCode();
    }

    /** A credit code never changes; only a provisional id gives way to one, and stays while none is known. */
    private Candidate sameOrFirstCode(Candidate after, Known known) {
        Candidate before = known.values();
        if (after.provisional()) {
            if (!before.provisional()) {
                throw new Refusal(Reason.at("creditCode", "directory.creditcode.missing"));
            }
            return after.withCode(before.creditCode());
        }
        if (!before.provisional() && !after.creditCode().equals(before.creditCode())) {
            throw new Refusal(Reason.at("creditCode", "directory.creditcode.fixed", before.creditCode()));
        }
        boolean other = before.provisional()
                && !store.taken(List.of(after.creditCode())).isEmpty();
        if (other) {
            throw new Refusal(Reason.at("creditCode", "directory.creditcode.taken", after.creditCode()));
        }
        return after;
    }

    @Transactional
    public void close(String creditCode, @Nullable String why) {
        state(creditCode, "active", "closed", why, "enterprise closed");
    }

    @Transactional
    public void reopen(String creditCode, @Nullable String why) {
        state(creditCode, "closed", "active", why, "enterprise reopened");
    }

    private void state(String creditCode, String from, String to, @Nullable String why, String act) {
        Actor.current().require(Right.EDIT_DIRECTORY);
        Known known = known(creditCode);
        List<Reason> reasons = new ArrayList<>();
        if (!known.state().equals(from)) {
            reasons.add(Reason.of("directory.enterprise.state", creditCode));
        }
        if (why == null || why.strip().length() < SHORTEST_REASON) {
            reasons.add(Reason.at("why", "directory.why", SHORTEST_REASON));
        }
        Refusal.ifAny(reasons);
        jdbc.sql("update directory.enterprise set state = ?, closed_on = ?, recorded_at = ? where id = ?")
                .param(to)
                .param(to.equals("closed") ? Date.valueOf(clock.today()) : null)
                .param(Timestamp.from(clock.instant()))
                .param(known.id())
                .update();
        audit.record(
                Audit.Entry.of(act, "enterprise", creditCode, known.values().division())
                        .about(known.id())
                        .because(why)
                        .with(Map.of("state", List.of(from, to))));
        events.publishEvent(new EnterpriseCorrected(known.id(), creditCode, java.util.Set.of("state")));
    }

    private Candidate checked(EnterpriseForm form) {
        CheckingEnterprises checking = new CheckingEnterprises(
                reference.present(), thresholds, Actor.current().range(), clock.today(), store.groups(), true);
        Checked checked = checking.check(form);
        Candidate candidate = checked.candidate();
        if (candidate == null) {
            throw new Refusal(checked.reasons());
        }
        return candidate;
    }

    private Known known(String creditCode) {
        Known known = store.known(List.of(creditCode)).get(creditCode);
        if (known == null) {
            throw new NotFound("enterprise", creditCode);
        }
        return known;
    }

    private @Nullable String groupCode(@Nullable Long group) {
        return store.groups().entrySet().stream()
                .filter(entry -> entry.getValue().equals(group))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }
}
