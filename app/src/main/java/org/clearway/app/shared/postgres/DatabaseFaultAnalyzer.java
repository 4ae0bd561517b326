package org.clearway.app.shared.postgres;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A start that fails for its database says so in one paragraph, without a stack trace. */
final class DatabaseFaultAnalyzer extends AbstractFailureAnalyzer<DatabaseFault> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DatabaseFault cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), "See docs/operator/database.md.", cause);
    }
}
