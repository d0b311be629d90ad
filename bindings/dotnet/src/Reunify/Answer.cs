using System.Text.Json;

namespace Reunify;

/// <summary>An answer: its exact text, and what it says.</summary>
/// <remarks>Store and compare the text. Its bytes are those that every host gets.</remarks>
public sealed class Answer
{
    private readonly Lazy<JsonElement> value;

    internal Answer(string text)
    {
        Text = text;
        value = new Lazy<JsonElement>(() => Json.Read(text));
    }

    /// <summary>The JSON text, as the module wrote it.</summary>
    public string Text { get; }

    /// <summary>What the text says. It is read once.</summary>
    public JsonElement Value => value.Value;

    // An answer is about a child: it must not end up in a log because something printed it.
    /// <summary>How long it is.</summary>
    public override string ToString() => $"Answer of {Text.Length} characters";
}
