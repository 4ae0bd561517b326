package org.clearway.app.monitoring;

/**
 * Makes a repeated request harmless.
 *
 * @param key         the caller's Idempotency-Key
 * @param requestHash SHA-256 of the request: the same key with another body is refused
 */
public record OnceKey(String key, byte[] requestHash) {}
