package org.clearway.app.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.clearway.app.access.account.AccountList;
import org.clearway.app.access.account.AccountList.Sought;
import org.clearway.app.shared.scope.Role;
import org.clearway.app.shared.web.Paged;
import org.clearway.app.shared.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The accounts of the own territory: list, filters, export. */
@Controller
class AccountsPage {

    private final AccountList accounts;
    private final MessageSource messages;

    AccountsPage(AccountList accounts, MessageSource messages) {
        this.accounts = accounts;
        this.messages = messages;
    }

    @GetMapping("/accounts")
    String list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String division,
            @RequestParam(required = false) @Nullable String role,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "1") int page,
            HttpServletRequest request,
            Model model) {
        Sought sought = new Sought(q, division, role, state);
        int shown = Paged.page(page);
        String query =
                request.getRequestURI() + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
        List<AccountList.Row> rows = accounts.list(sought, Paged.offset(shown), Paged.SIZE);
        model.addAttribute("list", new Paged<>(rows, shown, Paged.SIZE, accounts.count(sought), query));
        model.addAttribute("sought", sought);
        model.addAttribute("roles", Role.values());
        model.addAttribute(
                "exportHref",
                "/accounts.xlsx" + (request.getQueryString() == null ? "" : "?" + request.getQueryString()));
        model.addAttribute("place", "accounts");
        return "access/accounts";
    }

    @GetMapping("/accounts.xlsx")
    void export(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String division,
            @RequestParam(required = false) @Nullable String role,
            @RequestParam(required = false) @Nullable String state,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        List<AccountList.Row> rows = accounts.list(new Sought(q, division, role, state), 0, AccountList.MOST_EXPORTED);
        Words words = new Words(locale);
        List<String> header = Stream.of(
                        "login",
                        "name",
                        "telephone",
                        "roles",
                        "division",
                        "department",
                        "state",
                        "factor.title",
                        "opened")
                .map(key -> message("access." + key, locale))
                .toList();
        Tables.send(
                response,
                "accounts",
                header,
                sheet -> rows.forEach(row -> sheet.row(java.util.Arrays.asList(
                        row.login(),
                        row.name(),
                        row.telephone(),
                        String.join(
                                ", ",
                                row.roles().stream()
                                        .map(word -> message("role." + word, locale))
                                        .toList()),
                        row.division() + " " + words.name(row.divisionZh(), row.divisionEn()),
                        row.department(),
                        message("access.state." + row.state(), locale),
                        message(row.secondFactor() ? "shared.yes" : "shared.no", locale),
                        row.createdAt()))));
    }

    private String message(String key, Locale locale) {
        return messages.getMessage(key, null, key, locale) + "";
    }
}
