/**
 * The reunification workflow for a child in care in England: what is due, what is missing, who may
 * do what next, and why.
 *
 * <p>A {@link uk.reunify.ReunifyModule} is shared by threads; a {@link uk.reunify.Reunify} is one
 * instance of it, for one thread at a time; a {@link uk.reunify.ReunifyPool} lends instances to
 * many threads.
 */
package uk.reunify;
