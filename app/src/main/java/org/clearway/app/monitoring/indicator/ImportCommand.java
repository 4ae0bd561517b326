package org.clearway.app.monitoring.indicator;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.clearway.app.shared.command.Command;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.table.RowsToCorrect;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.app.shared.web.Reasons;
import org.springframework.stereotype.Component;

/** {@code ./clearway import indicator FILE [RELEASED]}, as the platform itself and thus for the whole country. */
@Component
class ImportCommand implements Command {

    private static final int SOMETHING_WRONG = 1;
    private static final int NOT_DONE = 2;

    private final ImportingSeries importing;
    private final Reasons words;

    ImportCommand(ImportingSeries importing, Reasons words) {
        this.importing = importing;
        this.words = words;
    }

    @Override
    public String name() {
        return "import indicator";
    }

    @Override
    public String usage() {
        return "import indicator FILE.xlsx|FILE.csv [RELEASED, for instance 2022-06-02T10:00]";
    }

    @Override
    public int run(List<String> arguments) throws Exception {
        if (arguments.isEmpty() || arguments.size() > 2 || !Files.exists(Path.of(arguments.getFirst()))) {
            System.err.println("There is no such file. Usage: ./clearway " + usage());
            return NOT_DONE;
        }
        Path file = Path.of(arguments.getFirst());
        String name = String.valueOf(file.getFileName());
        try {
            ImportingSeries.Outcome outcome = importing.run(
                    file,
                    name,
                    arguments.size() == 1
                            ? null
                            : LocalDateTime.parse(arguments.get(1))
                                    .atZone(ClearwayClock.ZONE)
                                    .toInstant(),
                    name,
                    Locale.ENGLISH);
            return told(outcome, file, name);
        } catch (Refusal e) {
            e.reasons().forEach(reason -> System.err.println(words.text(reason, Locale.ENGLISH)));
            return NOT_DONE;
        }
    }

    private static int told(ImportingSeries.Outcome outcome, Path file, String name) throws java.io.IOException {
        System.out.printf(
                "%d new, %d revised, %d unchanged, %d to correct%n",
                outcome.added(), outcome.revised(), outcome.unchanged(), outcome.bad());
        outcome.first().forEach(bad -> System.out.printf("row %d, %s: %s%n", bad.row(), bad.column(), bad.reasons()));
        outcome.gaps().stream()
                .collect(Collectors.groupingBy(ImportingSeries.Gap::series, LinkedHashMap::new, Collectors.toList()))
                .forEach(ImportCommand::tellGaps);
        if (!outcome.ignored().isEmpty()) {
            System.out.println("Columns that are no indicator: " + String.join(", ", outcome.ignored()));
        }
        if (outcome.bad() == 0) {
            return 0;
        }
        Path toCorrect = file.toAbsolutePath().resolveSibling(RowsToCorrect.nameFor(name));
        if (Files.isWritable(toCorrect.getParent())) {
            Files.write(toCorrect, outcome.toCorrect());
            System.out.println("The values to correct, each with its reasons: " + toCorrect);
        }
        return SOMETHING_WRONG;
    }

    /** One line for each series: statistics have gaps, and some have many. */
    private static void tellGaps(String series, List<ImportingSeries.Gap> gaps) {
        System.out.printf(
                "%s: %d without a value between %s and %s%n",
                series,
                gaps.stream().mapToInt(ImportingSeries.Gap::periods).sum(),
                gaps.getFirst().last(),
                gaps.getLast().next());
    }
}
