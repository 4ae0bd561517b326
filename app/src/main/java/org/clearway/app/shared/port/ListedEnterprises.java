package org.clearway.app.shared.port;

import java.time.Instant;
import java.util.Set;

/** Who is on a white list, for modules that may not see the lists. */
public interface ListedEnterprises {

    /** Enterprises with a listing that holds at the moment, on whatever list; asked as the platform, for the whole country. */
    Set<Long> listed(Instant at);
}
