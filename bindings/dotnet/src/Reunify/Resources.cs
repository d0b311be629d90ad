namespace Reunify;

/// <summary>What comes within the assembly: the module, and the plans.</summary>
internal static class Resources
{
    internal static IEnumerable<string> Names => typeof(Resources).Assembly.GetManifestResourceNames();

    internal static byte[] Read(string name)
    {
        using var stream = typeof(Resources).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} does not come with this package");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
