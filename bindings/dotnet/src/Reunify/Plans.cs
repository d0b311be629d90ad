namespace Reunify;

/// <summary>The plans that come with this package, as JSON text.</summary>
public static class Plans
{
    private const string Folder = "plans/";
    private const string Ending = ".json";

    /// <summary>The plans that there are, such as <c>reunification@1.0.0</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Resources.Names
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..^Ending.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A plan, by its name and version.</summary>
    /// <exception cref="ArgumentException">No such plan comes with this package.</exception>
    public static string Text(string name)
    {
        if (!Names.Contains(name))
        {
            throw new ArgumentException($"no plan {name} comes with this package: there is {string.Join(", ", Names)}", nameof(name));
        }
        return Utf8.Text(Resources.Read($"{Folder}{name}{Ending}"), name);
    }

    /// <summary>The plan for the reunification of children in care in England.</summary>
    /// <exception cref="ArgumentException">No such version comes with this package.</exception>
    public static string Reunification(string version = "1.0.0") => Text($"reunification@{version}");
}
