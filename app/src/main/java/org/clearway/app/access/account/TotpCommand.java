package org.clearway.app.access.account;

import java.util.List;
import org.clearway.app.shared.command.Command;
import org.springframework.stereotype.Component;

@Component
class TotpCommand implements Command {

    private final DemoSignIns signIns;

    TotpCommand(DemoSignIns signIns) {
        this.signIns = signIns;
    }

    @Override
    public String name() {
        return "totp";
    }

    @Override
    public String usage() {
        return "totp ROLE|LOGIN          print the current sign-in code of the first account with that role";
    }

    @Override
    public int run(List<String> arguments) {
        if (arguments.size() != 1) {
            System.err.println("./clearway " + usage());
            return 2;
        }
        System.out.println(signIns.code(arguments.getFirst()));
        return 0;
    }
}
