package org.clearway.app.chain.published;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.clearway.app.shared.command.Command;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.web.Reasons;
import org.springframework.stereotype.Component;

/** {@code ./clearway import chains FOLDER [DIVISION]}: published chains, as the platform itself. */
@Component
class ImportChainsCommand implements Command {

    private static final int NOT_DONE = 2;

    /** Where the sites are taken to stand when nobody says: the sources do not. */
    private static final String SOMEWHERE = "110101";

    private final ImportingChains importing;
    private final Reasons reasons;

    ImportChainsCommand(ImportingChains importing, Reasons reasons) {
        this.importing = importing;
        this.reasons = reasons;
    }

    @Override
    public String name() {
        return "import chains";
    }

    @Override
    public String usage() {
        return "import chains FOLDER (with *chain.csv, *stage.csv, *arc.csv) [DIVISION]";
    }

    @Override
    public int run(List<String> arguments) {
        if (arguments.isEmpty() || arguments.size() > 2 || !Files.isDirectory(Path.of(arguments.getFirst()))) {
            System.err.println("There is no such folder. Usage: ./clearway " + usage());
            return NOT_DONE;
        }
        try {
            String division = arguments.size() == 2 ? arguments.get(1) : SOMEWHERE;
            List<ImportingChains.Imported> done = importing.run(Path.of(arguments.getFirst()), division);
            done.forEach(one -> System.out.printf(
                    Locale.ENGLISH,
                    "%-14s %4d stages, %5d relations, %,.0f units in the pipeline (mean demand x lead time): %s%n",
                    one.code(),
                    one.stages(),
                    one.arcs(),
                    one.pipelineUnits(),
                    one.name()));
            System.out.printf("%d chains, their sites in %s%n", done.size(), division);
            return 0;
        } catch (Refusal e) {
            e.reasons().forEach(reason -> System.err.println(reasons.text(reason, Locale.ENGLISH)));
            return NOT_DONE;
        }
    }
}
