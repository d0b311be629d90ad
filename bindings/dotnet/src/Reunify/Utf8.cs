using System.Text;

namespace Reunify;

/// <summary>UTF-8 that refuses what is not text, and leaves a mark at the beginning where it is.</summary>
internal static class Utf8
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static byte[] Bytes(string text)
    {
        Check(text);
        return Strict.GetBytes(text);
    }

    /// <summary>Refuses a text that is not Unicode.</summary>
    internal static void Check(string text)
    {
        try
        {
            Strict.GetByteCount(text);
        }
        catch (EncoderFallbackException cause)
        {
            throw ReunifyException.NotUtf8("the request", cause);
        }
    }

    internal static string Text(ReadOnlySpan<byte> bytes, string what)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException cause)
        {
            throw ReunifyException.NotUtf8(what, cause);
        }
    }
}
