package org.clearway.app.scenario;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.clearway.app.directory.ReferenceTable;

/** An enterprise with a name and a part in the story; it takes the first place of its cohort. */
record Story(
        String nameZh,
        String nameEn,
        String cohort,
        String division,
        String industry,
        int employees,
        int revenue10k,
        String role,
        int group,
        List<String> siteNamesZh,
        List<String> siteNamesEn,
        List<Event> events) {

    /** From a day to another (both included): {@code stopped}, {@code silent}, or a level of {@code duty} or {@code work}. */
    record Event(int from, int to, String kind, String value, String note) {

        boolean covers(int day) {
            return day >= from && day <= to;
        }
    }

    static List<Story> all() {
        List<Story> stories = new ArrayList<>();
        for (ReferenceTable.Row row : Spring2022.table("story")) {
            String group = row.text("group");
            stories.add(new Story(
                    row.text("name_zh"),
                    row.text("name_en"),
                    row.text("cohort"),
                    row.text("division"),
                    row.text("industry"),
                    (int) row.whole("employees"),
                    (int) row.whole("revenue_10k"),
                    row.text("role"),
                    group.isEmpty() ? 0 : Integer.parseInt(group),
                    List.of(row.text("site_words_zh").split(";", -1)),
                    List.of(row.text("site_words_en").split(";", -1)),
                    eventsOf(row.text("name_zh"))));
        }
        return stories;
    }

    private static List<Event> eventsOf(String nameZh) {
        List<Event> events = new ArrayList<>();
        for (ReferenceTable.Row row : Spring2022.table("story_event")) {
            if (row.text("name_zh").equals(nameZh)) {
                events.add(new Event(
                        Days.of(LocalDate.parse(row.text("from"))),
                        Days.of(LocalDate.parse(row.text("to"))),
                        row.text("kind"),
                        row.text("value"),
                        row.text("note")));
            }
        }
        return events;
    }
}
