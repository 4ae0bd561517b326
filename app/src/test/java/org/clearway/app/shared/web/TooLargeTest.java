package org.clearway.app.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.clearway.app.PlatformTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A photo of 200 MB, sent whole as a browser sends it: the answer is a page, or a problem, that says what is too large. */
@PlatformTest
class TooLargeTest {

    private static final int MEGABYTES = 200;

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({
        "/problems/new, en, The upload is too large",
        "/problems/new, zh-CN, 上传文件过大",
        "/api/v1/problems, en, shared.file.bytes"
    })
    void saysThatAPhotoOf200MegabytesIsTooLarge(String path, String language, String words) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html\r\nAccept-Language: "
                                    + language
                                    + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: "
                                    + ((long) MEGABYTES << 20) + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] megabyte = new byte[1 << 20];
            for (int i = 0; i < MEGABYTES; i++) {
                socket.getOutputStream().write(megabyte);
            }
            InputStream in = socket.getInputStream();
            String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 413").contains(words);
        }
    }
}
