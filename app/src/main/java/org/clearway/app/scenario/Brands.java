package org.clearway.app.scenario;

import org.clearway.app.scenario.Place.City;

/** Names that nobody bears: two syllables of a pool, different within a city and trade, and a mark that says example. */
final class Brands {

    private static final String CHARACTERS =
            "瑞恒盛泰华鑫宏嘉东北金长立永安达海中博凯德光江天明云龙凌顺康" + "远正同荣丰卫富奥岚卓科启辰宇春百一思方万联汇润松青川山石航骏腾创美诺欧朗皓沃尚祥赛鼎迈普";
    private static final String[] SYLLABLES =
            ("rui heng sheng tai hua xin hong jia dong bei jin chang li yong an da hai"
                            + " zhong bo kai de guang jiang tian ming yun long ling shun kang yuan zheng tong rong feng wei"
                            + " fu ao lan zhuo ke qi chen yu chun bai yi si fang wan lian hui run song qing chuan shan shi"
                            + " hang jun teng chuang mei nuo ou lang hao wo shang xiang sai ding mai pu")
                    .split(" ", -1);
    private static final int POOL = SYLLABLES.length;
    private static final int COMBINATIONS = POOL * (POOL - 1);
    private static final int STRIDE = 1_789;

    private Brands() {}

    /** The Chinese brand of the {@code nth} enterprise of a city and trade. */
    static String zh(City city, String trade, int nth) {
        int pair = pair(city, trade, nth);
        return "" + CHARACTERS.charAt(first(pair)) + CHARACTERS.charAt(second(pair));
    }

    static String en(City city, String trade, int nth) {
        int pair = pair(city, trade, nth);
        String first = SYLLABLES[first(pair)];
        return Character.toUpperCase(first.charAt(0)) + first.substring(1) + SYLLABLES[second(pair)];
    }

    private static int pair(City city, String trade, int nth) {
        if (nth > COMBINATIONS) {
            throw new IllegalStateException("More than " + COMBINATIONS + " enterprises of one trade in " + city);
        }
        int start = Math.floorMod(city.shortZh().hashCode() * 31 + trade.hashCode(), COMBINATIONS);
        return (int) ((start + (long) nth * STRIDE) % COMBINATIONS);
    }

    private static int first(int pair) {
        return pair / (POOL - 1);
    }

    private static int second(int pair) {
        int second = pair % (POOL - 1);
        return second >= first(pair) ? second + 1 : second;
    }
}
