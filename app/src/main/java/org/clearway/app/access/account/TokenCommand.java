package org.clearway.app.access.account;

import java.util.List;
import org.clearway.app.shared.command.Command;
import org.springframework.stereotype.Component;

@Component
class TokenCommand implements Command {

    private final DemoSignIns signIns;

    TokenCommand(DemoSignIns signIns) {
        this.signIns = signIns;
    }

    @Override
    public String name() {
        return "token";
    }

    @Override
    public String usage() {
        return "token ROLE|LOGIN         print an API token of the first account with that role";
    }

    @Override
    public int run(List<String> arguments) {
        if (arguments.size() != 1) {
            System.err.println("./clearway " + usage());
            return 2;
        }
        System.out.println(signIns.token(arguments.getFirst()));
        return 0;
    }
}
