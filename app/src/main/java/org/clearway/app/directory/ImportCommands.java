package org.clearway.app.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.clearway.app.shared.command.Command;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.table.RowsToCorrect;
import org.clearway.app.shared.web.Reasons;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code ./clearway import enterprises|industries|divisions}, as the platform itself and thus all over the country. */
@Configuration(proxyBeanMethods = false)
class ImportCommands {

    private static final int DONE = 0;
    private static final int SOMETHING_WRONG = 1;
    private static final int NOT_DONE = 2;

    private interface Import {
        int run(Path path) throws IOException;
    }

    @Bean
    Command importEnterprises(ImportingEnterprises importing, Reasons reasons) {
        return command("enterprises", "FILE.xlsx|FILE.csv", reasons, file -> {
            String name = String.valueOf(file.getFileName());
            ImportingEnterprises.Result result = importing.run(file, name, Locale.ENGLISH, (good, bad) -> {});
            System.out.printf(
                    "%d new, %d changed, %d unchanged, %d to correct%n",
                    result.added(), result.changed(), result.unchanged(), result.bad());
            if (result.bad() == 0) {
                return DONE;
            }
            Path toCorrect = file.resolveSibling(RowsToCorrect.nameFor(name));
            Files.write(toCorrect, result.toCorrect());
            System.out.println("The rows to correct, each with its reason: " + toCorrect);
            return SOMETHING_WRONG;
        });
    }

    @Bean
    Command importIndustries(ImportingReference importing, Reasons reasons) {
        return command("industries", "FILE.csv", reasons, file -> {
            System.out.printf("%d industry codes are on record now%n", importing.industries(file));
            return DONE;
        });
    }

    @Bean
    Command importDivisions(ImportingReference importing, Reasons reasons) {
        return command("divisions", "FOLDER (with region_city.csv, region_county.csv)", reasons, folder -> {
            ImportingReference.Result result = importing.divisions(folder);
            System.out.printf(
                    "%d divisions known, %d new, %d renamed%n", result.known(), result.added(), result.renamed());
            result.wrong().forEach(System.out::println);
            return result.wrong().isEmpty() ? DONE : SOMETHING_WRONG;
        });
    }

    private static Command command(String kind, String argument, Reasons reasons, Import work) {
        return new Command() {
            @Override
            public String name() {
                return "import " + kind;
            }

            @Override
            public String usage() {
                return "import " + kind + " " + argument;
            }

            @Override
            public int run(List<String> arguments) throws IOException {
                if (arguments.size() != 1 || !Files.exists(Path.of(arguments.getFirst()))) {
                    System.err.println("There is no such file. Usage: ./clearway " + usage());
                    return NOT_DONE;
                }
                try {
                    return work.run(Path.of(arguments.getFirst()));
                } catch (Refusal e) {
                    e.reasons().forEach(reason -> System.err.println(reasons.text(reason, Locale.ENGLISH)));
                    return NOT_DONE;
                }
            }
        };
    }
}
