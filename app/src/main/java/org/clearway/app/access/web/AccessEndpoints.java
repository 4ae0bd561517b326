package org.clearway.app.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clearway.app.access.account.AccountList;
import org.clearway.app.access.account.ApiTokens;
import org.clearway.app.access.joining.ChoosingEnterprises;
import org.clearway.app.access.joining.Claims;
import org.clearway.app.access.joining.Invitations;
import org.clearway.app.shared.once.Once;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.scope.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the pages of access do, for programs. */
@RestController
@RequestMapping("/api/v1")
class AccessEndpoints {

    private static final int MOST_ROWS = 200;

    private final AccountList accounts;
    private final ApiTokens tokens;
    private final Invitations invitations;
    private final ChoosingEnterprises choosing;
    private final Claims claims;
    private final Once once;

    AccessEndpoints(
            AccountList accounts,
            ApiTokens tokens,
            Invitations invitations,
            ChoosingEnterprises choosing,
            Claims claims,
            Once once) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.invitations = invitations;
        this.choosing = choosing;
        this.claims = claims;
        this.once = once;
    }

    /**
     * One page of a list.
     *
     * @param next give it as {@code after} to go on; null on the last page
     */
    record Page<T>(List<T> rows, @Nullable Long next) {}

    record Me(
            long id,
            String login,
            String name,
            List<String> roles,
            List<String> rights,
            String division,
            @Nullable String department,
            String via) {}

    record TokenWish(String name, Set<String> rights, int days) {}

    record InvitationWish(List<String> creditCodes, String role, int days) {}

    record Decision(boolean granted, @Nullable String why) {}

    record Asked(long id) {}

    @GetMapping("/me")
    Me me() {
        Actor actor = Actor.current();
        return new Me(
                actor.accountId(),
                actor.login(),
                actor.name(),
                actor.roles().stream().map(Role::word).sorted().toList(),
                actor.rights().stream().map(Right::word).sorted().toList(),
                actor.division(),
                actor.department(),
                actor.via().name().toLowerCase(java.util.Locale.ROOT));
    }

    @GetMapping("/accounts")
    Page<AccountList.Row> accounts(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String division,
            @RequestParam(required = false) @Nullable String role,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, MOST_ROWS);
        List<AccountList.Row> rows = accounts.after(new AccountList.Sought(q, division, role, state), after, most);
        return new Page<>(rows, rows.size() == most ? rows.getLast().id() : null);
    }

    @GetMapping("/accounts/{id}")
    AccountList.Row account(@PathVariable long id) {
        return accounts.byId(id);
    }

    @GetMapping("/tokens")
    Page<ApiTokens.ApiToken> tokens() {
        return new Page<>(tokens.mine(), null);
    }

    /** Only in a session: a token makes no tokens. It has no Idempotency-Key, for the answer is kept nowhere. */
    @PostMapping("/tokens")
    @ResponseStatus(HttpStatus.CREATED)
    ApiTokens.Made makeToken(@RequestBody TokenWish wish) {
        Set<Right> rights = AccountPage.rights(wish.rights());
        if (rights.size() != wish.rights().size()) {
            throw new Refusal(Reason.at("rights", "access.token.rights"));
        }
        return tokens.make(wish.name(), rights, wish.days());
    }

    @DeleteMapping("/tokens/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable long id) {
        tokens.revoke(id);
    }

    @GetMapping("/invitations")
    Page<Invitations.Issued> sheets() {
        return new Page<>(invitations.sheets(MOST_ROWS), null);
    }

    /** The answer holds the codes, so it is not kept for a repeat; who lost it withdraws the sheet. */
    @PostMapping("/invitations")
    @ResponseStatus(HttpStatus.CREATED)
    Invitations.Sheet invite(@RequestBody InvitationWish wish) {
        return invitations.invite(choosing.byCodes(String.join(" ", wish.creditCodes())), wish.role(), wish.days());
    }

    @PostMapping("/invitations/{id}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable long id) {
        invitations.withdraw(id);
    }

    @GetMapping("/claims")
    Page<Claims.Claim> claims(
            @RequestParam(defaultValue = "0") long after, @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, MOST_ROWS);
        List<Claims.Claim> rows = claims.open(after, most);
        return new Page<>(rows, rows.size() == most ? rows.getLast().id() : null);
    }

    /** Prepares a claim for someone at the counter; who prepared it cannot decide it. */
    @PostMapping("/claims")
    @ResponseStatus(HttpStatus.CREATED)
    Asked claim(
            @RequestBody Claims.Form form,
            @RequestHeader(name = Once.HEADER, required = false) @Nullable String key,
            HttpServletRequest request) {
        Actor.current().require(Right.PREPARE);
        return once.answer(
                key, "claims.ask", form, Asked.class, () -> new Asked(claims.ask(form, request.getRemoteAddr())));
    }

    @PostMapping("/claims/{id}/decision")
    Map<String, Object> decide(@PathVariable long id, @RequestBody Decision decision) {
        claims.decide(id, decision.granted(), decision.why() == null ? "" : decision.why());
        return Map.of("id", id, "granted", decision.granted());
    }
}
