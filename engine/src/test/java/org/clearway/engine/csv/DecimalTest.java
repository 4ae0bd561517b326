package org.clearway.engine.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {
    @Test
    void readsWhatJavaWrites() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 200_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(parse(Double.toString(value))).isEqualTo(value);
            }
            double money = random.nextLong(1L << 50) / 100.0;
            assertThat(parse(Double.toString(money))).isEqualTo(money);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "+5",
                "5.",
                ".5",
                "1e3",
                "1E-3",
                "00012.50",
                "9007199254740993",
                "123456789012345678901234567890",
                "1e-400",
                "0.1",
                "4.35"
            })
    void agreesWithJava(String text) {
        assertThat(parse(text)).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "e5",
                "1e",
                "1e+",
                "1 2",
                "1,5",
                "NaN",
                "Infinity",
                "1f",
                "1d",
                "0x1p3",
                "--1",
                "1.2.3",
                "1e99999",
                "\u0661"
            })
    void refusesWhatIsNoNumber(String text) {
        assertThat(parse(text)).isNaN();
    }

    private static double parse(String text) {
        byte[] bytes = ("," + text + ",").getBytes(StandardCharsets.UTF_8);
        return Decimal.parse(bytes, 1, bytes.length - 1);
    }
}
