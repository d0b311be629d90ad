package uk.reunify;

/**
 * Something that an instance keeps. Closing it lets go of its memory; what was made from it can
 * still be used.
 */
public abstract sealed class Kept implements AutoCloseable permits Stamped, Engine, Case {
    private final Reunify reunify;
    private final long handle;
    private boolean closed;

    Kept(Reunify reunify, String handle) {
        this.reunify = reunify;
        this.handle = Long.parseLong(handle);
        reunify.kept().add(this);
    }

    Reunify reunify() {
        return reunify;
    }

    long handle() {
        if (closed) {
            throw new ReunifyException("disposed", "this was closed, and cannot be used any more");
        }
        reunify.check();
        return handle;
    }

    /** The number of this thing, if it is of that instance: another may use the same number. */
    long handle(Reunify by) {
        long found = handle();
        if (reunify != by) {
            throw new ReunifyException("unknown-handle", "this was loaded in another instance");
        }
        return found;
    }

    /** Lets go of the memory. A second time, or when the instance is gone, nothing happens. */
    @Override
    public void close() {
        if (!closed && reunify.isOpen()) {
            reunify.ask(Request.call("drop").handle("handle", handle));
            reunify.kept().remove(this);
        }
        closed = true;
    }
}
