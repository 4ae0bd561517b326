package org.clearway.app.access.signin;

import java.util.Collection;
import java.util.List;
import org.clearway.app.shared.scope.Actor;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/**
 * What a cookie or token turned out to be.
 *
 * @param credential SHA-256 of the cookie or token, never the thing itself
 * @param actor      already limited to what {@code factor} opens
 */
@SuppressWarnings("ArrayRecordComponent") // bytes of a hash or secret, never compared as a record
public record SignedIn(byte[] credential, Actor actor, Factor factor) implements Authentication {

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of();
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getDetails() {
        return factor;
    }

    @Override
    public Object getPrincipal() {
        return actor;
    }

    @Override
    public boolean isAuthenticated() {
        return true;
    }

    @Override
    public void setAuthenticated(boolean authenticated) {
        if (!authenticated) {
            throw new IllegalArgumentException("End the session instead");
        }
    }

    @Override
    public String getName() {
        return actor.login();
    }
}
