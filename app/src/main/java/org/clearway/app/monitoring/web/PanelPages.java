package org.clearway.app.monitoring.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.clearway.app.directory.DivisionNames;
import org.clearway.app.directory.EnterpriseFilter;
import org.clearway.app.directory.ReferenceTables;
import org.clearway.app.directory.Term;
import org.clearway.app.monitoring.Panels;
import org.clearway.app.monitoring.Panels.Panel;
import org.clearway.app.monitoring.panel.BuildingPanels;
import org.clearway.app.monitoring.panel.NewPanel;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.table.Columns;
import org.clearway.app.shared.table.Columns.Column;
import org.clearway.app.shared.table.Sheet;
import org.clearway.app.shared.table.SheetRow;
import org.clearway.app.shared.table.XlsxWriter;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.web.Paged;
import org.clearway.app.shared.web.Reasons;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Panels: which there are, who belongs on a day, and the form that builds one by filter, list or file. */
@Controller
@RequestMapping("/panels")
class PanelPages {

    private static final int EXPORTED = 20_000;

    private final Panels panels;
    private final BuildingPanels building;
    private final DivisionNames divisions;
    private final ReferenceTables reference;
    private final Reasons reasons;

    PanelPages(
            Panels panels,
            BuildingPanels building,
            DivisionNames divisions,
            ReferenceTables reference,
            Reasons reasons) {
        this.panels = panels;
        this.building = building;
        this.divisions = divisions;
        this.reference = reference;
        this.reasons = reasons;
    }

    @GetMapping
    String list(@RequestParam(required = false) @Nullable String day, AsOf asOf, Model model) {
        Actor.current().require(Right.REPORTS);
        LocalDate on = ListFilter.parse("day", day, asOf.day());
        model.addAttribute(
                "panels",
                panels.all(on).stream()
                        .filter(one -> one.members() > 0
                                || one.division().equals(Actor.current().division()))
                        .toList());
        model.addAttribute("day", on);
        model.addAttribute("mayBuild", Actor.current().may(Right.INDICATORS) && !asOf.past());
        place(model);
        return "monitoring/panels";
    }

    @GetMapping("/{code:[a-z][A-Za-z0-9_:]{1,60}}")
    String one(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String day,
            @RequestParam(defaultValue = "1") int page,
            AsOf asOf,
            Model model) {
        Actor.current().require(Right.REPORTS);
        LocalDate on = ListFilter.parse("day", day, asOf.day());
        Panel panel = panels.byCode(code, on).orElseThrow(() -> new NotFound("panel", code));
        int asked = Paged.page(page);
        List<BuildingPanels.Member> rows = building.members(code, on, Paged.offset(asked), Paged.SIZE);
        model.addAttribute("panel", panel);
        model.addAttribute("divisionName", divisions.of(panel.division()));
        model.addAttribute("day", on);
        model.addAttribute(
                "list", new Paged<>(rows, asked, Paged.SIZE, panel.members(), "/panels/" + code + "?day=" + on));
        boolean own = !code.startsWith("chain:") && Actor.current().range().holds(panel.division());
        model.addAttribute("mayBuild", own && Actor.current().may(Right.INDICATORS) && !asOf.past());
        if (!model.containsAttribute("errors")) {
            model.addAttribute("errors", Reasons.Errors.NONE);
        }
        place(model);
        return "monitoring/panel";
    }

    @GetMapping("/{code:[a-z][A-Za-z0-9_:]{1,60}}/export")
    void export(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String day,
            AsOf asOf,
            HttpServletResponse response)
            throws IOException {
        LocalDate on = ListFilter.parse("day", day, asOf.day());
        IndicatorPages.file(response, "panel.xlsx");
        try (XlsxWriter sheet = new XlsxWriter(response.getOutputStream(), "members")) {
            sheet.header(List.of("统一社会信用代码 credit_code", "企业 enterprise", "区划 division", "起 from", "止 to"));
            building.members(code, on, 0, EXPORTED)
                    .forEach(one -> sheet.row(Arrays.asList(
                            one.enterprise() == null ? null : one.enterprise().creditCode(),
                            one.enterprise() == null
                                    ? one.enterpriseId()
                                    : one.enterprise().nameZh(),
                            one.division(),
                            one.validFrom(),
                            one.validTo())));
        }
    }

    /** The fields as they were typed. */
    record Typed(
            @Nullable String code,
            @Nullable String nameZh,
            @Nullable String nameEn,
            @Nullable String ground,
            @Nullable String division,
            @Nullable String industry,
            @Nullable String chain,
            @Nullable String size,
            @Nullable String codes,
            @Nullable String validFrom) {

        @Nullable
        EnterpriseFilter filter() {
            EnterpriseFilter filter =
                    new EnterpriseFilter(null, division, null, industry, chain, null, size, null, "active");
            boolean narrowed = java.util.stream.Stream.of(division, industry, chain, size)
                    .anyMatch(one -> ListFilter.blank(one) != null);
            return narrowed ? filter : null;
        }
    }

    @GetMapping("/new")
    String fresh(Model model) {
        Actor.current().require(Right.INDICATORS);
        return form(new Typed("", "", "", "", "", "", "", "", "", ""), Reasons.Errors.NONE, model);
    }

    @PostMapping("/new")
    Object build(
            Typed typed,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Model model,
            AsOf asOf,
            Locale locale)
            throws IOException {
        try {
            List<String> codes = codes(typed.codes());
            codes.addAll(file(file));
            building.build(new NewPanel(
                    String.valueOf(typed.code()).strip(),
                    String.valueOf(typed.nameZh()),
                    String.valueOf(typed.nameEn()),
                    String.valueOf(typed.ground()),
                    typed.filter(),
                    codes,
                    ListFilter.parse("validFrom", typed.validFrom(), asOf.day())));
            return "redirect:/panels/" + String.valueOf(typed.code()).strip();
        } catch (Refusal e) {
            return refused(form(typed, reasons.errors(e, locale), model), model);
        }
    }

    @PostMapping("/{code:[a-z][A-Za-z0-9_:]{1,60}}/members")
    Object add(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String codes,
            @RequestParam(required = false) @Nullable String validFrom,
            AsOf asOf,
            Model model,
            Locale locale) {
        try {
            building.add(code, codes(codes), ListFilter.parse("validFrom", validFrom, asOf.day()));
            return "redirect:/panels/" + code;
        } catch (Refusal e) {
            model.addAttribute("errors", reasons.errors(e, locale));
            return refused(one(code, null, 1, asOf, model), model);
        }
    }

    @PostMapping("/{code:[a-z][A-Za-z0-9_:]{1,60}}/members/{creditCode:[0-9A-Z]{18}}/end")
    String end(@PathVariable String code, @PathVariable String creditCode, AsOf asOf) {
        building.end(code, creditCode, asOf.day());
        return "redirect:/panels/" + code;
    }

    private static List<String> codes(@Nullable String text) {
        return text == null || text.isBlank()
                ? new ArrayList<>()
                : new ArrayList<>(
                        Arrays.asList(text.strip().toUpperCase(Locale.ROOT).split("[\\s,;，；、]+", -1)));
    }

    /** The column of credit codes of a table. */
    private static List<String> file(@Nullable MultipartFile file) throws IOException {
        List<String> codes = new ArrayList<>();
        if (file == null || file.isEmpty()) {
            return codes;
        }
        Path kept = Files.createTempFile("clearway-panel-", ".table");
        try {
            file.transferTo(kept);
            try (Sheet sheet = Sheet.open(kept, BuildingPanels.MOST_MEMBERS + 1)) {
                Columns columns =
                        new Columns(Column.required("credit_code", "统一社会信用代码", "Credit code", "信用代码", "code"));
                Columns.Found found = columns.find(sheet);
                while (sheet.hasNext()) {
                    SheetRow row = sheet.next();
                    if (!row.isBlank()) {
                        codes.add(found.text(row, "credit_code").toUpperCase(Locale.ROOT));
                    }
                }
            }
        } finally {
            Files.deleteIfExists(kept);
        }
        return codes;
    }

    private static ModelAndView refused(String view, Model model) {
        return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private String form(Typed typed, Reasons.Errors errors, Model model) {
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        model.addAttribute("divisions", divisions.below(Actor.current().division()));
        model.addAttribute("industries", reference.present().industries(2));
        model.addAttribute("chains", reference.present().terms(Term.CHAIN));
        model.addAttribute("sizes", List.of("large", "medium", "small", "micro"));
        place(model);
        return "monitoring/panel-form";
    }

    private static void place(Model model) {
        model.addAttribute("place", "situation");
        model.addAttribute("here", "situation.panels");
    }
}
