package org.clearway.app.shared.job.web;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.clearway.app.shared.job.Job;
import org.clearway.app.shared.job.Jobs;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The file that a job made, as a download. */
final class JobFiles {

    private JobFiles() {}

    static Optional<ResponseEntity<byte[]>> result(Jobs jobs, long id) {
        Job job = jobs.find(id);
        String name = job.resultName();
        if (name == null) {
            return Optional.empty();
        }
        String disposition = ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
        return jobs.result(id)
                .map(content -> ResponseEntity.ok()
                        .header(HttpHeaders.CONTENT_DISPOSITION, disposition)
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .body(content));
    }
}
