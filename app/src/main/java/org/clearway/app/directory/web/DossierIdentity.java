package org.clearway.app.directory.web;

import java.util.List;
import org.clearway.app.directory.Enterprise;
import org.clearway.app.directory.Enterprises;
import org.clearway.app.directory.Reference;
import org.clearway.app.directory.ReferenceTables;
import org.clearway.app.directory.Site;
import org.clearway.app.directory.Sites;
import org.clearway.app.directory.Term;
import org.clearway.app.shared.port.DossierPart;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What kind of enterprise it is, and where it works. */
@Component
class DossierIdentity implements DossierPart {

    private final Enterprises enterprises;
    private final Sites sites;
    private final ReferenceTables reference;

    DossierIdentity(Enterprises enterprises, Sites sites, ReferenceTables reference) {
        this.enterprises = enterprises;
        this.sites = sites;
        this.reference = reference;
    }

    /** What the fragment shows. */
    public record Content(
            Enterprise enterprise,
            List<Term> chains,
            List<Term> fields,
            @Nullable Term tier,
            List<Site> sites) {}

    @Override
    public int position() {
        return 80;
    }

    @Override
    public String fragment() {
        return "directory/dossier :: identity";
    }

    @Override
    public @Nullable Object content(long enterpriseId, AsOf asOf) {
        return enterprises.byId(enterpriseId).map(this::content).orElse(null);
    }

    private Content content(Enterprise enterprise) {
        Reference present = reference.present();
        Term tier = present.terms(Term.CULTIVATION_TIER).stream()
                .filter(term -> term.code().equals(enterprise.cultivationTier()))
                .findFirst()
                .orElse(null);
        return new Content(
                enterprise,
                named(present.terms(Term.CHAIN), enterprise.chains()),
                named(present.terms(Term.SUPPLY_FIELD), enterprise.supplyFields()),
                tier,
                sites.of(enterprise.id()));
    }

    private static List<Term> named(List<Term> terms, List<String> codes) {
        return terms.stream().filter(term -> codes.contains(term.code())).toList();
    }
}
