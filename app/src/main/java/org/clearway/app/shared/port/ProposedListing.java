package org.clearway.app.shared.port;

import java.util.List;

/**
 * What a module proposes for a white list, with the figures that speak for it. A person decides; the module only says why.
 *
 * @param reference what it rests on, unique within the source: the same reference proposed twice is one proposal
 * @param list      true to list the enterprise, false to take it off
 * @param reasonKey message key of the reason, with {@code figures} as its arguments
 * @param figures   numbers and names in the order of the message's places
 * @param href      the rows behind the figures
 */
public record ProposedListing(
        String reference, long enterpriseId, boolean list, String reasonKey, List<Object> figures, String href) {}
