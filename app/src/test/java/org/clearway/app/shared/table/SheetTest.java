package org.clearway.app.shared.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.clearway.app.shared.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetTest {

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final Columns COLUMNS = new Columns(
            Columns.Column.required("name", "企业名称", "Name"), Columns.Column.optional("staff", "从业人员", "Employees"));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GBK", "GB18030", "UTF-16"})
    void readsCsvInWhateverLettersItIsWritten(String charset) throws IOException {
        Path file = file("企业名称,从业人员\r\n北辰汽车,1288\r\n".getBytes(Charset.forName(charset)));
        assertThat(rows(file)).containsExactly(List.of("企业名称", "从业人员"), List.of("北辰汽车", "1288"));
    }

    @Test
    void passesTheMarkOverAndKeepsQuotesSeparatorsAndLineEndsInCells() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(MARK);
        bytes.write("Name;Employees\n\"A \"\"great\"\"; works\nin two lines\";5\n".getBytes(StandardCharsets.UTF_8));
        assertThat(rows(file(bytes.toByteArray())))
                .containsExactly(List.of("Name", "Employees"), List.of("A \"great\"; works\nin two lines", "5"));
    }

    @Test
    void readsBackWhatItWroteWithoutEverWritingAFormula() throws IOException {
        List<String> dangerous = List.of("=1+1", "+86 431", "-x", "@cmd", "plain");
        for (boolean csv : List.of(true, false)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (SheetWriter writer = csv ? new CsvWriter(out) : new XlsxWriter(out, "表")) {
                writer.header(List.of("a", "b", "c", "d", "e"));
                writer.row(dangerous);
            }
            if (csv) {
                assertThat(out.toString(StandardCharsets.UTF_8))
                        .contains("'=1+1")
                        .doesNotContain("\n=", ",=", ",+", ",@");
            }
            assertThat(rows(file(out.toByteArray())).getLast()).isEqualTo(dangerous);
        }
    }

    @Test
    void findsColumnsByEitherNameInAnyOrderBelowATitle() throws IOException {
        Path file = file("2022年企业名册,\nEmployees,企业名称 \n12,北辰\n".getBytes(StandardCharsets.UTF_8));
        try (Sheet sheet = Sheet.open(file)) {
            Columns.Found found = COLUMNS.find(sheet);
            SheetRow row = sheet.next();
            assertThat(row.number()).isEqualTo(3);
            assertThat(found.text(row, "name")).isEqualTo("北辰");
            assertThat(found.text(row, "staff")).isEqualTo("12");
        }
    }

    @Test
    void refusesWhatIsNoTable() throws IOException {
        assertThat(reason(file(new byte[0]))).isEqualTo("table.empty");
        assertThat(reason(file(new byte[] {0x7F, 'E', 'L', 'F', 0, 0, 1}))).isEqualTo("table.kind");
        assertThat(reason(file(zip("word/document.xml", 10)))).isEqualTo("table.kind");
        assertThat(reason(file(new byte[] {'P', 'K', 3, 4, 9, 9, 9}))).isEqualTo("table.broken");
    }

    @Test
    void tellsAProtectedFileFromAnOldOne() throws IOException {
        byte[] ole = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        ByteArrayOutputStream locked = new ByteArrayOutputStream();
        locked.write(ole);
        locked.write("EncryptedPackage".getBytes(StandardCharsets.UTF_16LE));
        assertThat(reason(file(locked.toByteArray()))).isEqualTo("table.password");
        assertThat(reason(file(ole))).isEqualTo("table.old-xls");
    }

    @Test
    void catchesABombBeforeItGoesOff() throws IOException {
        assertThat(reason(file(zip("xl/worksheets/sheet1.xml", 300 << 20)))).isEqualTo("table.bomb");
        assertThat(reason(file(zip("xl/sharedStrings.xml", 80 << 20)))).isEqualTo("table.bomb");
        assertThat(reason(file(zip("xl/worksheets/sheet1.xml", 20 << 20)))).isEqualTo("table.bomb");
    }

    @Test
    void readsThirtyMegabytesAndNotOneByteMore() throws IOException {
        byte[] row = "Name,Employees\n".getBytes(StandardCharsets.UTF_8);
        byte[] most = new byte[(int) Limits.FILE_BYTES];
        Arrays.fill(most, (byte) ' ');
        System.arraycopy(row, 0, most, 0, row.length);
        for (int i = 1000; i < most.length; i += 1000) {
            most[i] = '\n';
        }
        assertThat(rows(file(most))).hasSize(1);
        assertThat(reason(file(Arrays.copyOf(most, most.length + 1)))).isEqualTo("table.bytes");
    }

    @Test
    void readsAMillionRowsAndNotOneMore() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Limits.ROWS; i++) {
            text.append("北,1\n");
        }
        assertThat(count(file(text.toString().getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(Limits.ROWS);
        text.append("one more,1\n");
        assertThat(reason(file(text.toString().getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("table.rows");
    }

    @Test
    void saysWhereAQuoteIsNeverClosed() throws IOException {
        assertThat(reason(file("Name,Employees\n\"open,5\n".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("table.quote");
    }

    private static byte[] zip(String name, int bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            if (name.startsWith("xl/")) {
                zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
                zip.write("<workbook/>".getBytes(StandardCharsets.UTF_8));
            }
            zip.putNextEntry(new ZipEntry(name));
            byte[] block = new byte[1 << 16];
            for (int left = bytes; left > 0; left -= block.length) {
                zip.write(block, 0, Math.min(left, block.length));
            }
        }
        return out.toByteArray();
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "table", ".upload"), content);
    }

    private static List<List<String>> rows(Path file) {
        List<List<String>> rows = new ArrayList<>();
        try (Sheet sheet = Sheet.open(file)) {
            sheet.forEachRemaining(row -> rows.add(row.cells()));
        }
        return rows;
    }

    private static int count(Path file) {
        int count = 0;
        try (Sheet sheet = Sheet.open(file)) {
            for (; sheet.hasNext(); sheet.next()) {
                count++;
            }
        }
        return count;
    }

    private static String reason(Path file) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> count(file));
        return refusal == null ? "read" : refusal.reasons().getFirst().code();
    }
}
