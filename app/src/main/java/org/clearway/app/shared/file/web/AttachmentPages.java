package org.clearway.app.shared.file.web;

import org.clearway.app.shared.file.Attachments;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Files within the actor's own reach; a module that shares more widely has an address of its own. */
@Controller
class AttachmentPages {

    private final Attachments attachments;

    AttachmentPages(Attachments attachments) {
        this.attachments = attachments;
    }

    @GetMapping({"/files/{id:\\d{1,18}}", "/api/v1/files/{id:\\d{1,18}}"})
    ResponseEntity<byte[]> file(@PathVariable long id) {
        return AttachmentAnswer.of(attachments.find(id), attachments.content(id));
    }
}
