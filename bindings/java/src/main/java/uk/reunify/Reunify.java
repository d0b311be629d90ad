package uk.reunify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One instance of the module, with what it keeps: plans, policies, engines and cases.
 *
 * <p><strong>Not for several threads at once.</strong> To call or close it while another call runs
 * is refused with the code {@code in-use}. For many threads there is {@link ReunifyPool}.
 *
 * <p>If the module stops (memory or stack used up, or the thread interrupted), the instance is
 * lost: that call and every later one ends with the code {@code instance-lost}.
 */
public final class Reunify implements AutoCloseable {
    private enum State {
        OPEN,
        LOST,
        CLOSED
    }

    private final AtomicBoolean calling = new AtomicBoolean();
    private final Set<Kept> kept = ConcurrentHashMap.newKeySet();
    private volatile Exports exports;
    private volatile State state = State.OPEN;

    /** Starts an instance of the module that this library was built with. */
    public Reunify() {
        this(ReunifyModule.shipped());
    }

    /**
     * Starts an instance.
     *
     * @param module the module
     * @throws ReunifyException with the code {@code abi-version} if it is of another version, or
     *     {@code bad-module} if it is not reunify
     */
    public Reunify(ReunifyModule module) {
        exports = Exports.of(module);
    }

    /**
     * The version of the module.
     *
     * @return such as {@code 0.1.0}
     */
    public String version() {
        return Json.text(fields(Request.call("version")).get("reunify"));
    }

    /**
     * Reads and checks a plan.
     *
     * @param document the plan, as JSON text
     * @return the plan
     * @throws ReunifyException with everything that is wrong
     */
    public Plan loadPlan(String document) {
        return new Plan(this, fields(Request.call("load-plan").text("document", document)));
    }

    /**
     * Reads a packed policy, as {@code reunify policy pack} writes it.
     *
     * @param pack the packed policy, as JSON text
     * @return the policy
     * @throws ReunifyException with everything that is wrong
     */
    public Policy loadPolicy(String pack) {
        return new Policy(this, fields(Request.call("load-policy").text("document", pack)));
    }

    /**
     * Reads a policy from the files of its folder.
     *
     * @param manifest the text of its {@code policy.json}
     * @param files the texts of its other files, by their paths in the folder, such as
     *     {@code rules/visits.rhai}
     * @return the policy
     * @throws ReunifyException with everything that is wrong
     */
    public Policy loadPolicy(String manifest, Map<String, String> files) {
        Request request = Request.call("load-policy").text("manifest", manifest).texts("files", files);
        return new Policy(this, fields(request));
    }

    /**
     * Reads a policy from its folder on disk: {@code policy.json}, {@code rules/*.rhai} and
     * {@code tests/*.json}.
     *
     * @param folder the folder
     * @return the policy
     * @throws IOException if a file cannot be read
     * @throws ReunifyException with everything that is wrong
     */
    public Policy loadPolicy(Path folder) throws IOException {
        return loadPolicy(PolicyFolder.manifest(folder), PolicyFolder.files(folder));
    }

    /**
     * Lays policies over a plan.
     *
     * @param plan the plan
     * @param policies the policies, each over those before it
     * @return the engine
     * @throws ReunifyException with everything that is wrong, such as a policy that would loosen
     *     the law
     */
    public Engine compile(Plan plan, List<Policy> policies) {
        return compile(plan, policies, CompileOptions.usual());
    }

    /**
     * Lays policies over a plan.
     *
     * @param plan the plan
     * @param policies the policies, each over those before it
     * @param options the calendar, and what a rule may use
     * @return the engine
     * @throws ReunifyException with everything that is wrong, such as a policy that would loosen
     *     the law
     */
    public Engine compile(Plan plan, List<Policy> policies, CompileOptions options) {
        List<Long> handles = new ArrayList<>();
        for (Policy policy : policies) {
            handles.add(policy.handle(this));
        }
        Request request = Request.call("compile")
                .handle("plan", plan.handle(this))
                .handles("policies", handles)
                .text("calendar", options.calendar())
                .limits(options.limits());
        return new Engine(this, plan, fields(request));
    }

    /**
     * Reads a case. The chain of its hashes is not checked: {@link Case#verify()} does that.
     *
     * @param document the case, as JSON text
     * @return the case
     * @throws ReunifyException with everything that is wrong
     */
    public Case loadCase(String document) {
        return new Case(this, fields(Request.call("load-case").text("document", document)));
    }

    /**
     * A case without events, to be run under a plan.
     *
     * @param id the host's reference for the case
     * @param plan the plan
     * @return the case
     * @throws ReunifyException if the reference cannot be one
     */
    public Case createCase(String id, Plan plan) {
        return loadCase(Json.written(generator -> {
            generator.writeStartObject();
            generator.writeStringField("format", "reunify-case/1");
            generator.writeStringField("id", id);
            generator.writeObjectFieldStart("plan");
            generator.writeStringField("id", plan.id());
            generator.writeStringField("version", plan.version());
            generator.writeEndObject();
            generator.writeArrayFieldStart("events");
            generator.writeEndArray();
            generator.writeEndObject();
        }));
    }

    /**
     * Sends a request as it is written, and gives the response as it was written.
     *
     * @param request a request of the ABI
     * @return its response
     * @throws ReunifyException with the code {@code instance-lost} if the module stops or has
     *     stopped, {@code disposed} if this was closed, {@code in-use} if another thread is being
     *     answered, or {@code not-utf8} if the text is not Unicode
     */
    public String send(String request) {
        byte[] bytes = utf8(request);
        enter();
        boolean answered = false;
        try {
            check();
            byte[] response = exports.call(bytes);
            answered = true;
            return new String(response, StandardCharsets.UTF_8);
        } catch (ReunifyException error) {
            throw error;
        } catch (RuntimeException | VirtualMachineError cause) {
            throw lost(cause);
        } finally {
            if (!answered && state == State.OPEN) {
                end(State.LOST);
            }
            calling.set(false);
        }
    }

    /**
     * Whether the module stopped. Nothing of this instance can then be used any more.
     *
     * @return whether it is lost
     */
    public boolean isLost() {
        return state == State.LOST;
    }

    /**
     * How much memory the module has taken; it never gives any back.
     *
     * @return bytes, or 0 if the instance is lost or closed
     */
    public long memoryBytes() {
        Exports open = exports;
        return open == null ? 0 : open.memoryBytes();
    }

    /**
     * Lets go of the instance, and of everything that it keeps. A second time, or when the instance
     * is lost, nothing happens.
     *
     * @throws ReunifyException with the code {@code in-use} if another thread is being answered
     */
    @Override
    public void close() {
        enter();
        if (state == State.OPEN) {
            end(State.CLOSED);
        }
        calling.set(false);
    }

    Map<String, String> fields(Request request) {
        return Json.fields(ask(request));
    }

    String ask(Request request) {
        Map<String, String> response = Json.fields(send(request.json()));
        if (response.containsKey("error")) {
            throw ReunifyException.of(response.get("error"));
        }
        return response.get("ok");
    }

    void check() {
        if (state == State.LOST) {
            throw lost(null);
        }
        if (state == State.CLOSED) {
            throw new ReunifyException("disposed", "this instance was closed, and cannot be used any more");
        }
    }

    boolean isOpen() {
        return state == State.OPEN;
    }

    Set<Kept> kept() {
        return kept;
    }

    private void enter() {
        if (!calling.compareAndSet(false, true)) {
            throw new ReunifyException("in-use", "an instance answers one call at a time: use a ReunifyPool");
        }
    }

    private void end(State with) {
        state = with;
        exports = null;
        kept.clear();
    }

    private static ReunifyException lost(Throwable cause) {
        String message = "the module stopped, and what it held is gone: start another and load what is needed again";
        return new ReunifyException(ReunifyException.INSTANCE_LOST, message, cause);
    }

    private static byte[] utf8(String text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException error) {
            throw ReunifyException.notUtf8("the request", error);
        }
    }
}
