namespace Reunify;

/// <summary>A policy's folder on the disk.</summary>
/// <param name="Manifest">Its <c>policy.json</c>.</param>
/// <param name="Files">Its rules and tests, by their paths in the folder.</param>
public sealed record PolicyFolder(string Manifest, IReadOnlyDictionary<string, string> Files)
{
    /// <summary>Reads a folder.</summary>
    /// <exception cref="ReunifyException">A file is not UTF-8.</exception>
    public static PolicyFolder Read(string path)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (folder, pattern) in new[] { ("rules", "*.rhai"), ("tests", "*.json") })
        {
            var inside = Path.Combine(path, folder);
            if (!Directory.Exists(inside))
            {
                continue;
            }
            foreach (var file in Directory.EnumerateFiles(inside, pattern))
            {
                files.Add($"{folder}/{Path.GetFileName(file)}", Text(file));
            }
        }
        return new PolicyFolder(Text(Path.Combine(path, "policy.json")), files);
    }

    private static string Text(string path) => Utf8.Text(File.ReadAllBytes(path), Path.GetFileName(path));
}
