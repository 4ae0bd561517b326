package org.clearway.app.shared.port;

import java.util.List;

/** Something that the one search field finds. */
public interface SearchSource {

    int position();

    /** Message key of the heading above its hits. */
    String headingKey();

    /** At most {@code limit} hits within the actor's reach, best first. */
    List<Hit> find(String words, int limit);

    record Hit(String titleZh, String titleEn, String context, String href) {}
}
