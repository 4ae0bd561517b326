package org.clearway.app.chain.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clearway.app.chain.NamingSuppliers;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.table.SheetWriter;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.app.shared.web.Paged;
import org.clearway.app.shared.web.Reasons;
import org.clearway.app.shared.web.Sheets;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Suppliers that are not on the platform yet: an enterprise's own, or those of an officer's territory. */
@Controller
class SuppliersPage {

    private final NamingSuppliers naming;
    private final Reasons reasons;
    private final ClearwayClock clock;

    SuppliersPage(NamingSuppliers naming, Reasons reasons, ClearwayClock clock) {
        this.naming = naming;
        this.reasons = reasons;
        this.clock = clock;
    }

    @GetMapping("/chains/suppliers")
    String list(@RequestParam(defaultValue = "1") int page, AsOf asOf, Model model) {
        return show(Paged.page(page), asOf, model, Map.of("transitDays", "1", "leadDays", "0"), Reasons.Errors.NONE);
    }

    private String show(int page, AsOf asOf, Model model, Map<String, String> typed, Reasons.Errors errors) {
        LightsPage.mayRead();
        boolean enterprise = Actor.current().isEnterprise();
        model.addAttribute("place", enterprise ? "stock" : "chains");
        model.addAttribute("here", enterprise ? null : "chains.suppliers");
        model.addAttribute(
                "list",
                new Paged<>(
                        naming.list(asOf, Paged.offset(page), Paged.SIZE),
                        page,
                        Paged.SIZE,
                        naming.count(false, asOf),
                        "/chains/suppliers?asOf=" + asOf.parameter()));
        model.addAttribute("unknown", naming.count(true, asOf));
        model.addAttribute("choices", enterprise ? naming.choices() : List.of());
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        model.addAttribute(
                "may",
                !asOf.past()
                        && (Actor.current().may(Right.SUBMIT_REPORTS)
                                || Actor.current().may(Right.EDIT_DIRECTORY)));
        model.addAttribute(
                "base", ServletUriComponentsBuilder.fromCurrentContextPath().toUriString());
        return "chain/suppliers";
    }

    @GetMapping("/chains/suppliers.xlsx")
    void export(AsOf asOf, HttpServletResponse response) throws IOException {
        LightsPage.mayRead();
        try (SheetWriter sheet = Sheets.open(response, "named-suppliers")) {
            sheet.header(List.of(
                    "供方 supplier",
                    "统一社会信用代码 credit code",
                    "区划 division",
                    "零部件 part",
                    "需方 buyer",
                    "登记时间 named at",
                    "邀请时间 invited at",
                    "入驻厂区 site"));
            sheet.rows(
                    (from, most) -> naming.list(asOf, from, most),
                    row -> Arrays.asList(
                            row.name(),
                            row.creditCode(),
                            row.division(),
                            row.partZh(),
                            row.buyerZh(),
                            row.recordedAt(),
                            row.invitedAt(),
                            row.joinedAs()));
        }
    }

    @PostMapping("/chains/suppliers")
    String name(@RequestParam Map<String, String> fields, Model model, Locale locale, HttpServletResponse response) {
        try {
            naming.name(read(fields), "page");
            return "redirect:/chains/suppliers";
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(1, AsOf.now(clock), model, fields, reasons.errors(refusal, locale));
        }
    }

    @PostMapping("/chains/suppliers/{id}/invite")
    String invite(@PathVariable long id) {
        naming.invite(id);
        return "redirect:/chains/suppliers";
    }

    @PostMapping("/chains/suppliers/{id}/joined")
    String joined(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String site,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        try {
            if (!site.strip().matches("\\d{1,15}")) {
                throw new Refusal(Reason.at("site", "chain.named.site", site));
            }
            naming.joined(id, Long.parseLong(site.strip()));
            return "redirect:/chains/suppliers";
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(1, AsOf.now(clock), model, Map.of(), reasons.errors(refusal, locale));
        }
    }

    private static NamingSuppliers.NewNamed read(Map<String, String> fields) {
        TypedFields typed = new TypedFields(fields);
        String[] what = fields.getOrDefault("buyerNode", "").split(":", -1);
        if (what.length != 2 || !what[0].matches("\\d{1,15}") || !what[1].matches("\\d{1,15}")) {
            typed.refuse(Reason.at("buyerNode", "chain.named.choose"));
        }
        double volume = typed.number("monthlyVolume");
        int lead = (int) typed.number("leadDays");
        int transit = (int) typed.number("transitDays");
        typed.refuseUnread();
        return new NamingSuppliers.NewNamed(
                Long.parseLong(what[0]),
                Long.parseLong(what[1]),
                fields.getOrDefault("name", ""),
                typed.text("creditCode"),
                typed.text("telephone"),
                fields.getOrDefault("division", "").strip(),
                volume,
                lead,
                transit);
    }
}
