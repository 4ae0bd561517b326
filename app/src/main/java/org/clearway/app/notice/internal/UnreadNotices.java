package org.clearway.app.notice.internal;

import java.util.List;
import org.clearway.app.notice.Notice;
import org.clearway.app.notice.Notices;
import org.clearway.app.shared.port.Place;
import org.clearway.app.shared.port.Places;
import org.clearway.app.shared.port.ToDo;
import org.springframework.stereotype.Component;

/** What is new in the inbox waits for its reader; the inbox is in the bar of an enterprise's pages. */
@Component
class UnreadNotices implements ToDo, Places {

    private final Notices notices;

    UnreadNotices(Notices notices) {
        this.notices = notices;
    }

    @Override
    public List<Task> tasks(int limit) {
        return notices.inbox(true, 0, limit).stream().map(UnreadNotices::task).toList();
    }

    private static Task task(Notice notice) {
        String href = notice.link() == null ? "/inbox" : notice.link();
        return new Task(notice.subjectKey(), notice.arguments(), null, notice.sentAt(), href);
    }

    @Override
    public long count() {
        return notices.count(true);
    }

    @Override
    public List<Place> places() {
        return List.of(new Place("enterprise", "inbox", 40, "inbox", "/inbox", actor -> true));
    }
}
