using System.Text.Json;

namespace Reunify;

internal static class Json
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 512 };

    /// <summary>Reads a text of JSON.</summary>
    internal static JsonElement Read(string text)
    {
        using var document = JsonDocument.Parse(text, Deep);
        return document.RootElement.Clone();
    }
}
