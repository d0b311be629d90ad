using System.Text.Json;

namespace Reunify;

/// <summary>What a local authority adds to a plan.</summary>
public sealed class Policy : Kept
{
    internal Policy(ReunifyInstance instance, JsonElement loaded)
        : base(instance, loaded.GetProperty("policy").GetUInt32())
    {
        Id = loaded.GetProperty("id").GetString()!;
        Version = loaded.GetProperty("version").GetString()!;
        Sha256 = loaded.GetProperty("sha256").GetString()!;
    }

    /// <summary>Its name.</summary>
    public string Id { get; }

    /// <summary>Its version.</summary>
    public string Version { get; }

    /// <summary>The hash of what it says.</summary>
    public string Sha256 { get; }
}
