package org.clearway.app.scenario;

import org.clearway.app.scenario.Draw.Salt;

/** Streets, contacts and telephone numbers: plausible, and of nobody. */
final class Addresses {

    private static final String[] ROADS_ZH = {
        "创业路", "科技街", "工业大道", "振兴路", "兴业街", "迎宾路", "丙十路", "园区路", "东环路", "南一路", "新开路", "丰收路", "星河路", "示范路", "汇智街", "锦程大街"
    };
    private static final String[] ROADS_EN = {
        "Chuangye Road", "Keji Street", "Gongye Avenue", "Zhenxing Road", "Xingye Street", "Yingbin Road",
        "Bingshi Road", "Yuanqu Road", "Donghuan Road", "Nanyi Road", "Xinkai Road", "Fengshou Road",
        "Xinghe Road", "Shifan Road", "Huizhi Street", "Jincheng Street"
    };
    private static final String[] SURNAMES_ZH = {
        "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗"
    };
    private static final String[] SURNAMES_EN = {
        "Wang", "Li", "Zhang", "Liu", "Chen", "Yang", "Zhao", "Huang", "Zhou", "Wu", "Xu", "Sun", "Hu", "Zhu", "Gao",
        "Lin", "He", "Guo", "Ma", "Luo"
    };

    String zh(Place place, int who) {
        return place.city().nameZh() + place.nameZh() + ROADS_ZH[road(who)] + houseNumber(who) + "号";
    }

    String en(Place place, int who) {
        return houseNumber(who) + " " + ROADS_EN[road(who)] + ", " + place.nameEn() + ", "
                + place.city().nameEn();
    }

    String contactZh(int who) {
        return surnameZh(who) + "经理";
    }

    String contactEn(int who) {
        return "Manager " + surnameEn(who);
    }

    String surnameZh(int who) {
        return SURNAMES_ZH[surname(who)];
    }

    String surnameEn(int who) {
        return SURNAMES_EN[surname(who)];
    }

    /** Eleven digits that begin with 100: no telephone number of the country does. */
    String phone(int number) {
        return "100" + String.format("%08d", number);
    }

    static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static int road(int who) {
        return Draw.below(Salt.ROAD, who, ROADS_ZH.length);
    }

    private static int houseNumber(int who) {
        return 1 + Draw.below(Salt.ROAD, who + 3_000_000, 2_400);
    }

    private static int surname(int who) {
        return Draw.below(Salt.CONTACT, who, SURNAMES_ZH.length);
    }
}
