package org.clearway.engine.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A CSV file with a header, streamed: row by row, or block by block on all cores with the results in file order.
 *
 * <p>UTF-8 with or without BOM, LF or CRLF, quoted or plain fields, columns by name in any order, further columns
 * ignored, empty lines skipped. Memory: a few blocks of 1 MB, whatever the file's size. The first wrong line of the
 * file is the one reported, for any number of threads.
 */
public final class CsvFile {
    private final Path file;
    private final Columns columns;
    private int[] places = new int[0];
    private int headerFields;
    private long headerLine;

    /** A file that should have these columns. */
    public CsvFile(Path file, Columns columns) {
        this.file = file;
        this.columns = columns;
    }

    /**
     * Calls {@code each} for every row, in order.
     *
     * @throws BrokenInput at the first wrong line
     * @throws UncheckedIOException if the file cannot be read
     */
    public void forEach(Consumer<Row> each) {
        try (Blocks blocks = new Blocks(file)) {
            long linesBefore = 0;
            int start = 0;
            for (byte[] block = blocks.next(); block != null; block = blocks.next()) {
                start = linesBefore == 0 ? header(block) : 0;
                parse(block, start, linesBefore + (start > 0 ? headerLine : 0), each);
                linesBefore = blocks.lines();
            }
            requireHeader();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads blocks of rows on all cores.
     *
     * @param newBlock makes what a block's rows are collected in
     * @param each takes a row into its block; called by several threads, by one for each block
     * @param inOrder takes the collected blocks in the order of the file, on the calling thread
     * @throws BrokenInput at the first wrong line
     * @throws UncheckedIOException if the file cannot be read
     */
    public <T> void inBlocks(Supplier<T> newBlock, BiConsumer<T, Row> each, Consumer<T> inOrder) {
        int cores = Runtime.getRuntime().availableProcessors();
        ExecutorService workers = Executors.newFixedThreadPool(cores);
        try (Blocks blocks = new Blocks(file)) {
            ArrayDeque<Future<T>> running = new ArrayDeque<>();
            long linesBefore = 0;
            for (byte[] read = blocks.next(); read != null; read = blocks.next()) {
                byte[] block = read;
                int start = linesBefore == 0 ? header(block) : 0;
                long before = linesBefore + (start > 0 ? headerLine : 0);
                running.add(workers.submit(() -> {
                    T collected = newBlock.get();
                    parse(block, start, before, row -> each.accept(collected, row));
                    return collected;
                }));
                if (running.size() > 2 * cores) {
                    inOrder.accept(finished(running.remove()));
                }
                linesBefore = blocks.lines();
            }
            requireHeader();
            while (!running.isEmpty()) {
                inOrder.accept(finished(running.remove()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            workers.shutdownNow();
        }
    }

    private void parse(byte[] block, int start, long linesBefore, Consumer<Row> each) {
        Fields fields = new Fields(file, block, start, block.length);
        Row row = new Row(file, columns, places, fields);
        try {
            while (fields.next()) {
                fields.requireCount(headerFields);
                each.accept(row);
            }
        } catch (BrokenInput broken) {
            throw broken.below(linesBefore);
        }
    }

    private int header(byte[] block) {
        boolean bom =
                block.length >= 3 && block[0] == (byte) 0xEF && block[1] == (byte) 0xBB && block[2] == (byte) 0xBF;
        Fields fields = new Fields(file, block, bom ? 3 : 0, block.length);
        if (!fields.next()) {
            return 0;
        }
        var names = fields.texts();
        int[] found = columns.placesIn(names);
        if (found == null) {
            throw new BrokenInput(file, fields.line(), "(header)", String.join(",", names), columns.described());
        }
        places = found;
        headerLine = fields.line();
        headerFields = names.size();
        return fields.position();
    }

    private void requireHeader() {
        if (headerFields == 0) {
            throw new BrokenInput(file, 1, "(header)", "", columns.described());
        }
    }

    private static <T> T finished(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new java.util.concurrent.CancellationException("Reading was interrupted");
        }
    }
}
