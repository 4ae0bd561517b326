package org.clearway.app.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.clearway.app.access.signin.Credentials;
import org.clearway.app.access.signin.Factor;
import org.clearway.app.access.signin.KeptForms;
import org.clearway.app.access.signin.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds who acts and binds them for the rest of the chain. Half a sign-in binds nobody. */
final class ActorFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";

    private final Credentials credentials;
    private final KeptForms kept;

    ActorFilter(Credentials credentials, KeptForms kept) {
        this.credentials = credentials;
        this.kept = kept;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!Paths.isApi(request)) {
            writeCsrfCookieBeforeThePage(request);
        }
        Optional<SignedIn> who = find(request);
        who.ifPresent(one -> SecurityContextHolder.setContext(new SecurityContextImpl(one)));
        if (who.isEmpty() || !opens(who.get().factor())) {
            chain.doFilter(request, response);
            return;
        }
        continueAs(who.get(), request, response, chain);
    }

    private static boolean opens(Factor factor) {
        return factor == Factor.FULL || factor == Factor.REPORT_ONLY;
    }

    private void continueAs(SignedIn who, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            who.actor().call(() -> {
                chain.doFilter(request, response);
                dropWhatWasSentAgain(request, response);
                return true;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private void dropWhatWasSentAgain(HttpServletRequest request, HttpServletResponse response) {
        if (HttpMethod.POST.matches(request.getMethod())
                && response.getStatus() < HttpStatus.BAD_REQUEST.value()
                && request.getParameter("_kept") != null) {
            kept.drop();
        }
    }

    /** A token would else be made in the middle of a long page, when no cookie can be sent any more. */
    private static void writeCsrfCookieBeforeThePage(HttpServletRequest request) {
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            token.getToken();
        }
    }

    private Optional<SignedIn> find(HttpServletRequest request) {
        String token = bearer(request);
        if (token != null) {
            return Paths.isApi(request) ? credentials.ofToken(token) : Optional.empty();
        }
        String cookie = SessionCookie.read(request);
        return cookie == null ? Optional.empty() : credentials.ofCookie(cookie);
    }

    static @Nullable String bearer(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.startsWith(BEARER)
                ? header.substring(BEARER.length()).strip()
                : null;
    }
}
