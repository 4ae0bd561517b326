package org.clearway.app.directory.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.clearway.app.directory.Designation;
import org.clearway.app.directory.Enterprise;
import org.clearway.app.directory.EnterpriseFilter;
import org.clearway.app.directory.Enterprises;
import org.clearway.app.directory.ExportingEnterprises;
import org.clearway.app.directory.Reference;
import org.clearway.app.directory.ReferenceTables;
import org.clearway.app.directory.Term;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.web.Paged;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The list of enterprises with its filters, and its export. */
@Controller
class EnterpriseListPage {

    private static final List<String> SIZES = List.of("large", "medium", "small", "micro", "unknown");
    private static final List<String> STATES = List.of("active", "closed");

    private final Enterprises enterprises;
    private final ExportingEnterprises exporting;
    private final ReferenceTables reference;

    EnterpriseListPage(Enterprises enterprises, ExportingEnterprises exporting, ReferenceTables reference) {
        this.enterprises = enterprises;
        this.exporting = exporting;
        this.reference = reference;
    }

    /** The parameters of the address; each may be missing. */
    record Asked(
            @Nullable String q,
            @Nullable String division,
            @Nullable String zone,
            @Nullable String industry,
            @Nullable String chain,
            @Nullable String field,
            @Nullable String size,
            @Nullable String designation,
            @Nullable String state) {

        EnterpriseFilter filter() {
            return new EnterpriseFilter(q, division, zone, industry, chain, field, size, designation, state);
        }

        String address(String path) {
            UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
            add(address, "q", q);
            add(address, "division", division);
            add(address, "zone", zone);
            add(address, "industry", industry);
            add(address, "chain", chain);
            add(address, "field", field);
            add(address, "size", size);
            add(address, "designation", designation);
            add(address, "state", state);
            return address.encode().build().toUriString();
        }

        private static void add(UriComponentsBuilder address, String name, @Nullable String value) {
            if (value != null && !value.isBlank()) {
                address.queryParam(name, value);
            }
        }
    }

    @GetMapping("/enterprises")
    String list(@ModelAttribute Asked asked, @RequestParam(defaultValue = "1") String page, Model model) {
        Actor.current().require(Right.DIRECTORY);
        EnterpriseFilter filter = asked.filter();
        int number = Paged.page(page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1);
        long total = enterprises.count(filter);
        List<Enterprise> rows = enterprises.list(filter, Paged.offset(number), Paged.SIZE);
        model.addAttribute(
                "list", Paged.counted(rows, number, total, Enterprises.COUNTED, asked.address("/enterprises")));
        model.addAttribute("exportHref", asked.address("/enterprises/export"));
        model.addAttribute("asked", asked);
        model.addAttribute("narrowed", filter.isNarrowed());
        choices(asked, model);
        return "directory/enterprises";
    }

    private void choices(Asked asked, Model model) {
        Reference present = reference.present();
        model.addAttribute("place", DirectoryPlaces.ENTRY);
        model.addAttribute("divisions", DivisionChoice.of(present, Actor.current(), asked.division()));
        model.addAttribute("sections", present.industries(1));
        model.addAttribute("chains", present.terms(Term.CHAIN));
        model.addAttribute("fields", present.terms(Term.SUPPLY_FIELD));
        model.addAttribute("sizes", SIZES);
        model.addAttribute("kinds", Designation.KINDS);
        model.addAttribute("states", STATES);
    }

    /** Every row of the filtered list, streamed. */
    @GetMapping("/enterprises/export")
    void export(
            @ModelAttribute Asked asked,
            @RequestParam(defaultValue = "xlsx") String format,
            HttpServletResponse response)
            throws IOException {
        Actor.current().require(Right.DIRECTORY);
        boolean csv = format.equals("csv");
        String name = csv ? "enterprises.csv" : "enterprises.xlsx";
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setContentType(
                csv ? "text/csv;charset=UTF-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        exporting.write(asked.filter(), csv, response.getOutputStream());
    }
}
