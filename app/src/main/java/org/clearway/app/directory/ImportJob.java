package org.clearway.app.directory;

import java.util.Locale;
import org.clearway.app.shared.job.JobRun;
import org.clearway.app.shared.job.JobWork;
import org.clearway.app.shared.table.RowsToCorrect;
import org.springframework.stereotype.Component;

/** The import of enterprises as a job. */
@Component
class ImportJob implements JobWork {

    private final ImportingEnterprises importing;

    ImportJob(ImportingEnterprises importing) {
        this.importing = importing;
    }

    @Override
    public String kind() {
        return ImportingEnterprises.KIND;
    }

    @Override
    public void run(JobRun run) {
        Locale locale = Locale.of(run.job().settings().getOrDefault("language", "en"));
        String name = run.job().name();
        ImportingEnterprises.Result result = importing.run(run.input(), name, locale, run::progress);
        run.progress(result.added() + result.changed() + result.unchanged(), result.bad());
        run.count("added", result.added());
        run.count("changed", result.changed());
        run.count("unchanged", result.unchanged());
        run.count("bad", result.bad());
        if (result.bad() > 0) {
            run.result(RowsToCorrect.nameFor(name), result.toCorrect());
        }
    }
}
