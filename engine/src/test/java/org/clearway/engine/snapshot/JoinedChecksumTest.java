package org.clearway.engine.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class JoinedChecksumTest {
    @Test
    void equalsTheChecksumOfTheWhole() {
        Random random = new Random(1);
        for (int bytes = 0; bytes < 200; bytes++) {
            byte[] all = new byte[bytes];
            random.nextBytes(all);
            for (int piece : new int[] {1, 7, 64, 1 << 18}) {
                long[] sums = new long[(bytes + piece - 1) / piece];
                for (int at = 0; at < sums.length; at++) {
                    sums[at] = crc(all, at * piece, Math.min(bytes, (at + 1) * piece));
                }
                assertThat(JoinedChecksum.of(sums, piece, bytes)).isEqualTo(crc(all, 0, bytes));
            }
        }
    }

    private static long crc(byte[] all, int from, int to) {
        CRC32C crc = new CRC32C();
        crc.update(all, from, to - from);
        return crc.getValue();
    }
}
