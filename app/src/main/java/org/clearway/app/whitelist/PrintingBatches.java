package org.clearway.app.whitelist;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.web.Words;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;

/**
 * A published batch as PDF. Its font is embedded as a TrueType subset with its characters' codes, so that Chinese text can be
 * searched for and copied out.
 */
@Service
public class PrintingBatches {

    private static final String FAMILY = "Noto Sans SC";
    private static final String STYLE = "/whitelist/print.css";
    private static final String FONT = "/fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf";

    private final TemplateEngine templates;
    private final Batches batches;
    private final WhiteLists lists;
    private final Listings listings;
    private final Audit audit;

    PrintingBatches(TemplateEngine templates, Batches batches, WhiteLists lists, Listings listings, Audit audit) {
        this.templates = templates;
        this.batches = batches;
        this.lists = lists;
        this.listings = listings;
        this.audit = audit;
    }

    /** @throws Refusal for a draft: what may still change is not printed */
    @Transactional
    public byte[] print(long id, Locale locale) {
        Actor.current().require(Right.DIRECTORY);
        Batch batch = batches.find(id);
        Batch.Publication publication = batch.publication();
        if (publication == null) {
            throw new Refusal(Reason.of("whitelist.print-draft"));
        }
        ListingFilter filter = ListingFilter.ofBatch(batch.listId(), id, publication.at());
        Context context = new Context(locale);
        context.setVariable("batch", batch);
        context.setVariable("list", lists.byId(batch.listId()));
        context.setVariable("rows", listings.after(filter, 0, PreparingBatches.MOST_CARDS));
        context.setVariable("removed", removed(batch));
        context.setVariable("words", new Words(locale));
        byte[] pdf = pdf(templates.process("whitelist/print", context));
        audit.record(Audit.Entry.of(
                "white list exported", "export", "batch " + id, Actor.current().division()));
        return pdf;
    }

    private List<Listing> removed(Batch batch) {
        return listings.endedBy(batch.id(), PreparingBatches.MOST_CARDS);
    }

    private static byte[] pdf(String html) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFont(PrintingBatches::font, FAMILY);
        builder.withHtmlContent(html.replace("</head>", "<style>" + style() + "</style></head>"), null);
        builder.toStream(out);
        try {
            builder.run();
            return SearchableText.of(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String style() {
        try (InputStream css = Objects.requireNonNull(PrintingBatches.class.getResourceAsStream(STYLE), STYLE)) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream font() {
        return Objects.requireNonNull(PrintingBatches.class.getResourceAsStream(FONT), FONT);
    }
}
