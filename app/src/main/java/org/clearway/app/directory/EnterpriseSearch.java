package org.clearway.app.directory;

import java.util.List;
import org.clearway.app.shared.port.SearchSource;
import org.springframework.stereotype.Component;

/** Enterprises in the search on top of every page. */
@Component
class EnterpriseSearch implements SearchSource {

    private final Enterprises enterprises;

    EnterpriseSearch(Enterprises enterprises) {
        this.enterprises = enterprises;
    }

    @Override
    public int position() {
        return 10;
    }

    @Override
    public String headingKey() {
        return "nav.enterprises";
    }

    @Override
    public List<Hit> find(String words, int limit) {
        return enterprises.list(EnterpriseFilter.ALL.withWords(words), 0, limit).stream()
                .map(EnterpriseSearch::hit)
                .toList();
    }

    private static Hit hit(Enterprise one) {
        String english = one.nameEn() == null ? one.nameZh() : one.nameEn();
        String context = one.creditCode() + (one.divisionZh() == null ? "" : " · " + one.divisionZh());
        return new Hit(one.nameZh(), english, context, "/enterprises/" + one.creditCode());
    }
}
