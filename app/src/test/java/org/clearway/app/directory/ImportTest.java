package org.clearway.app.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.clearway.app.PlatformTest;
import org.clearway.app.directory.ImportingEnterprises.Result;
import org.clearway.app.shared.job.Job;
import org.clearway.app.shared.job.Jobs;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.NotAllowed;
import org.clearway.app.shared.scope.Role;
import org.clearway.app.shared.table.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@PlatformTest
class ImportTest {

    private static final AtomicLong SERIAL = new AtomicLong(600_000_000);
    private static final String HEADER = "信用代码,企业名称,行政区划,行业代码,从业人员,营业收入,规模\n";

    @Autowired
    ImportingEnterprises importing;

    @Autowired
    Enterprises enterprises;

    @Autowired
    Jobs jobs;

    @TempDir
    Path folder;

    private final Actor jilin = Officers.of("220000");

    private static String code(String division) {
        return CreditCode.example(division, SERIAL.incrementAndGet()).value();
    }

    private Path file(String text, Charset charset) throws IOException {
        return Files.write(Files.createTempFile(folder, "import", ".csv"), text.getBytes(charset));
    }

    private Result run(String text) throws IOException {
        Path file = file(HEADER + text, StandardCharsets.UTF_8);
        return jilin.get(() -> importing.run(file, "test.csv", Locale.ENGLISH, (good, bad) -> {}));
    }

    /** Row number, column and reason of each row that came back. */
    private List<List<String>> toCorrect(Result result) throws IOException {
        Path file =
                Files.write(folder.resolve("back.xlsx"), new ByteArrayInputStream(result.toCorrect()).readAllBytes());
        List<List<String>> rows = new ArrayList<>();
        try (Sheet sheet = Sheet.open(file)) {
            sheet.next();
            sheet.forEachRemaining(row -> rows.add(
                    row.cells().subList(row.cells().size() - 3, row.cells().size())));
        }
        return rows;
    }

    @Test
    void goodRowsGoInAndTheSameTableTwiceChangesNothing() throws IOException {
        String code = code("220102");
        String table = code + ",长春示例零部件有限公司,220102,3670,320,18000,\n,长春示例无码有限公司,220102,3670,10,100,\n";
        Result first = run(table);
        assertThat(first.added()).isEqualTo(2);
        assertThat(first.bad()).isZero();
        Result second = run(table);
        assertThat(second.added() + second.changed() + second.bad()).isZero();
        assertThat(second.unchanged()).isEqualTo(2);
        Enterprise entered = jilin.get(() -> enterprises.byCreditCode(code)).orElseThrow();
        assertThat(entered.sizeClass()).isEqualTo("medium");
        assertThat(entered.aboveDesignated()).isTrue();
    }

    @Test
    void aChangedRowChangesOnlyWhatItSays() throws IOException {
        String code = code("220102");
        run(code + ",长春示例变更有限公司,220102,3670,320,18000,\n");
        Result result = run(code + ",长春示例变更有限公司,220102,3670,1200,50000,\n");
        assertThat(result.changed()).isEqualTo(1);
        assertThat(jilin.get(() -> enterprises.byCreditCode(code)).orElseThrow().sizeClass())
                .isEqualTo("large");
    }

    @Test
    void everyBadRowComesBackWithRowColumnAndReason() throws IOException {
        String good = code("220102");
        String wrongCheck = good.substring(0, 17) + (good.endsWith("0") ? "1" : "0");
        Result result = run(good + ",长春示例甲有限公司,220102,3670,320,18000,\n"
                + wrongCheck + ",长春示例乙有限公司,220102,3670,320,18000,\n"
                + code("220102") + ",长春示例丙有限公司,229999,3670,320,18000,\n"
                + code("110103") + ",示例丁有限公司,110103,3670,320,18000,\n"
                + code("310115") + ",上海示例戊有限公司,310115,3670,320,18000,\n"
                + code("220102") + ",长春示例己有限公司,220102,9999,320,18000,\n"
                + code("220102") + ",长春示例庚有限公司,220102,3670,320,18000,大型\n"
                + good + ",长春示例甲有限公司,220102,3670,320,18000,\n"
                + code("220102") + ",长春示例辛有限公司,220102,3670,many,18000,\n");
        assertThat(result.added()).isEqualTo(1);
        assertThat(result.bad()).isEqualTo(8);
        List<List<String>> back = toCorrect(result);
        assertThat(back).extracting(List::getFirst).containsExactly("3", "4", "5", "6", "7", "8", "9", "10");
        assertThat(back.get(0).get(1)).contains("Credit code");
        assertThat(back.get(0).get(2)).contains("does not fit the other 17");
        assertThat(back.get(1).get(2)).contains("no division");
        assertThat(back.get(2).get(2)).contains("merged or renamed").contains("110101");
        assertThat(back.get(3).get(2)).contains("outside your territory");
        assertThat(back.get(4).get(2)).contains("9999");
        assertThat(back.get(5).get(2)).contains("The size says large").contains("make it medium");
        assertThat(back.get(6).get(2)).contains("stands in row 2 already");
        assertThat(back.get(7).get(2)).contains("not a whole number");
    }

    @Test
    void anEnterpriseOfAnotherProvinceIsNotTakenOver() throws IOException {
        String code = code("310115");
        Path file = file(HEADER + code + ",上海示例己有限公司,310115,3670,320,18000,\n", StandardCharsets.UTF_8);
        Officers.of("310000").run(() -> importing.run(file, "sh.csv", Locale.ENGLISH, (good, bad) -> {}));
        Result result = run(code + ",长春示例己有限公司,220102,3670,320,18000,\n");
        assertThat(toCorrect(result).getFirst().get(2)).contains("on record outside your territory");
    }

    @Test
    void readsGbkAndWhatWasCorrectedAndSentAgain() throws IOException {
        String code = code("220102");
        Path file = file(HEADER + code + ",长春国标有限公司,长春市南关区,3670,320,18000,\n", Charset.forName("GBK"));
        Result result = jilin.get(() -> importing.run(file, "gbk.csv", Locale.SIMPLIFIED_CHINESE, (good, bad) -> {}));
        assertThat(result.added()).isEqualTo(1);
        Enterprise entered = jilin.get(() -> enterprises.byCreditCode(code)).orElseThrow();
        assertThat(entered.nameZh()).isEqualTo("长春国标有限公司");
        assertThat(entered.division()).isEqualTo("220102");
    }

    @Test
    void theTemplatesOwnExampleIsRight() throws IOException {
        Path template = Files.write(folder.resolve("template.xlsx"), importing.template());
        Result result = jilin.get(() -> importing.run(template, "template.xlsx", Locale.ENGLISH, (good, bad) -> {}));
        assertThat(result.bad()).isZero();
    }

    @Test
    void whoMayNotEditMayNotImport() {
        assertThatThrownBy(() -> Officers.of("220000", Role.OBSERVER)
                        .run(() -> importing.look("x.csv", new byte[] {1}, Locale.ENGLISH)))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void looksFirstAndWritesWhenConfirmed() throws Exception {
        String code = code("220102");
        byte[] table = (HEADER + code + ",长春任务有限公司,220102,3670,320,18000,\nX,坏行有限公司,220102,3670,1,1,\n")
                .getBytes(StandardCharsets.UTF_8);
        long id = jilin.call(() -> importing.look("job.csv", table, Locale.ENGLISH));
        assertThat(jilin.get(() -> enterprises.byCreditCode(code))).isEmpty();
        assertThat(jilin.get(() -> importing.preview(id, Locale.ENGLISH)).bad()).hasSize(1);
        assertThatThrownBy(() -> Officers.of("310000").run(() -> jobs.confirm(id)))
                .hasMessageContaining("job");
        jilin.run(() -> jobs.confirm(id));
        Job job = waitFor(id);
        assertThat(job.state()).isEqualTo(Job.State.DONE);
        assertThat(job.rowsGood()).isEqualTo(1);
        assertThat(job.rowsBad()).isEqualTo(1);
        assertThat(jilin.get(() -> enterprises.byCreditCode(code))).isPresent();
        assertThat(jilin.get(() -> jobs.result(id))).isPresent();
        assertThat(jilin.get(jobs::countToLookAt)).isPositive();
    }

    private Job waitFor(long id) throws InterruptedException {
        Job job = jilin.get(() -> jobs.find(id));
        for (int i = 0; i < 200 && job.state().isUnderWay(); i++) {
            Thread.sleep(Duration.ofMillis(100));
            job = jilin.get(() -> jobs.find(id));
        }
        return job;
    }

    /** The aim is 20 s on two idle cores; a build machine that does five things at once gets five times that. */
    @Test
    void takesTwentyFiveThousandRows() throws IOException {
        StringBuilder table = new StringBuilder();
        for (int i = 0; i < 25_000; i++) {
            table.append(code("220102")).append(",长春示例大批第").append(i).append("有限公司,220102,3670,320,18000,\n");
        }
        long began = System.nanoTime();
        Result result = run(table.toString());
        long millis = (System.nanoTime() - began) / 1_000_000;
        assertThat(result.added()).isEqualTo(25_000);
        assertThat(millis).isLessThan(100_000);
    }
}
