package uk.reunify;

import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Instances for many threads. <strong>Any number of threads may use one pool.</strong> Each piece
 * of work has an instance to itself; if all are lent, it waits.
 *
 * <p>An instance is made when it is first needed, and prepared once by a function that loads what
 * all work needs, such as a compiled engine. What a piece of work loads and does not close is closed
 * when the instance comes back.
 *
 * <p>If the module stops during a piece of work, its caller gets the code {@code instance-lost},
 * the instance is thrown away, and the next borrower gets a fresh one.
 *
 * @param <T> what is prepared in each instance
 */
public final class ReunifyPool<T> implements AutoCloseable {
    private final ReunifyModule module;
    private final Function<? super Reunify, ? extends T> prepare;
    private final Semaphore places;
    private final Deque<Place<T>> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    /**
     * Something to be done with an instance. Nothing of the instance may be kept when it is done.
     *
     * @param <T> what is prepared in each instance
     * @param <R> what comes of it
     * @param <E> what it may throw
     */
    @FunctionalInterface
    public interface Work<T, R, E extends Exception> {
        /**
         * Does it.
         *
         * @param reunify the instance
         * @param prepared what was prepared in it
         * @return what comes of it
         * @throws E if it fails
         */
        R with(Reunify reunify, T prepared) throws E;
    }

    private record Place<T>(Reunify reunify, T prepared, Set<Kept> toStay) {}

    /**
     * A pool of the module that this library was built with.
     *
     * @param size how many instances there may be
     * @param prepare loads into a new instance what all work needs
     */
    public ReunifyPool(int size, Function<? super Reunify, ? extends T> prepare) {
        this(ReunifyModule.shipped(), size, prepare);
    }

    /**
     * A pool.
     *
     * @param module the module
     * @param size how many instances there may be
     * @param prepare loads into a new instance what all work needs
     */
    public ReunifyPool(ReunifyModule module, int size, Function<? super Reunify, ? extends T> prepare) {
        if (size < 1) {
            throw new IllegalArgumentException("a pool has at least one instance");
        }
        this.module = Objects.requireNonNull(module, "module");
        this.prepare = Objects.requireNonNull(prepare, "prepare");
        this.places = new Semaphore(size, true);
    }

    /**
     * Does something with an instance, and gives what comes of it. Work must not borrow a second
     * instance of the same pool: if all did, they would wait for one another for ever.
     *
     * @param work what is to be done
     * @param <R> what comes of it
     * @param <E> what it may throw
     * @return what came of it
     * @throws E if the work fails
     * @throws ReunifyException with the code {@code instance-lost} if the module stopped,
     *     {@code interrupted} if the thread was interrupted while it waited, or {@code disposed} if
     *     the pool was closed
     */
    public <R, E extends Exception> R use(Work<? super T, R, E> work) throws E {
        acquire();
        try {
            Place<T> place = borrow();
            try {
                return work.with(place.reunify(), place.prepared());
            } finally {
                giveBack(place);
            }
        } finally {
            places.release();
        }
    }

    /** Lets go of the instances; those that are lent, when they come back. */
    @Override
    public void close() {
        closed = true;
        Place<T> place = idle.poll();
        while (place != null) {
            place.reunify().close();
            place = idle.poll();
        }
    }

    private void acquire() {
        try {
            places.acquire();
        } catch (InterruptedException error) {
            Thread.currentThread().interrupt();
            throw new ReunifyException("interrupted", "interrupted while waiting for an instance", error);
        }
    }

    private Place<T> borrow() {
        if (closed) {
            throw new ReunifyException("disposed", "the pool was closed");
        }
        Place<T> place = idle.poll();
        return place == null ? fresh() : place;
    }

    private Place<T> fresh() {
        Reunify reunify = new Reunify(module);
        T prepared = prepare.apply(reunify);
        return new Place<>(reunify, prepared, Set.copyOf(reunify.kept()));
    }

    private void giveBack(Place<T> place) {
        try {
            for (Kept left : List.copyOf(place.reunify().kept())) {
                if (!place.toStay().contains(left)) {
                    left.close();
                }
            }
            if (place.reunify().isOpen()) {
                idle.push(place);
            }
        } catch (ReunifyException error) {
            // It cannot be cleared, so it is not lent again; what the work gave or threw stands.
        }
        if (closed) {
            close();
        }
    }
}
