namespace DubboNet.AspNetCore;

/// <summary>
/// Tells which parts of a type can be null. A text such as <c>101</c> has a digit for the type, followed by those of its type arguments or
/// its items. What is not known can be null.
/// </summary>
internal sealed class Nullability
{
    private readonly string _flags;
    private int _position;

    private Nullability(string flags) => _flags = flags;

    /// <summary>Returns the nullability of a type. If the text is that of a type with other parts, only its first digit is used.</summary>
    public static Nullability Create(JavaTypeName type, string? flags) =>
        new(flags is null ? "" : flags.Length == CountParts(type) ? flags : flags[..1]);

    /// <summary>Returns the nullability of a type about which nothing is known.</summary>
    public static Nullability Unknown() => new("");

    /// <summary>Returns the number of parts of a type.</summary>
    public static int CountParts(JavaTypeName type) => type.Dimensions + 1 + type.Arguments.Sum(CountParts);

    /// <summary>Returns whether the next part can be null.</summary>
    public bool Next() => _position >= _flags.Length || _flags[_position++] != '0';

    /// <summary>Skips parts.</summary>
    public void Skip(int count) => _position += count;
}
