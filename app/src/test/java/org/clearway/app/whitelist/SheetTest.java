package org.clearway.app.whitelist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.clearway.app.PlatformTest;
import org.clearway.app.access.People;
import org.clearway.app.shared.job.Job;
import org.clearway.app.shared.job.Jobs;
import org.clearway.app.shared.table.Sheet;
import org.clearway.app.shared.table.XlsxWriter;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A table of 2,000 nominations of which ten are bad: 1,990 go in, ten come back with row, column and reason. */
@PlatformTest
@Import(People.class)
class SheetTest {

    private static final int GOOD = 1_990;

    @Autowired
    People people;

    @Autowired
    LoadingLists loading;

    @Autowired
    NominatingBySheet sheets;

    @Autowired
    Jobs jobs;

    @Test
    void goodRowsGoInAndBadOnesComeBack() throws Exception {
        Desk desk = new Desk(people, loading, "230000");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XlsxWriter writer = new XlsxWriter(out, "x")) {
            writer.header(NominationSheet.COLUMNS.headers());
            String twice = "";
            for (int i = 0; i < GOOD; i++) {
                twice = desk.plant().creditCode();
                writer.row(List.of(twice, "例厂", "livelihood", "Supplies the city with milk", "否"));
            }
            writer.row(List.of(twice, "例厂", "livelihood", "Supplies the city with milk", ""));
            for (int i = 0; i < 5; i++) {
                writer.row(List.of("9122010100000000X" + i, "?", "livelihood", "Supplies the city with milk", ""));
            }
            for (int i = 0; i < 4; i++) {
                writer.row(List.of(desk.plant().creditCode(), "例厂", "toys", "short", ""));
            }
        }
        long id = desk.officer().get(() -> sheets.send(desk.list.code(), "n.xlsx", out.toByteArray(), Locale.ENGLISH));
        Job job = waitFor(desk, id);
        assertThat(job.state()).as(job.reasons().toString()).isEqualTo(Job.State.DONE);
        assertThat(job.rowsGood()).isEqualTo(GOOD);
        assertThat(job.rowsBad()).isEqualTo(10);
        assertThat(people.number("select count(*) from whitelist.admission where list_id = ?", desk.list.id()))
                .isEqualTo(GOOD);
        Path file = Files.createTempFile("correct", ".xlsx");
        Files.write(file, desk.officer().get(() -> jobs.result(id)).orElseThrow());
        int rows = 0;
        try (Sheet sheet = Sheet.open(file)) {
            while (sheet.hasNext()) {
                sheet.next();
                rows++;
            }
        }
        assertThat(rows).as("a header and ten rows").isEqualTo(11);
    }

    private Job waitFor(Desk desk, long id) throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            Job job = desk.officer().get(() -> jobs.find(id));
            if (!job.state().isUnderWay()) {
                return job;
            }
            Thread.sleep(200);
        }
        throw new AssertionError("The job did not end in a minute");
    }
}
