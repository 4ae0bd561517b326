package org.clearway.app.chain.product;

import java.util.Locale;
import org.clearway.app.shared.job.JobRun;
import org.clearway.app.shared.job.JobWork;
import org.clearway.app.shared.table.RowsToCorrect;
import org.springframework.stereotype.Component;

/** The import of a product tree as a job. */
@Component
class TreeImport implements JobWork {

    private final ImportingTree importing;

    TreeImport(ImportingTree importing) {
        this.importing = importing;
    }

    @Override
    public String kind() {
        return ImportingTree.KIND;
    }

    @Override
    public void run(JobRun run) {
        Locale locale = Locale.of(run.job().settings().getOrDefault("language", "zh"));
        ImportingTree.Result result = importing.run(run.input(), locale);
        run.progress(result.added() + result.changed() + result.unchanged(), result.bad());
        run.count("added", result.added());
        run.count("changed", result.changed());
        run.count("unchanged", result.unchanged());
        run.count("bad", result.bad());
        if (result.bad() > 0) {
            run.result(RowsToCorrect.nameFor(run.job().name()), result.toCorrect());
        }
    }
}
