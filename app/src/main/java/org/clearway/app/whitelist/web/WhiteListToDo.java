package org.clearway.app.whitelist.web;

import java.util.List;
import org.clearway.app.shared.port.ToDo;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.web.Phrases;
import org.clearway.app.whitelist.Waiting;
import org.springframework.stereotype.Component;

/** What waits on the white list: drafts to decide or publish, nominations to assess, appeals to answer, proposals of the morning. */
@Component
class WhiteListToDo implements ToDo {

    private final Waiting waiting;

    WhiteListToDo(Waiting waiting) {
        this.waiting = waiting;
    }

    @Override
    public List<Task> tasks(int limit) {
        return waiting.of(Actor.current()).stream()
                .limit(limit)
                .map(one -> new Task(
                        "whitelist.to-do." + one.kind(),
                        List.of(new Phrases.Name(one.list().nameZh(), one.list().nameEn()), one.count()),
                        null,
                        one.since(),
                        one.href()))
                .toList();
    }

    @Override
    public long count() {
        return waiting.of(Actor.current()).size();
    }
}
