using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Reunify;

/// <summary>One instance: plans, policies, engines and cases are loaded in it.</summary>
/// <remarks>
/// It answers one thread at a time; <see cref="ReunifyPool{T}"/> is for more. When it stops (its memory
/// runs out, say), what was loaded is gone: every call then throws a <see cref="ReunifyException"/> of
/// the code <c>instance-lost</c>.
/// </remarks>
public sealed class ReunifyInstance : IDisposable
{
    private const string Ok = "{\"ok\":";

    private readonly ConcurrentQueue<uint> forgotten = new();
    private Exchange? exchange;
    private bool lost;
    private int busy;

    /// <summary>Starts an instance of a module: of the one that comes with this package, if left out.</summary>
    /// <exception cref="ReunifyException">It is not a module of this package's ABI.</exception>
    public ReunifyInstance(ReunifyModule? module = null)
    {
        try
        {
            exchange = new Exchange(module ?? ReunifyModule.Shipped);
        }
        catch (Wasmtime.TrapException cause)
        {
            throw new ReunifyException("bad-module", "this module stops before it can be asked anything", cause);
        }
        catch (Wasmtime.WasmtimeException cause)
        {
            throw ReunifyException.Lost(cause);
        }
    }

    /// <summary>Whether it was neither disposed of nor lost.</summary>
    public bool Usable => Volatile.Read(ref exchange) is not null;

    /// <summary>How many bytes of memory it has. That grows to at most 256 MiB, and never shrinks.</summary>
    public long Memory
    {
        get
        {
            var entered = Enter();
            try
            {
                return entered.Memory;
            }
            finally
            {
                Leave();
            }
        }
    }

    /// <summary>Reads and checks a plan.</summary>
    /// <exception cref="ReunifyException">Everything that is wrong with it.</exception>
    public Plan LoadPlan(string document) =>
        new(this, Ask(new JsonObject { ["call"] = "load-plan", ["document"] = document }).Value);

    /// <summary>Reads a packed policy, as <c>reunify policy pack</c> writes it.</summary>
    public Policy LoadPolicy(string pack) =>
        new(this, Ask(new JsonObject { ["call"] = "load-policy", ["document"] = pack }).Value);

    /// <summary>Reads a policy's <c>policy.json</c>, and its other files by their paths in the folder.</summary>
    public Policy LoadPolicy(string manifest, IReadOnlyDictionary<string, string> files)
    {
        var texts = new JsonObject();
        foreach (var (path, text) in files)
        {
            texts[path] = text;
        }
        var request = new JsonObject { ["call"] = "load-policy", ["manifest"] = manifest, ["files"] = texts };
        return new Policy(this, Ask(request).Value);
    }

    /// <summary>Reads a policy's folder from the disk.</summary>
    public Policy LoadPolicyFolder(string path)
    {
        var (manifest, files) = PolicyFolder.Read(path);
        return LoadPolicy(manifest, files);
    }

    /// <summary>Lays policies over a plan.</summary>
    /// <exception cref="ReunifyException">A policy would loosen the law, or does not fit the plan.</exception>
    public Engine Compile(Plan plan, IReadOnlyList<Policy>? policies = null, string? calendar = null, RuleLimits? limits = null)
    {
        policies ??= [];
        var handles = new JsonArray();
        foreach (var policy in policies)
        {
            handles.Add((JsonNode)policy.HandleIn(this));
        }
        var request = new JsonObject
        {
            ["call"] = "compile",
            ["plan"] = plan.HandleIn(this),
            ["policies"] = handles,
            ["calendar"] = calendar,
            ["limits"] = limits?.Fields(),
        };
        return new Engine(this, plan, Ask(request, plan, policies).Value);
    }

    /// <summary>Reads a case. The chain of its hashes is not checked: <see cref="Case.Verify"/> does that.</summary>
    public Case LoadCase(string document) =>
        new(this, Ask(new JsonObject { ["call"] = "load-case", ["document"] = document }).Value);

    /// <summary>A case without events, to be run under a plan.</summary>
    public Case CreateCase(string id, Plan plan)
    {
        var document = new JsonObject
        {
            ["format"] = "reunify-case/1",
            ["id"] = id,
            ["plan"] = new JsonObject { ["id"] = plan.Id, ["version"] = plan.Version },
            ["events"] = new JsonArray(),
        };
        return LoadCase(Json.Write(document));
    }

    /// <summary>The version of the module.</summary>
    public string Version() => Ask(new JsonObject { ["call"] = "version" }).Value.GetProperty("reunify").GetString()!;

    /// <summary>Sends a request as it is written, and gives the response as it was written.</summary>
    /// <exception cref="ReunifyException">
    /// The instance is lost, disposed of or in use, or the request is not Unicode text (<c>not-utf8</c>).
    /// </exception>
    public string Send(string request)
    {
        var encoded = Utf8.Bytes(request);
        var entered = Enter();
        try
        {
            DropForgotten(entered);
            return entered.Call(encoded);
        }
        catch (Exception cause)
        {
            lost = true;
            Stop();
            throw ReunifyException.Lost(cause);
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Gives back the memory, with everything that is loaded.</summary>
    public void Dispose()
    {
        if (!Usable)
        {
            return;
        }
        Enter();
        Stop();
        Leave();
    }

    /// <summary>Sends a request, and gives what is answered.</summary>
    /// <param name="request">The request.</param>
    /// <param name="alive">What must not be let go of meanwhile because nobody else refers to it.</param>
    internal Answer Ask(JsonObject request, params object[] alive)
    {
        var response = Send(Json.Write(request));
        GC.KeepAlive(alive);
        if (response.StartsWith(Ok, StringComparison.Ordinal))
        {
            return new Answer(response[Ok.Length..^1]);
        }
        throw ReunifyException.Refused(Json.Read(response).GetProperty("error"));
    }

    /// <summary>Lets go of something with the next call. Any thread may say so at any time.</summary>
    internal void Forget(uint number) => forgotten.Enqueue(number);

    /// <summary>Keeps other threads out: two in one instance would write over each other's memory.</summary>
    internal Exchange Enter()
    {
        if (Interlocked.CompareExchange(ref busy, 1, 0) != 0)
        {
            throw new ReunifyException("in-use", "this instance is answering another thread: use a pool");
        }
        if (exchange is { } usable)
        {
            return usable;
        }
        Leave();
        throw lost ? ReunifyException.Lost() : ReunifyException.Disposed("instance");
    }

    /// <summary>Lets other threads in again.</summary>
    internal void Leave() => Volatile.Write(ref busy, 0);

    private void DropForgotten(Exchange entered)
    {
        while (forgotten.TryDequeue(out var number))
        {
            entered.Call(Utf8.Bytes($"{{\"call\":\"drop\",\"handle\":{number}}}"));
        }
    }

    private void Stop()
    {
        var stopped = exchange;
        Volatile.Write(ref exchange, null);
        stopped?.Dispose();
    }
}
