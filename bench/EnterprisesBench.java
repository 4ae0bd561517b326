import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Searching and importing enterprises, by an officer's token. */
final class EnterprisesBench {

    private final Client client;
    private final String token;

    EnterprisesBench(Client client, String token) {
        this.client = client;
        this.token = token;
    }

    void searches() throws Exception {
        String[] words = {"汽车", "示例", "电子", "长春", "食品", "机械", "北辰", "医药", "零部", "钢铁"};
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < 220; i++) {
            long begun = System.nanoTime();
            client.send(client.to(
                    "/api/v1/enterprises?limit=50&q=" + URLEncoder.encode(words[i % words.length], StandardCharsets.UTF_8), token));
            if (i >= 20) {
                times.add((System.nanoTime() - begun) / 1e6);
            }
        }
        System.out.printf("| nation-wide search for two characters, through the API | %.0f ms | %.0f ms |%n", Measuring.at(times, 0.5), Measuring.at(times, 0.95));
    }

    /** 25,000 new enterprises with credit codes in one .csv, from the upload until the last row is written. */
    void imports() throws Exception {
        StringBuilder rows = new StringBuilder("统一社会信用代码,企业名称,行政区划,行业代码,从业人员,营业收入\n");
        int salt = ThreadLocalRandom.current().nextInt(1_000_000);
        for (int i = 0; i < 25_000; i++) {
            rows.append(creditCode(salt * 25_000L + i)).append(",例量").append(salt).append('甲').append(i).append("厂,220104,3670,")
                    .append(20 + i % 900).append(',').append(500 + i % 90_000).append('\n');
        }
        String edge = "bench-" + salt;
        String body = "--" + edge + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"bench.csv\"\r\nContent-Type: text/csv\r\n\r\n"
                + rows + "\r\n--" + edge + "--\r\n";
        long begun = System.nanoTime();
        String job = client.send(client.to("/api/v1/enterprises/imports?confirm=true", token)
                .header("Content-Type", "multipart/form-data; boundary=" + edge)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        double looked = (System.nanoTime() - begun) / 1e9;
        String id = job.replaceAll(".*\"job\":(\\d+).*", "$1");
        String state = job;
        while (!state.contains("\"state\":\"done\"")) {
            if (state.contains("\"state\":\"failed\"")) {
                throw new IllegalStateException(state);
            }
            Thread.sleep(100);
            state = client.send(client.to("/api/v1/jobs/" + id, token));
        }
        System.out.printf("| import of 25,000 enterprises, %.1f s of it until the preview | %.1f s |%n", looked, (System.nanoTime() - begun) / 1e9);
        if (!state.contains("\"added\":25000")) {
            System.out.println("| the import did not add 25,000 | " + state + " |");
        }
    }

    private static String creditCode(long number) {
        String letters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        int[] weights = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
        StringBuilder code = new StringBuilder();
        for (long rest = number; code.length() < 7; rest /= 31) {
            code.insert(0, letters.charAt((int) (rest % 31)));
        }
        code.insert(0, "91220104XB");
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += weights[i] * letters.indexOf(code.charAt(i));
        }
        return code.append(letters.charAt((31 - sum % 31) % 31)).toString();
    }
}
