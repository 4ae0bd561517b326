package org.clearway.app.notice.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.clearway.app.notice.Notice;
import org.clearway.app.notice.Notices;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/inbox")
@Tag(name = "Inbox", description = "Messages to the own account")
class InboxEndpoints {

    private static final int MOST = 200;

    private final Notices notices;

    InboxEndpoints(Notices notices) {
        this.notices = notices;
    }

    @GetMapping
    @Operation(summary = "Messages, the latest first, 50 a page unless asked otherwise")
    List<Notice> inbox(
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "50") int limit) {
        return notices.inbox(unread, Math.clamp(offset, 0, 100_000), Math.clamp(limit, 1, MOST));
    }

    @PostMapping("/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Mark one message as read, or all")
    void read(@RequestParam(required = false) @Nullable Long id) {
        notices.read(id);
    }
}
