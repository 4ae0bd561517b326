package org.clearway.app.shared.port;

import java.time.LocalDate;
import java.util.List;

/** A module that has reasons to put enterprises on a white list or to take them off. Asked each morning by the white list. */
public interface ListingProposals {

    /** Stable word of the source, for instance {@code chain}; message key below {@code source.}. */
    String source();

    /** At most {@code limit} proposals for the day, strongest first; asked as the platform, for the whole country. */
    List<ProposedListing> proposals(LocalDate day, int limit);
}
