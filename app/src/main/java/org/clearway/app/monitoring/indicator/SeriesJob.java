package org.clearway.app.monitoring.indicator;

import java.util.Locale;
import java.util.Map;
import org.clearway.app.shared.job.JobRun;
import org.clearway.app.shared.job.JobWork;
import org.clearway.app.shared.table.RowsToCorrect;
import org.springframework.stereotype.Component;

/** The import of series as a job. */
@Component
class SeriesJob implements JobWork {

    private final ImportingSeries importing;

    SeriesJob(ImportingSeries importing) {
        this.importing = importing;
    }

    @Override
    public String kind() {
        return ImportingSeries.KIND;
    }

    @Override
    public void run(JobRun run) {
        Map<String, String> settings = run.job().settings();
        String name = run.job().name();
        ImportingSeries.Outcome outcome = importing.run(
                run.input(),
                name,
                ImportingSeries.released(settings),
                settings.getOrDefault("source", name),
                Locale.of(settings.getOrDefault("language", "en")));
        run.progress(outcome.added() + outcome.revised() + outcome.unchanged(), outcome.bad());
        ImportingSeries.counts(outcome).forEach(run::count);
        if (outcome.bad() > 0) {
            run.result(RowsToCorrect.nameFor(name), outcome.toCorrect());
        }
    }
}
