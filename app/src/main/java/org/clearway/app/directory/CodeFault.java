package org.clearway.app.directory;

/**
 * One reason why a typed code is not one.
 *
 * @param reason stable key of the message, such as {@code creditcode.check}
 * @param position of the offending character, from 1 in the text as {@link CodeReading#tidy tidied}; {@link #WHOLE} when
 *     it is the whole
 */
public record CodeFault(String reason, int position) {

    public static final int WHOLE = 0;

    static CodeFault whole(String reason) {
        return new CodeFault(reason, WHOLE);
    }
}
