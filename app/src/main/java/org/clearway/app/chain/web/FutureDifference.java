package org.clearway.app.chain.web;

import java.time.LocalDate;
import java.util.List;
import org.clearway.app.chain.Futures.Future;
import org.clearway.app.chain.Futures.Two;
import org.clearway.app.shared.web.Phrases;
import org.clearway.app.shared.web.Words;
import org.jspecify.annotations.Nullable;

/** What acting changes, in words: "8 fewer", "3 days later", "no longer"; a dash where there is nothing to compare with. */
record FutureDifference(String out, String first, String units, String stops, String lost) {

    private static final FutureDifference NONE =
            new FutureDifference(Words.NOTHING, Words.NOTHING, Words.NOTHING, Words.NOTHING, Words.NOTHING);

    static FutureDifference of(@Nullable Two two, Words words, Phrases phrases) {
        Future b = two == null ? null : two.b();
        if (two == null || b == null) {
            return NONE;
        }
        Future a = two.a();
        return new FutureDifference(
                later(
                        a.outIn() == 0 ? null : (long) a.outIn(),
                        b.outIn() == 0 ? null : (long) b.outIn(),
                        words,
                        phrases),
                later(day(a.firstStop()), day(b.firstStop()), words, phrases),
                fewer(Math.rint(a.lostUnits()) - Math.rint(b.lostUnits()), words, phrases),
                fewer((double) a.stops() - b.stops(), words, phrases),
                less((a.lostYuan() - b.lostYuan()) / 10_000, words, phrases));
    }

    private static @Nullable Long day(@Nullable LocalDate day) {
        return day == null ? null : day.toEpochDay();
    }

    private static String later(@Nullable Long a, @Nullable Long b, Words words, Phrases phrases) {
        if (a == null || b == null) {
            String key = a == null && b == null ? "same" : b == null ? "no-longer" : "new";
            return phrases.of("chain.d." + key, List.of(), words);
        }
        long days = b - a;
        return days == 0
                ? phrases.of("chain.d.same", List.of(), words)
                : phrases.of(days > 0 ? "chain.d.later" : "chain.d.sooner", List.of(Math.abs(days)), words);
    }

    private static String fewer(double by, Words words, Phrases phrases) {
        return by == 0
                ? phrases.of("chain.d.same", List.of(), words)
                : phrases.of(by > 0 ? "chain.d.fewer" : "chain.d.more", List.of(words.number(Math.abs(by))), words);
    }

    /** Ten thousands of yuan; what reads as nothing is nothing. */
    private static String less(double by, Words words, Phrases phrases) {
        String amount = words.money10k(Math.abs(by));
        return amount.equals(words.money10k(0))
                ? phrases.of("chain.d.same", List.of(), words)
                : phrases.of(by > 0 ? "chain.d.less" : "chain.d.more", List.of(amount), words);
    }
}
