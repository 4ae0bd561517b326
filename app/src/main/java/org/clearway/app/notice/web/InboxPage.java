package org.clearway.app.notice.web;

import org.clearway.app.notice.Notices;
import org.clearway.app.shared.web.Paged;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the reader was told, newest first. */
@Controller
class InboxPage {

    private final Notices notices;

    InboxPage(Notices notices) {
        this.notices = notices;
    }

    @GetMapping("/inbox")
    String inbox(
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        int asked = Paged.page(page);
        model.addAttribute("place", "inbox");
        model.addAttribute("unread", unread);
        model.addAttribute("unreadCount", notices.count(true));
        model.addAttribute(
                "list",
                new Paged<>(
                        notices.inbox(unread, Paged.offset(asked), Paged.SIZE),
                        asked,
                        Paged.SIZE,
                        notices.count(unread),
                        unread ? "/inbox?unread=true" : "/inbox"));
        return "notice/inbox";
    }

    /** Marks one as read and goes on to what it is about; without a number, marks all. */
    @PostMapping("/inbox/read")
    String read(@RequestParam(required = false) @Nullable Long id, @RequestParam(defaultValue = "/inbox") String next) {
        notices.read(id);
        boolean ours = next.startsWith("/") && !next.startsWith("//") && !next.contains("\\");
        return "redirect:" + (ours ? next : "/inbox");
    }
}
