package org.clearway.app.access.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.clearway.app.access.account.AccountList;
import org.clearway.app.access.account.Deputies;
import org.clearway.app.access.account.LookingAfterAccounts;
import org.clearway.app.access.account.OwnAccount;
import org.clearway.app.access.joining.ChoosingEnterprises;
import org.clearway.app.access.joining.SpeakingFor;
import org.clearway.app.access.signin.Sessions;
import org.clearway.app.access.signin.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.CurrentSecurityContext;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Looking after accounts, deputies and sessions. What opens a way in takes a person's session, as on the pages. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Accounts", description = "Open and change accounts, name deputies, end sessions")
class AccountEndpoints {

    private static final String WHO = "authentication";

    private final LookingAfterAccounts lookingAfter;
    private final AccountList accounts;
    private final SpeakingFor speakingFor;
    private final ChoosingEnterprises choosing;
    private final Deputies deputies;
    private final OwnAccount own;

    AccountEndpoints(
            LookingAfterAccounts lookingAfter,
            AccountList accounts,
            SpeakingFor speakingFor,
            ChoosingEnterprises choosing,
            Deputies deputies,
            OwnAccount own) {
        this.lookingAfter = lookingAfter;
        this.accounts = accounts;
        this.speakingFor = speakingFor;
        this.choosing = choosing;
        this.deputies = deputies;
        this.own = own;
    }

    record NewAccount(String login, String name, @Nullable Long authority, Set<String> roles) {}

    record Roles(Set<String> roles, String why) {}

    record State(String state, String why) {}

    record Enterprises(List<String> creditCodes) {}

    /** The answer holds the one-time code, so it is not kept for a repeat. */
    @PostMapping("/accounts")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Open an officer's account; the answer's code is used once to set a password")
    LookingAfterAccounts.Code open(@RequestBody NewAccount wanted) {
        return lookingAfter.open(new LookingAfterAccounts.NewOfficer(
                wanted.login(), wanted.name(), wanted.authority(), OneAccountPage.roles(wanted.roles())));
    }

    @PostMapping("/accounts/{id}/roles")
    AccountList.Row giveRoles(@PathVariable long id, @RequestBody Roles wanted) {
        lookingAfter.giveRoles(id, OneAccountPage.roles(wanted.roles()), wanted.why());
        return accounts.byId(id);
    }

    @PostMapping("/accounts/{id}/state")
    AccountList.Row set(@PathVariable long id, @RequestBody State wanted) {
        lookingAfter.set(id, wanted.state(), wanted.why());
        return accounts.byId(id);
    }

    @PostMapping("/accounts/{id}/code")
    @Operation(summary = "A new one-time code for whoever lost the password")
    LookingAfterAccounts.Code newCode(@PathVariable long id) {
        return lookingAfter.newCode(id);
    }

    @PostMapping("/accounts/{id}/enterprises")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Let an enterprise's account speak for more enterprises: a group's account")
    void speakFor(@PathVariable long id, @RequestBody Enterprises wanted) {
        speakingFor.add(id, choosing.byCodes(String.join(" ", wanted.creditCodes())));
    }

    @DeleteMapping("/accounts/{id}/enterprises/{enterprise}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void speakNoLonger(@PathVariable long id, @PathVariable long enterprise) {
        speakingFor.remove(id, enterprise);
    }

    @GetMapping("/deputies")
    @Operation(summary = "Whom I named, and who named me")
    List<Deputies.Deputy> deputies(@CurrentSecurityContext(expression = WHO) SignedIn who) {
        return deputies.mine(who);
    }

    @PostMapping("/deputies")
    @ResponseStatus(HttpStatus.CREATED)
    List<Deputies.Deputy> nameDeputy(
            @CurrentSecurityContext(expression = WHO) SignedIn who, @RequestBody Deputies.Wish wish) {
        deputies.name(who, wish);
        return deputies.mine(who);
    }

    @DeleteMapping("/deputies/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endDeputy(@CurrentSecurityContext(expression = WHO) SignedIn who, @PathVariable long id) {
        deputies.end(who, id);
    }

    @GetMapping("/sessions")
    List<Sessions.Open> sessions(@CurrentSecurityContext(expression = WHO) SignedIn who) {
        return own.sessions(who);
    }

    @DeleteMapping("/sessions/{id:[0-9a-f]{64}}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSession(@PathVariable String id) {
        own.endSession(HexFormat.of().parseHex(id));
    }
}
