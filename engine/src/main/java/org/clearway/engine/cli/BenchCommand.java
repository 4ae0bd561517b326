package org.clearway.engine.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.clearway.engine.bench.Bench;
import org.clearway.engine.bench.Growth;
import org.clearway.engine.bench.Job;
import org.clearway.engine.bench.ProjectionJobs;
import org.clearway.engine.bench.RankingJobs;

/** {@code bench}: how fast this machine is, as a table of Markdown. */
final class BenchCommand implements Command {
    @Override
    public String name() {
        return "bench";
    }

    @Override
    public String summary() {
        return "How fast the engine is on this machine: a table of medians on made-up networks";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.flag("--large", "also what takes minutes and gigabytes"),
                Option.flag("--growth", "instead: how time and memory grow with the network, to 1M firms with --large"),
                Option.value("--only", "TEXT", "only rows whose name contains this"));
    }

    @Override
    public String example() {
        return "bench --only 10k";
    }

    @Override
    public Summary run(Arguments arguments, Terminal terminal) throws IOException {
        if (arguments.has("--growth")) {
            terminal.out().println(Growth.table(arguments.has("--large"), terminal::note));
            return new Summary();
        }
        List<Job> jobs = new ArrayList<>(RankingJobs.all());
        jobs.addAll(ProjectionJobs.all());
        jobs.removeIf(job -> job.large() && !arguments.has("--large"));
        arguments
                .text("--only")
                .ifPresent(part -> jobs.removeIf(job -> !job.name().contains(part)));
        if (jobs.isEmpty()) {
            throw new UsageError("No row has that in its name. Maybe --large is missing?");
        }
        try {
            terminal.out().println(Bench.table(jobs, terminal::note));
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return new Summary().with("rows", jobs.size());
    }
}
