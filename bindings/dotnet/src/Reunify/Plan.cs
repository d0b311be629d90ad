using System.Text.Json;

namespace Reunify;

/// <summary>The practice framework and the law: a plan that has been read and checked.</summary>
public sealed class Plan : Kept
{
    internal Plan(ReunifyInstance instance, JsonElement loaded)
        : base(instance, loaded.GetProperty("plan").GetUInt32())
    {
        Id = loaded.GetProperty("id").GetString()!;
        Version = loaded.GetProperty("version").GetString()!;
        Sha256 = loaded.GetProperty("sha256").GetString()!;
        Warnings = [.. loaded.GetProperty("warnings").EnumerateArray()];
    }

    /// <summary>Its name.</summary>
    public string Id { get; }

    /// <summary>Its version.</summary>
    public string Version { get; }

    /// <summary>The hash of what it says.</summary>
    public string Sha256 { get; }

    /// <summary>What somebody should look at, though the plan can be used.</summary>
    public IReadOnlyList<JsonElement> Warnings { get; }
}
