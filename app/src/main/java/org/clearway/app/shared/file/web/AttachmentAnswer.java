package org.clearway.app.shared.file.web;

import java.nio.charset.StandardCharsets;
import org.clearway.app.shared.file.Attachment;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A file as an answer: pictures are shown, all else is saved; nothing in it can run on our pages. */
public final class AttachmentAnswer {

    private AttachmentAnswer() {}

    public static ResponseEntity<byte[]> of(Attachment file, byte[] content) {
        ContentDisposition.Builder how =
                file.kind().picture() ? ContentDisposition.inline() : ContentDisposition.attachment();
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        how.filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .contentType(MediaType.parseMediaType(file.kind().mediaType()))
                .body(content);
    }
}
