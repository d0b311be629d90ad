using System.Text.Json;
using System.Text.Json.Nodes;

namespace Reunify;

/// <summary>A case: its log of events.</summary>
public sealed class Case : Kept
{
    internal Case(ReunifyInstance instance, JsonElement loaded)
        : base(instance, loaded.GetProperty("case").GetUInt32())
    {
        Id = loaded.GetProperty("id").GetString()!;
    }

    /// <summary>The host's reference for the case.</summary>
    public string Id { get; }

    /// <summary>Checks the chain of hashes.</summary>
    /// <exception cref="ReunifyException">An event was changed or lost.</exception>
    public void Verify() => Instance.Ask(new JsonObject { ["call"] = "verify", ["case"] = Handle }, this);

    /// <summary>The case as a document. Its text is what is to be stored.</summary>
    public Answer ToJson() => Instance.Ask(new JsonObject { ["call"] = "case", ["case"] = Handle }, this);
}
