package org.clearway.app.chain.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.clearway.app.chain.StockSheet;
import org.clearway.app.chain.StockTable;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.table.TableFile;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.app.shared.web.Reasons;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;

/** The stocks of all sites by one spreadsheet, on a page and by API. */
@Controller
class StockSheetPage {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final StockTable table;
    private final StockSheet sheet;
    private final Reasons reasons;
    private final ClearwayClock clock;

    StockSheetPage(StockTable table, StockSheet sheet, Reasons reasons, ClearwayClock clock) {
        this.table = table;
        this.sheet = sheet;
        this.reasons = reasons;
        this.clock = clock;
    }

    @GetMapping("/stock/sheet")
    String open(Model model) {
        return page(model, Reasons.Errors.NONE, null);
    }

    @GetMapping("/stock/sheet.xlsx")
    void download(HttpServletResponse response) throws IOException {
        response.setContentType(XLSX);
        response.setHeader("Content-Disposition", "attachment; filename=\"stock-" + clock.today() + ".xlsx\"");
        table.write(response.getOutputStream());
    }

    @PostMapping("/stock/sheet")
    String upload(@RequestParam MultipartFile file, Model model, Locale locale, HttpServletResponse response)
            throws IOException {
        try {
            return page(model, Reasons.Errors.NONE, take(file, locale));
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(model, reasons.errors(refusal, locale), null);
        }
    }

    /** The same table by program: what landed, and each bad row with its columns and reasons. */
    @PostMapping("/api/v1/chains/stocks/sheet")
    @ResponseBody
    SheetAnswer upload(@RequestParam MultipartFile file, Locale locale) throws IOException {
        StockTable.Result result = take(file, locale);
        return new SheetAnswer(result.good(), result.same(), result.bad());
    }

    private StockTable.Result take(MultipartFile file, Locale locale) throws IOException {
        return TableFile.with(file.getBytes(), kept -> table.read(kept, locale));
    }

    private String page(Model model, Reasons.Errors errors, StockTable.@Nullable Result result) {
        Actor.current().require(Right.SUBMIT_REPORTS);
        model.addAttribute("place", "stock");
        model.addAttribute("siteCount", sheet.sites().size());
        model.addAttribute("errors", errors);
        model.addAttribute("result", result);
        model.addAttribute(
                "toCorrect",
                result == null || result.bad().isEmpty()
                        ? null
                        : "data:" + XLSX + ";base64," + Base64.getEncoder().encodeToString(result.toCorrect()));
        return "chain/stock-sheet";
    }

    record SheetAnswer(long good, long same, List<StockTable.BadRow> bad) {}
}
