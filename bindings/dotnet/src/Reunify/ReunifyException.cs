using System.Text.Json;

namespace Reunify;

/// <summary>Why there is no answer.</summary>
public sealed class ReunifyException : Exception
{
    internal ReunifyException(string code, string message, Exception? cause = null)
        : base(message, cause)
    {
        Code = code;
    }

    /// <summary>The stable name of the reason, for programs. The message is for people.</summary>
    public string Code { get; }

    /// <summary>Everything that is wrong with a document, each with its place, where that is the reason.</summary>
    public IReadOnlyList<JsonElement> Diagnostics { get; private init; } = [];

    /// <summary>Why an entry was refused, where that is the reason.</summary>
    public JsonElement? Rejection { get; private init; }

    /// <summary>Where it is in the document or the entry: a JSON pointer, where there is one.</summary>
    public string? Place =>
        Rejection is { } rejection ? Pointer(rejection)
        : Diagnostics.Count > 0 && Diagnostics[0].TryGetProperty("place", out var place) ? Pointer(place)
        : null;

    /// <summary>The error of an instance that stopped, and of everything that was loaded in it.</summary>
    internal static ReunifyException Lost(Exception? cause = null) =>
        new("instance-lost", "the instance stopped: load what is needed in a new one", cause);

    /// <summary>The error of something that was disposed of.</summary>
    internal static ReunifyException Disposed(string what) =>
        new("disposed", $"this {what} was disposed of, and cannot be used any more");

    /// <summary>The error of text that is not Unicode, and of bytes that are not UTF-8.</summary>
    internal static ReunifyException NotUtf8(string what, Exception cause) =>
        new("not-utf8", $"{what} is not Unicode text", cause);

    /// <summary>The error that a response holds.</summary>
    internal static ReunifyException Refused(JsonElement error)
    {
        var code = error.GetProperty("code").GetString() ?? "";
        var message = error.GetProperty("message").GetString() ?? "";
        return new ReunifyException(code, message)
        {
            Diagnostics = Items(error, "diagnostics"),
            Rejection = error.TryGetProperty("rejection", out var rejection) ? rejection : null,
        };
    }

    private static IReadOnlyList<JsonElement> Items(JsonElement of, string name) =>
        of.TryGetProperty(name, out var items) ? items.EnumerateArray().ToArray() : Array.Empty<JsonElement>();

    private static string? Pointer(JsonElement place) =>
        place.TryGetProperty("pointer", out var pointer) ? pointer.GetString() : null;
}
