import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What all measurements share: many at once, percentiles, the database of the instance as its owner. */
final class Measuring {

    private Measuring() {}

    static void atOnce(int many, Callable<Void> work) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> running = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                running.add(threads.submit(work));
            }
            for (Future<Void> one : running) {
                one.get();
            }
        }
    }

    static double at(List<Double> times, double share) {
        List<Double> sorted = new ArrayList<>(times);
        sorted.sort(null);
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
    }

    static Connection owner(Path home) throws Exception {
        String url = "jdbc:postgresql://127.0.0.1:" + Files.readString(home.resolve("postgres/port")).strip() + "/clearway";
        String password = Files.readAllLines(home.resolve("postgres/passwords")).stream()
                .filter(line -> line.startsWith("clearway_owner="))
                .findFirst()
                .orElseThrow()
                .substring("clearway_owner=".length());
        return DriverManager.getConnection(url, "clearway_owner", password);
    }
}
