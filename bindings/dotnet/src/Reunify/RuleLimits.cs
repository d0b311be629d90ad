using System.Text.Json.Nodes;

namespace Reunify;

/// <summary>What a rule may use. What is left out is as usual.</summary>
public sealed record RuleLimits
{
    /// <summary>Steps of a run.</summary>
    public long? Operations { get; init; }

    /// <summary>Bytes of a script.</summary>
    public long? Script { get; init; }

    /// <summary>Expressions within expressions.</summary>
    public long? Depth { get; init; }

    /// <summary>Bytes of one text.</summary>
    public long? Text { get; init; }

    /// <summary>Items of one list.</summary>
    public long? Items { get; init; }

    /// <summary>Names at one time.</summary>
    public long? Variables { get; init; }

    /// <summary>Bytes of everything that a run makes.</summary>
    public long? Memory { get; init; }

    /// <summary>Findings of one rule.</summary>
    public long? Findings { get; init; }

    /// <summary>The limits as a request has them; null counts as left out.</summary>
    internal JsonObject Fields() => new()
    {
        ["operations"] = Operations,
        ["script"] = Script,
        ["depth"] = Depth,
        ["text"] = Text,
        ["items"] = Items,
        ["variables"] = Variables,
        ["memory"] = Memory,
        ["findings"] = Findings,
    };
}
