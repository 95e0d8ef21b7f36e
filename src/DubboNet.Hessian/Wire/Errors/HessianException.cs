using System.Globalization;

namespace DubboNet.Hessian;

/// <summary>
/// Represents an error in received bytes that are not valid Hessian 2, or in a value that Hessian 2 cannot represent. The reader or writer
/// that threw it cannot be used further. The connection can, because a Dubbo frame contains its own length.
/// </summary>
public sealed class HessianException : Exception
{
    private const int MaxExcerpt = 80;

    /// <summary>The message without the expected and found values and the position.</summary>
    private readonly string _text;

    private MemberPath? _path;
    private bool _isInClass;

    /// <summary>Whether <see cref="At"/> created it.</summary>
    private bool _isPlaced;

    /// <summary>Initializes an error without a position.</summary>
    public HessianException(string message)
        : base(message)
    {
        _text = message;
        Position = -1;
    }

    /// <summary>Initializes an error at a byte offset of the data, counted from the first byte that the reader was given.</summary>
    public HessianException(string message, int position, string? expected = null, string? found = null)
        : base(Describe(message, position, expected, found))
    {
        _text = message;
        Position = position;
        Expected = expected;
        Found = found;
    }

    /// <summary>Gets the byte offset of the invalid value, or -1 for an error in a value to be written.</summary>
    public int Position { get; }

    /// <summary>Gets the description of the value expected at <see cref="Position"/>, or null if it is not known.</summary>
    public string? Expected { get; }

    /// <summary>
    /// Gets the description of the value found at <see cref="Position"/>, or null if it is not known. It contains at most a few words of
    /// received text.
    /// </summary>
    public string? Found { get; }

    /// <summary>
    /// Gets the path from the value that was read or written to the place of the error, such as <c>data.items[0].price</c>. The path names
    /// fields as Java does, list elements by index, and map values by key (<c>prices["EUR"]</c>). It names a map key by index if the key
    /// was read (<c>prices.keys[0]</c>), and by its text or type if it was written. Null if the error is in the value itself. The length is
    /// at most about 1,000 characters. The middle of a longer path is left out.
    /// </summary>
    public string? Path => _path?.ToString();

    /// <summary>
    /// Gets the Java class of the value at the place of the error. For a simple value, it is the class of the object that has it as a
    /// field. Null if it is not known.
    /// </summary>
    public string? JavaClass { get; private set; }

    /// <summary>Gets the path, the Java class and the error.</summary>
    public override string Message => (Path, JavaClass) switch
    {
        (null, null) => base.Message,
        (null, _) => $"{JavaClass}: {base.Message}",
        (_, null) => $"{Path}: {base.Message}",
        _ => $"{Path} ({(_isInClass ? "in " : "")}{JavaClass}): {base.Message}",
    };

    /// <summary>Gets a value indicating whether a value differs from the expected one, as opposed to a limit that was reached.</summary>
    internal bool IsMismatch => Expected is not null || Found is not null;

    /// <summary>Gets the error without its place.</summary>
    internal string Description => base.Message;

    /// <summary>
    /// Adds the field in which the error occurred. Called from the inside to the outside in exception filters, before the stack is unwound.
    /// This method and similar ones return false and therefore catch nothing, so that hundreds of levels do not cost as many catches and
    /// throws.
    /// </summary>
    /// <param name="javaClass">The class that has the field, or the class of the value if <paramref name="field"/> is null.</param>
    /// <param name="field">The name on the wire, or null before the first field and after the last one.</param>
    internal bool AddField(string? javaClass, string? field)
    {
        if (JavaClass is null && javaClass is not null)
        {
            JavaClass = MemberPath.Clean(javaClass);
            _isInClass = field is not null || _path is not null;
        }

        if (field is not null)
            (_path ??= new MemberPath()).Add(MemberPath.Clean(field));
        return false;
    }

    /// <summary>Adds the element of a list, a set or an array. Returns false, as <see cref="AddField"/> does.</summary>
    internal bool AddElement(int index)
    {
        (_path ??= new MemberPath()).Add(string.Create(CultureInfo.InvariantCulture, $"[{index}]"));
        return false;
    }

    /// <summary>Adds the entry of a map that was being written. Returns false, as <see cref="AddField"/> does.</summary>
    /// <param name="key">The key, or the default of its type before the first entry.</param>
    /// <param name="isKey">Whether the key was being written instead of its value.</param>
    internal bool AddEntry(object? key, bool isKey)
    {
        (_path ??= new MemberPath()).Add($"{(isKey ? "keys" : "")}[{MemberPath.KeyText(key)}]");
        return false;
    }

    /// <summary>Adds the entry of a map whose value was being read. Returns false, as <see cref="AddField"/> does.</summary>
    internal bool AddMapValue(object? key) => AddEntry(key, isKey: false);

    /// <summary>Adds the entry of a map whose key was being read, counted from 0. Returns false, as <see cref="AddField"/> does.</summary>
    internal bool AddMapKey(int index)
    {
        (_path ??= new MemberPath()).Add(string.Create(CultureInfo.InvariantCulture, $"keys[{index}]"));
        return false;
    }

    /// <summary>
    /// Adds the name of the value in which the path begins, such as <c>result</c> or the name of an attachment. For use by the layers
    /// above.
    /// </summary>
    internal void AddRoot(string name) => AddField(null, name);

    /// <summary>
    /// Creates the error for a nested reader that failed, at the place where it was needed. The outermost place and the innermost message
    /// are kept, so that nested readers do not make the text longer.
    /// </summary>
    /// <param name="inner">The exception that the nested reader threw.</param>
    /// <param name="message">The purpose for which it was needed.</param>
    /// <param name="position">The place.</param>
    internal static HessianException At(HessianException inner, string message, int position) =>
        new(inner._isPlaced ? inner._text : $"{message}: {inner._text}", position, inner.Expected, inner.Found)
        {
            _path = inner._path,
            JavaClass = inner.JavaClass,
            _isInClass = inner._isInClass,
            _isPlaced = true,
        };

    /// <summary>Formats received text for a message, in quotes, shortened and on one line.</summary>
    internal static string Excerpt(string? text)
    {
        if (text is null)
            return "null";
        string cut = text.Length <= MaxExcerpt ? text : string.Concat(text.AsSpan(0, MaxExcerpt), "…");
        return $"\"{MemberPath.OneLine(cut)}\"";
    }

    private static string Describe(string message, int position, string? expected, string? found) => (expected, found) switch
    {
        (null, null) => $"{message} (at byte {position})",
        (null, _) => $"{message}: found {found} (at byte {position})",
        (_, null) => $"{message}: expected {expected} (at byte {position})",
        _ => $"{message}: expected {expected}, found {found} (at byte {position})",
    };
}
