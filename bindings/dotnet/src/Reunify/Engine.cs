using System.Text.Json;
using System.Text.Json.Nodes;

namespace Reunify;

/// <summary>A plan with policies laid over it, ready to answer.</summary>
public sealed class Engine : Kept
{
    private readonly Plan plan;

    internal Engine(ReunifyInstance instance, Plan plan, JsonElement compiled)
        : base(instance, compiled.GetProperty("engine").GetUInt32())
    {
        this.plan = plan;
        Warnings = [.. compiled.GetProperty("warnings").EnumerateArray()];
    }

    /// <summary>What somebody should look at in the plan and the policies, though they can be used.</summary>
    public IReadOnlyList<JsonElement> Warnings { get; }

    /// <summary>Where a case stands on a day, with what had been recorded by a moment.</summary>
    public Answer Evaluate(Case of, At at)
    {
        var request = Request("evaluate", of);
        at.Into(request);
        return Instance.Ask(request, this, of);
    }

    /// <summary>Why an item of an evaluation is as it is, for somebody to read.</summary>
    public Answer Explain(Case of, string item, At at)
    {
        var request = Request("explain", of);
        request["item"] = item;
        at.Into(request);
        return Instance.Ask(request, this, of);
    }

    /// <summary>Adds an entry to a case's log, and gives the receipt.</summary>
    /// <exception cref="ReunifyException">The plan does not allow it; the case is then as it was.</exception>
    public Answer Append(Case to, string entry)
    {
        var request = Request("append", to);
        request["entry"] = entry;
        return Instance.Ask(request, this, to);
    }

    /// <summary>The JSON Schema of a form, with the fields that policies add. An action of an evaluation names its form.</summary>
    public Answer Form(string id)
    {
        var request = new JsonObject { ["call"] = "form", ["engine"] = Handle, ["item"] = id };
        return Instance.Ask(request, this);
    }

    /// <summary>What the policies change against the plan, which must not have been disposed of.</summary>
    public Answer Changes()
    {
        var request = new JsonObject { ["call"] = "changes", ["plan"] = plan.Handle, ["engine"] = Handle };
        return Instance.Ask(request, this, plan);
    }

    private JsonObject Request(string call, Case of) =>
        new() { ["call"] = call, ["engine"] = Handle, ["case"] = of.HandleIn(Instance) };
}
