package org.clearway.app.chain;

import java.util.Locale;
import java.util.Map;
import org.clearway.app.shared.job.Jobs;
import org.clearway.app.shared.job.NewJob;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Starts the import of a table of relations as a job that may be left. */
@Service
public class ImportingRelations {

    private final Jobs jobs;

    ImportingRelations(Jobs jobs) {
        this.jobs = jobs;
    }

    public byte[] template() {
        return RelationImport.template();
    }

    /** @return the number of the job */
    @Transactional
    public long start(String fileName, byte[] content, boolean bySupplier, Locale locale) {
        Actor.current().require(Right.EDIT_DIRECTORY);
        if (content.length == 0) {
            throw new Refusal(Reason.at("file", "table.broken"));
        }
        return jobs.start(new NewJob(
                RelationImport.KIND,
                fileName,
                content,
                null,
                Map.of("side", bySupplier ? "supplier" : "buyer", "language", locale.getLanguage()),
                Map.of(),
                null,
                null,
                false));
    }
}
