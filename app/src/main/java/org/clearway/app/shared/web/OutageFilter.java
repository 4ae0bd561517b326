package org.clearway.app.shared.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.clearway.app.shared.postgres.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** When the database is away, every page and endpoint says so with 503 and a next step; nothing has to be restarted. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OutageFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(OutageFilter.class);
    private static final String TRY_AGAIN_SECONDS = "5";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            Optional<Outage> outage = Outage.of(e);
            if (outage.isEmpty() || response.isCommitted()) {
                throw e;
            }
            log.error(
                    "{} {}: {}",
                    request.getMethod(),
                    request.getRequestURI(),
                    outage.get().state());
            answer(request, response, outage.get());
        }
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response, Outage outage)
            throws IOException {
        response.reset();
        response.setHeader("Retry-After", TRY_AGAIN_SECONDS);
        if (!request.getRequestURI().startsWith("/api/")) {
            response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
            return;
        }
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        response.setContentType("application/problem+json");
        response.getOutputStream()
                .write("""
                        {"type":"urn:clearway:problem:shared.outage","title":"Service Unavailable","status":503,"detail":"%s %s"}""".formatted(outage.state(), outage.nextStep()).getBytes(StandardCharsets.UTF_8));
    }
}
