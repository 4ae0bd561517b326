package org.clearway.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A links file of four gigabytes through a pipe, into a process that has 128 MB of heap: it can only be streamed. */
@Tag("scale")
@EnabledOnOs({OS.LINUX, OS.MAC})
class StreamedFileTest {
    private static final long BYTES = 4L << 30;
    private static final int ROW_BYTES = 4096;
    private static final int ROWS_A_WRITE = 256;

    @TempDir
    private Path folder;

    @Test
    void ranksWhatNeverFitsIntoMemory() throws Exception {
        Process ranking = start();
        writeLinks("A,B,1");
        assertThat(ranking.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(read(ranking)).contains("firms");
        assertThat(ranking.exitValue()).isZero();
        assertThat(Files.readAllLines(folder.resolve("out.csv"))).hasSize(4);
    }

    @Test
    void refusesItsLastRowByLine() throws Exception {
        Process ranking = start();
        writeLinks("A,B,x");
        assertThat(ranking.waitFor(5, TimeUnit.MINUTES)).isTrue();
        long line = 2 + BYTES / ROW_BYTES;
        assertThat(read(ranking)).contains("line " + line + ",", "column volume", "\"x\"");
        assertThat(ranking.exitValue()).isEqualTo(2);
        assertThat(folder.resolve("out.csv")).doesNotExist();
    }

    private Process start() throws Exception {
        Files.writeString(
                folder.resolve("firms.csv"),
                "id,industry,output,final_demand,inv_days\nA,steel,1,2,3\nB,steel,1,2,3\nC,cars,1,2,3\n");
        Files.writeString(folder.resolve("classes.csv"), "supplier_industry,buyer_industry,class\nsteel,cars,2\n");
        assertThat(new ProcessBuilder("mkfifo", folder + "/links.csv").start().waitFor())
                .isZero();
        List<String> words = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "rank",
                "--firms",
                folder + "/firms.csv",
                "--links",
                folder + "/links.csv",
                "--classes",
                folder + "/classes.csv",
                "--out",
                folder + "/out.csv");
        return new ProcessBuilder(words).redirectErrorStream(true).start();
    }

    /** Rows of 4 KB, most of it a remark nobody reads, and then one more. */
    private void writeLinks(String lastRow) throws IOException {
        String row = "A,C,2.5,";
        byte[] rows = (row + "-".repeat(ROW_BYTES - row.length() - 1) + "\n")
                .repeat(ROWS_A_WRITE)
                .getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = Files.newOutputStream(folder.resolve("links.csv"))) {
            out.write("supplier,buyer,volume,remark\n".getBytes(StandardCharsets.UTF_8));
            for (long written = 0; written < BYTES; written += rows.length) {
                out.write(rows);
            }
            out.write((lastRow + ",end\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String read(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
