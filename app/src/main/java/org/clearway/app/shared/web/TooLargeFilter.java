package org.clearway.app.shared.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.clearway.app.shared.refusal.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says in words that an upload is too large, before anything reads it: whoever asked such a request for a parameter would be
 * thrown out by the server, with its own page. What the client still sends is read and dropped by the server.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class TooLargeFilter extends OncePerRequestFilter {

    private final long most;
    private final Problems problems;

    TooLargeFilter(@Value("${spring.servlet.multipart.max-request-size}") DataSize most, Problems problems) {
        this.most = most.toBytes();
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long size = request.getContentLengthLong();
        if (size <= most) {
            chain.doFilter(request, response);
            return;
        }
        HttpServletRequest bodyless = new Bodyless(request);
        if (request.getRequestURI().startsWith("/api/")) {
            Reason reason = Reason.at("file", "shared.file.bytes", (size >> 20) + 1, most >> 20);
            problems.write(bodyless, response, HttpStatus.CONTENT_TOO_LARGE, reason);
            return;
        }
        response.setStatus(HttpStatus.CONTENT_TOO_LARGE.value());
        bodyless.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, HttpStatus.CONTENT_TOO_LARGE.value());
        bodyless.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, request.getRequestURI());
        bodyless.getRequestDispatcher("/error").forward(bodyless, response);
    }

    /** The request without the fields that stand in its body. */
    private static final class Bodyless extends HttpServletRequestWrapper {

        Bodyless(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getContentType() {
            return null;
        }

        @Override
        public @Nullable String getParameter(String name) {
            return null;
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of();
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.emptyEnumeration();
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return null;
        }
    }
}
