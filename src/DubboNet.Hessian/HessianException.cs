namespace DubboNet.Hessian;

/// <summary>
/// Bytes that are not Hessian 2, or a value that Hessian 2 cannot carry. The reader or writer that threw it is finished; the connection is not,
/// because a Dubbo frame states its own length.
/// </summary>
public sealed class HessianException : Exception
{
    private const int MaxExcerpt = 80;

    /// <summary>Creates an error without a position.</summary>
    public HessianException(string message)
        : base(message)
    {
        Position = -1;
    }

    /// <summary>Creates an error at a byte offset of the data, counted from the first byte the reader was given.</summary>
    public HessianException(string message, int position, string? expected = null, string? found = null)
        : base(Describe(message, position, expected, found))
    {
        Position = position;
        Expected = expected;
        Found = found;
    }

    /// <summary>The byte offset of the offending value, or -1 where the error is about a value to be written.</summary>
    public int Position { get; }

    /// <summary>What was due at <see cref="Position"/>, if that is known.</summary>
    public string? Expected { get; }

    /// <summary>What stood at <see cref="Position"/>, if that is known. Never more than a few words of foreign text.</summary>
    public string? Found { get; }

    /// <summary>Foreign text for a message: in quotes, cut short, on one line.</summary>
    internal static string Excerpt(string? text)
    {
        if (text is null)
            return "null";
        return $"\"{OneLine(text, MaxExcerpt)}\"";
    }

    /// <summary>Foreign text cut short, without control characters and line breaks.</summary>
    internal static string OneLine(string text, int maxLength)
    {
        string cut = text.Length <= maxLength ? text : string.Concat(text.AsSpan(0, maxLength), "…");
        return string.Create(cut.Length, cut, static (target, source) =>
        {
            for (int i = 0; i < source.Length; i++)
                target[i] = char.IsControl(source[i]) || source[i] is '\u2028' or '\u2029' ? '?' : source[i];
        });
    }

    private static string Describe(string message, int position, string? expected, string? found) => (expected, found) switch
    {
        (null, null) => $"{message} (at byte {position})",
        (null, _) => $"{message}: found {found} (at byte {position})",
        (_, null) => $"{message}: expected {expected} (at byte {position})",
        _ => $"{message}: expected {expected}, found {found} (at byte {position})",
    };
}
