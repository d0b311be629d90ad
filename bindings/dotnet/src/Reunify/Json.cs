using System.Text.Json;
using System.Text.Json.Nodes;

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

    /// <summary>Writes a text of JSON. What is not Unicode is refused before, since the writer would put something else there.</summary>
    internal static string Write(JsonObject document)
    {
        Check(document);
        return document.ToJsonString();
    }

    private static void Check(JsonNode? node)
    {
        if (node is JsonObject fields)
        {
            foreach (var (name, inner) in fields)
            {
                Utf8.Check(name);
                Check(inner);
            }
        }
        else if (node is JsonValue value && value.TryGetValue<string>(out var text))
        {
            Utf8.Check(text);
        }
    }
}
