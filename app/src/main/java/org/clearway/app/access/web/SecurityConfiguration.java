package org.clearway.app.access.web;

import java.time.Duration;
import java.util.function.Supplier;
import org.clearway.app.access.signin.Credentials;
import org.clearway.app.access.signin.Factor;
import org.clearway.app.access.signin.KeptForms;
import org.clearway.app.access.signin.SignedIn;
import org.clearway.app.shared.scope.Role;
import org.clearway.app.shared.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * What stands before every page and endpoint. Rights are asked by the use cases, scope by the database; here is only
 * decided who it is, and that half a sign-in opens nothing.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class SecurityConfiguration {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none';"
                    + " base-uri 'none'";

    private static final int HALF_A_YEAR_SECONDS = 15_768_000;

    /** Passwords are checked by a use case of ours; without this Spring Boot would invent a user. */
    @Bean
    AuthenticationManager noOtherWayIn() {
        return authentication -> {
            throw new BadCredentialsException("There is no other way in than the sign-in page");
        };
    }

    @Bean
    CsrfTokenRepository csrfTokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("clearway-form");
        tokens.setCookieCustomizer(
                cookie -> cookie.httpOnly(true).sameSite("Lax").maxAge(Duration.ofDays(7)));
        return tokens;
    }

    /** Stylesheets, scripts and icons: the same for everybody, so they may be kept by the browser. */
    @Bean
    @Order(1)
    SecurityFilterChain files(HttpSecurity http) throws Exception {
        http.securityMatcher(Paths.FILES)
                .headers(headers -> {
                    headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable);
                    strict(headers);
                })
                .csrf(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
        return bare(http);
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(
            HttpSecurity http,
            Credentials credentials,
            KeptForms kept,
            Problems problems,
            CsrfTokenRepository csrfTokens,
            @Value("${clearway.metrics.loopback:false}") boolean loopbackMetrics)
            throws Exception {
        ComingIn comingIn = new ComingIn(kept, problems);
        http.headers(SecurityConfiguration::strict)
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens)
                        .csrfTokenRequestHandler(new XorCsrfTokenRequestAttributeHandler())
                        .ignoringRequestMatchers(request -> ActorFilter.bearer(request) != null))
                .exceptionHandling(
                        faults -> faults.authenticationEntryPoint(comingIn).accessDeniedHandler(comingIn))
                .addFilterBefore(new ActorFilter(credentials, kept), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(Paths.OPEN)
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .access((who, context) -> metrics(who, context, loopbackMetrics))
                        .anyRequest()
                        .access(SecurityConfiguration::decide));
        return bare(http);
    }

    private static SecurityFilterChain bare(HttpSecurity http) throws Exception {
        return http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    private static void strict(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(csp -> csp.policyDirectives(POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                        allowed -> allowed.policy("geolocation=(), microphone=(), camera=(self), payment=()"))
                .crossOriginOpenerPolicy(opener -> opener.policy(
                        org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter
                                .CrossOriginOpenerPolicy.SAME_ORIGIN))
                .httpStrictTransportSecurity(hsts -> hsts.maxAgeInSeconds(HALF_A_YEAR_SECONDS));
    }

    private static AuthorizationDecision decide(
            Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext context) {
        if (!(who.get() instanceof SignedIn one)) {
            return new AuthorizationDecision(false);
        }
        boolean open = one.factor() == Factor.FULL
                || Paths.isHalf(context.getRequest())
                || (one.factor() == Factor.REPORT_ONLY && Paths.isOpenToReporter(context.getRequest()));
        return new AuthorizationDecision(open);
    }

    private static AuthorizationDecision metrics(
            Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext context, boolean loopback) {
        boolean near = loopback && context.getRequest().getRemoteAddr().matches("127\\..*|0:0:0:0:0:0:0:1|::1");
        boolean runs = who.get() instanceof SignedIn one
                && one.factor() == Factor.FULL
                && one.actor().roles().contains(Role.ADMINISTRATOR);
        return new AuthorizationDecision(near || runs);
    }
}
