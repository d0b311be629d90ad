using System.Text;

namespace Reunify;

/// <summary>UTF-8 that refuses what is not text, and leaves a mark at the beginning where it is.</summary>
internal static class Utf8
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static byte[] Bytes(string text) => Strict.GetBytes(text);

    internal static string Text(ReadOnlySpan<byte> bytes) => Strict.GetString(bytes);
}
