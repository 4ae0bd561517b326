package org.clearway.app.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreditCodeTest {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final String GOOD = CreditCode.example("220100", 1).value();

    @Test
    void agreesWithAPublishedExample() {
        assertThat(CreditCode.read("91350100M000100Y43").orThrow().registeredIn())
                .isEqualTo("350100");
    }

    @Test
    void readsFullWidthAndSmallLetters() {
        assertThat(CreditCode.read("　" + GOOD.toLowerCase(java.util.Locale.ROOT) + " ")
                        .orThrow()
                        .value())
                .isEqualTo(GOOD);
        assertThat(CreditCode.read(GOOD.replace('9', '９')).orThrow().value()).isEqualTo(GOOD);
    }

    @Test
    void refusesSeventeenAndNineteenCharacters() {
        assertThat(CreditCode.read(GOOD.substring(1)))
                .isEqualTo(CodeReading.refused("creditcode.length", CodeFault.WHOLE));
        assertThat(CreditCode.read(GOOD + "0")).isEqualTo(CodeReading.refused("creditcode.length", CodeFault.WHOLE));
    }

    @ParameterizedTest
    @CsvSource({"I,1", "O,9", "S,12", "V,17", "Z,18", "-,10"})
    void namesThePlaceOfACharacterThatTheAlphabetHasNot(char odd, int position) {
        String typed = new StringBuilder(GOOD)
                .replace(position - 1, position, "" + odd)
                .toString();
        assertThat(CreditCode.read(typed)).isEqualTo(CodeReading.refused("creditcode.character", position));
    }

    @Test
    void namesEveryFault() {
        String typed = "91I2A" + GOOD.substring(5);
        assertThat(((CodeReading.Refused<CreditCode>) CreditCode.read(typed)).faults())
                .containsExactly(new CodeFault("creditcode.character", 3), new CodeFault("creditcode.division", 5));
    }

    @Test
    void refusesAnyOneChangedCharacter() {
        SplittableRandom random = new SplittableRandom(20220602);
        for (int trial = 0; trial < 5_000; trial++) {
            String good =
                    CreditCode.example("310100", random.nextLong(887_503_681L)).value();
            int at = random.nextInt(CreditCode.LENGTH);
            char other = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            if (other != good.charAt(at)) {
                String typed = good.substring(0, at) + other + good.substring(at + 1);
                assertThat(CreditCode.read(typed)).as(typed).isInstanceOf(CodeReading.Refused.class);
            }
        }
    }

    @Test
    void marksExamplesAndKeepsThemDistinct() {
        SplittableRandom random = new SplittableRandom(7);
        for (int trial = 0; trial < 1_000; trial++) {
            long serial = random.nextLong(887_503_680L);
            CreditCode one = CreditCode.example("220100", serial);
            assertThat(CreditCode.read(one.value()).orThrow().isExample()).isTrue();
            assertThat(CreditCode.example("220100", serial + 1)).isNotEqualTo(one);
        }
        assertThat(CreditCode.read("91350100M000100Y43").orThrow().isExample()).isFalse();
    }
}
