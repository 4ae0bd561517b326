package org.clearway.app.situation;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.clearway.app.directory.Enterprise;
import org.clearway.app.directory.Enterprises;
import org.clearway.app.shared.audit.Trail;
import org.clearway.app.shared.port.DossierPart;
import org.clearway.app.shared.port.Ending;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** All that the platform knows of one enterprise on one page: each module draws its part. */
@Controller
class DossierPage {

    private static final Duration AHEAD = Duration.ofDays(400);
    private static final int ENDINGS = 8;
    private static final int LATEST = 8;

    private final Enterprises enterprises;
    private final List<DossierPart> parts;
    private final List<Ending> endings;
    private final Trail trail;

    DossierPage(Enterprises enterprises, List<DossierPart> parts, List<Ending> endings, Trail trail) {
        this.enterprises = enterprises;
        this.parts = parts.stream()
                .sorted(Comparator.comparingInt(DossierPart::position))
                .toList();
        this.endings = endings;
        this.trail = trail;
    }

    @GetMapping("/enterprises/{creditCode:[0-9A-Z]{18}}")
    String dossier(@PathVariable String creditCode, AsOf asOf, Model model) {
        Enterprise enterprise =
                enterprises.byCreditCode(creditCode).orElseThrow(() -> new NotFound("enterprise", creditCode));
        model.addAttribute("place", "enterprises");
        model.addAttribute("enterprise", enterprise);
        model.addAttribute("parts", filled(enterprise, asOf, false));
        model.addAttribute("asideParts", filled(enterprise, asOf, true));
        model.addAttribute(
                "endings",
                endings.stream()
                        .flatMap(source ->
                                source
                                        .endings(
                                                enterprise.id(),
                                                asOf.at(),
                                                asOf.at().plus(AHEAD),
                                                ENDINGS)
                                        .stream())
                        .sorted(Comparator.comparing(Ending.End::at))
                        .limit(ENDINGS)
                        .toList());
        model.addAttribute("latest", trail.ofEnterprise(enterprise.id(), asOf.at(), LATEST));
        return "situation/dossier";
    }

    private List<Filled> filled(Enterprise enterprise, AsOf asOf, boolean aside) {
        return parts.stream()
                .filter(part -> part.aside() == aside)
                .map(part -> Filled.of(part, enterprise.id(), asOf))
                .filter(Objects::nonNull)
                .toList();
    }

    /** A part with its content. */
    record Filled(String fragment, Object content) {

        static @Nullable Filled of(DossierPart part, long enterpriseId, AsOf asOf) {
            Object content = part.content(enterpriseId, asOf);
            return content == null ? null : new Filled(part.fragment(), content);
        }
    }
}
