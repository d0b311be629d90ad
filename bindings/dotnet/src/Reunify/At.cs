using System.Globalization;
using System.Text.Json.Nodes;

namespace Reunify;

/// <summary>Who reads an answer: that decides the words, and what is shown.</summary>
public enum Reader
{
    /// <summary>Somebody who works on the case.</summary>
    Practitioner,

    /// <summary>A parent of the child.</summary>
    Parent,

    /// <summary>The child.</summary>
    Child,
}

/// <summary>For when, and for whom, a case is looked at.</summary>
/// <param name="AsOf">The day for which it is asked.</param>
/// <param name="KnownAt">Only what had been recorded by then counts; everything, if left out.</param>
/// <param name="Reader">Who reads the answer.</param>
public sealed record At(DateOnly AsOf, DateTimeOffset? KnownAt = null, Reader Reader = Reader.Practitioner)
{
    /// <summary>A day, for a practitioner.</summary>
    public static implicit operator At(DateOnly day) => new(day);

    /// <summary>Writes the fields of a request.</summary>
    internal void Into(JsonObject request)
    {
        request["as-of"] = AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        // Events are recorded to the second: what is less than one makes no difference.
        request["known-at"] = KnownAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        request["reader"] = Reader switch
        {
            Reader.Practitioner => "practitioner",
            Reader.Parent => "parent",
            Reader.Child => "child",
            _ => throw new InvalidOperationException("there is no such reader"),
        };
    }
}
