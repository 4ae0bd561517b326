package org.clearway.app.shared.web;

import org.springframework.web.multipart.MultipartFile;

/** What a browser says of a file that it sends. */
public final class Uploads {

    private static final int LONGEST_NAME = 120;

    private Uploads() {}

    /** The file's own name without its folders, which some browsers send; {@code otherwise} when it has none. */
    public static String name(MultipartFile file, String otherwise) {
        String name = String.valueOf(file.getOriginalFilename()).replaceAll(".*[/\\\\]", "");
        return name.isBlank() ? otherwise : name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }
}
