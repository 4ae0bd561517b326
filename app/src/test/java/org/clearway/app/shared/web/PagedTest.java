package org.clearway.app.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PagedTest {

    private static List<Integer> rows(int many) {
        return Collections.nCopies(many, 0);
    }

    @Test
    void saysThatThereAreMoreThanWereCounted() {
        Paged<Integer> list = Paged.counted(rows(50), 21, 1_001, 1_000, "/problems/all");
        assertThat(list.more()).isTrue();
        assertThat(list.total()).isEqualTo(1_000);
        assertThat(list.from()).isEqualTo(1_001);
        assertThat(list.to()).as("what the page shows").isEqualTo(1_050);
        assertThat(list.hasNext()).isTrue();
        assertThat(Paged.counted(rows(7), 22, 1_001, 1_000, "/problems/all").hasNext())
                .isFalse();
    }

    @Test
    void countsExactlyWhatWasCountedToItsEnd() {
        Paged<Integer> list = Paged.counted(rows(50), 20, 1_000, 1_000, "/problems/all");
        assertThat(list.more()).isFalse();
        assertThat(list.to()).isEqualTo(1_000);
        assertThat(list.hasNext()).isFalse();
        // Of rarer words all were counted, however many.
        assertThat(Paged.counted(rows(50), 1, 3_204, 2_000, "/enterprises").more())
                .isFalse();
    }
}
