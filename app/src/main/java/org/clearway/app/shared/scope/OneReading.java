package org.clearway.app.shared.scope;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads all that a page shows in one transaction: the scope is taken once and one connection serves, instead of once for each of the
 * page's parts. Nothing may be written in it, and nobody waited for.
 */
@Component
public class OneReading {

    @Transactional(readOnly = true)
    public <T> T of(Supplier<T> reading) {
        return reading.get();
    }
}
