package org.clearway.app.shared.scope;

/** The actor lacks a right. Pages answer 403 and say which. */
public final class NotAllowed extends RuntimeException {

    private final Right right;

    public NotAllowed(Right right) {
        super("This takes the right \"" + right.word() + "\"", null, false, false);
        this.right = right;
    }

    public Right right() {
        return right;
    }
}
