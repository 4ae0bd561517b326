package org.clearway.app.shared.port;

import java.util.List;

/**
 * What was raised by {@link MatterRaised} is no more: the problem may be closed with this as its proof.
 *
 * @param proofKey  message key of what shows it, with {@code arguments}
 * @param href      the evidence
 */
public record MatterEnded(String source, String reference, String proofKey, List<String> arguments, String href) {}
