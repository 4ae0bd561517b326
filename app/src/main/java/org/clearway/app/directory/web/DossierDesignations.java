package org.clearway.app.directory.web;

import java.util.List;
import org.clearway.app.directory.Contact;
import org.clearway.app.directory.Contacts;
import org.clearway.app.directory.Designation;
import org.clearway.app.directory.Designations;
import org.clearway.app.directory.Enterprises;
import org.clearway.app.shared.port.DossierPart;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an enterprise is designated as, and whom to call there. */
@Component
class DossierDesignations implements DossierPart {

    private final Designations designations;
    private final Contacts contacts;
    private final Enterprises enterprises;

    DossierDesignations(Designations designations, Contacts contacts, Enterprises enterprises) {
        this.designations = designations;
        this.contacts = contacts;
        this.enterprises = enterprises;
    }

    /** A designation and whether it holds at the moment of the page. */
    public record Shown(Designation designation, boolean holds) {}

    /** What the fragment shows. */
    public record Content(String creditCode, List<Shown> designations, List<Contact> contacts) {}

    @Override
    public int position() {
        return 70;
    }

    @Override
    public boolean aside() {
        return true;
    }

    @Override
    public String fragment() {
        return "directory/dossier :: aside";
    }

    @Override
    public @Nullable Object content(long enterpriseId, AsOf asOf) {
        return enterprises
                .byId(enterpriseId)
                .map(enterprise -> new Content(
                        enterprise.creditCode(),
                        designations.of(enterpriseId, asOf).stream()
                                .map(one -> new Shown(one, one.holdsOn(asOf.day())))
                                .toList(),
                        contacts.of(enterpriseId, asOf)))
                .orElse(null);
    }
}
