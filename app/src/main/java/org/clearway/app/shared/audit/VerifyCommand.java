package org.clearway.app.shared.audit;

import java.util.List;
import org.clearway.app.shared.command.Command;
import org.springframework.stereotype.Component;

@Component
class VerifyCommand implements Command {

    private final Verifying verifying;

    VerifyCommand(Verifying verifying) {
        this.verifying = verifying;
    }

    @Override
    public String name() {
        return "audit verify";
    }

    @Override
    public String usage() {
        return "audit verify             hold the trail against its seals and the heads outside the database";
    }

    @Override
    public int run(List<String> arguments) {
        Verifying.Outcome outcome = verifying.verify();
        outcome.findings().forEach(System.out::println);
        System.out.println(outcome.entries() + " entries under " + outcome.sealed() + " seals, " + outcome.unsealed()
                + " not sealed yet: "
                + (outcome.whole() ? "whole." : outcome.findings().size() + " findings."));
        return outcome.whole() ? 0 : 1;
    }
}
