package org.clearway.app.shared.refusal;

/** There is no such thing within the actor's reach; whether it exists elsewhere is not said. */
public final class NotFound extends RuntimeException {

    private final String thing;
    private final String id;

    public NotFound(String thing, Object id) {
        super("No " + thing + " " + id + " within reach", null, false, false);
        this.thing = thing;
        this.id = String.valueOf(id);
    }

    public String thing() {
        return thing;
    }

    public String id() {
        return id;
    }
}
