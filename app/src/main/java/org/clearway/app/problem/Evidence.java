package org.clearway.app.problem;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.clearway.app.problem.internal.EventRows;
import org.clearway.app.problem.internal.Said;
import org.clearway.app.shared.file.Attachment;
import org.clearway.app.shared.file.Attachments;
import org.clearway.app.shared.file.NewAttachment;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Photos and papers of a problem. Both provinces of a shared one see them: asked under the own scope, opened as the platform. */
@Service
public class Evidence {

    private static final String THING = "problem";

    private final Attachments attachments;
    private final ProblemRegister problems;
    private final EventRows events;
    private final TransactionTemplate transaction;

    Evidence(
            Attachments attachments,
            ProblemRegister problems,
            EventRows events,
            PlatformTransactionManager transactions) {
        this.attachments = attachments;
        this.problems = problems;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A file with its bytes. */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way out, never compared
    public record Kept(Attachment file, byte[] content) {}

    /** Reads an upload, but never more than may be kept: what is larger is refused before it is held in memory. */
    public static byte[] read(long size, InputStream in) throws IOException {
        if (size > Attachments.LARGEST_BYTES) {
            throw new Refusal(
                    Reason.at("photo", "shared.file.bytes", (size >> 20) + 1, Attachments.LARGEST_BYTES >> 20));
        }
        return in.readNBytes(Attachments.LARGEST_BYTES + 1);
    }

    @Transactional
    public Attachment add(String number, @Nullable String name, byte[] content) {
        Actor actor = Actor.current();
        actor.require(actor.isEnterprise() ? Right.FILE_PROBLEMS : Right.PREPARE);
        Problem problem = problems.byNumber(number);
        boolean shared = actor.isOfficer() && !actor.range().holds(problem.division());
        Attachment kept = attachments.keep(new NewAttachment(
                "photo",
                THING,
                number,
                shared ? Objects.requireNonNull(problem.counterpart()) : problem.division(),
                problem.enterpriseId(),
                name,
                content));
        events.add(problem, "evidence", Said.key("problem.said.evidence", kept.name()));
        return kept;
    }

    /** Files a problem with its first photo: a photo that is refused leaves no problem behind. */
    @Transactional
    public FilingProblems.Outcome with(
            java.util.function.Supplier<FilingProblems.Outcome> filing, @Nullable String name, byte[] content) {
        FilingProblems.Outcome outcome = filing.get();
        if (content.length > 0 && outcome instanceof FilingProblems.Outcome.Filed filed) {
            add(filed.problem().number(), name, content);
        }
        return outcome;
    }

    public List<Attachment> of(Problem problem) {
        return platform(() -> attachments.of(THING, problem.number()));
    }

    public Kept open(String number, long id) {
        Problem seen = problems.byNumber(number);
        return platform(() -> {
            Attachment file = attachments.find(id);
            if (!file.thing().equals(THING) || !file.thingId().equals(seen.number())) {
                throw new NotFound("file", id);
            }
            return new Kept(file, attachments.content(id));
        });
    }

    private <T> T platform(java.util.function.Supplier<T> work) {
        return Actor.platform("evidence").get(() -> Objects.requireNonNull(transaction.execute(status -> work.get())));
    }
}
