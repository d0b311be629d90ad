// Sends recorded requests to one instance, and demands the same bytes.
using System.Text.Json;
using Reunify;

const int Shown = 5;

if (args.Length != 1)
{
    Console.Error.WriteLine("usage: dotnet run -- VECTORS");
    return 2;
}

using var instance = new ReunifyInstance();
var (sent, same, shown) = (0, 0, 0);
foreach (var line in File.ReadLines(args[0]).Where(line => line.Length > 0))
{
    using var vector = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 512 });
    var request = vector.RootElement.GetProperty("request").GetString()!;
    var demanded = vector.RootElement.GetProperty("response").GetString()!;
    var given = instance.Send(request);
    sent += 1;
    if (string.Equals(given, demanded, StringComparison.Ordinal))
    {
        same += 1;
    }
    else if (shown < Shown)
    {
        shown += 1;
        Console.WriteLine(vector.RootElement.GetProperty("name").GetString());
        Console.WriteLine($"  demanded: {Start(demanded)}");
        Console.WriteLine($"  given:    {Start(given)}");
    }
}
Console.WriteLine($"dotnet: {same} of {sent} the same");
return sent > 0 && same == sent ? 0 : 1;

static string Start(string text) => text[..Math.Min(text.Length, 400)];
