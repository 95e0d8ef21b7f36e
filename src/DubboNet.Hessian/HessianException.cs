using System.Globalization;

namespace DubboNet.Hessian;

/// <summary>
/// Bytes that are not Hessian 2, or a value that Hessian 2 cannot carry. The reader or writer that threw it is finished; the connection is not,
/// because a Dubbo frame states its own length.
/// </summary>
public sealed class HessianException : Exception
{
    private const int MaxExcerpt = 80;

    /// <summary>The message without what was expected and found, and where.</summary>
    private readonly string _text;

    private MemberPath? _path;
    private bool _isInClass;

    /// <summary>Whether it was thrown by <see cref="At"/>.</summary>
    private bool _isPlaced;

    /// <summary>Creates an error without a position.</summary>
    public HessianException(string message)
        : base(message)
    {
        _text = message;
        Position = -1;
    }

    /// <summary>Creates an error at a byte offset of the data, counted from the first byte the reader was given.</summary>
    public HessianException(string message, int position, string? expected = null, string? found = null)
        : base(Describe(message, position, expected, found))
    {
        _text = message;
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

    /// <summary>
    /// The way from the value that was read or written to the place of the error, such as <c>data.items[0].price</c>. Names fields as Java does, list elements
    /// by index, and map values by key (<c>prices["EUR"]</c>). Names a map key by index if it was read (<c>prices.keys[0]</c>), and by its text or type if it
    /// was written. Null if the error is about the value itself. At most about 1,000 characters: the middle of a longer path is left out.
    /// </summary>
    public string? Path => _path?.ToString();

    /// <summary>The Java class of the value at the place, or, where that is a plain value, of the object that has it as a field; null if it is not known.</summary>
    public string? JavaClass { get; private set; }

    /// <summary>The path, the Java class and the error.</summary>
    public override string Message => (Path, JavaClass) switch
    {
        (null, null) => base.Message,
        (null, _) => $"{JavaClass}: {base.Message}",
        (_, null) => $"{Path}: {base.Message}",
        _ => $"{Path} ({(_isInClass ? "in " : "")}{JavaClass}): {base.Message}",
    };

    /// <summary>Whether something else was found than what was expected, in contrast to a limit that was reached.</summary>
    internal bool IsMismatch => Expected is not null || Found is not null;

    /// <summary>The error without its place.</summary>
    internal string Description => base.Message;

    /// <summary>
    /// Adds the field in which the error happened. Called from the inside to the outside while the stack still stands, as an exception filter, which is why
    /// this and the methods like it return false: they catch nothing, so hundreds of levels cost no catching and throwing.
    /// </summary>
    /// <param name="javaClass">The class that has the field, or the class of the value where <paramref name="field"/> is null.</param>
    /// <param name="field">The name on the wire; null before the first field and after the last one.</param>
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

    /// <summary>Adds the element of a list, a set or an array. Returns false, as <see cref="AddField"/>.</summary>
    internal bool AddElement(int index)
    {
        (_path ??= new MemberPath()).Add(string.Create(CultureInfo.InvariantCulture, $"[{index}]"));
        return false;
    }

    /// <summary>Adds the entry of a map that was being written. Returns false, as <see cref="AddField"/>.</summary>
    /// <param name="key">The key, or the default of its type before the first entry.</param>
    /// <param name="isKey">Whether the key itself was being written, and not its value.</param>
    internal bool AddEntry(object? key, bool isKey)
    {
        (_path ??= new MemberPath()).Add($"{(isKey ? "keys" : "")}[{MemberPath.KeyText(key)}]");
        return false;
    }

    /// <summary>Adds the entry of a map whose value was being read. Returns false, as <see cref="AddField"/>.</summary>
    internal bool AddMapValue(object? key) => AddEntry(key, isKey: false);

    /// <summary>Adds the entry of a map whose key was being read, counted from 0. Returns false, as <see cref="AddField"/>.</summary>
    internal bool AddMapKey(int index)
    {
        (_path ??= new MemberPath()).Add(string.Create(CultureInfo.InvariantCulture, $"keys[{index}]"));
        return false;
    }

    /// <summary>Adds the name of the value in which the path begins, such as <c>result</c> or the name of an attachment: for the layers above.</summary>
    internal void AddRoot(string name) => AddField(null, name);

    /// <summary>
    /// The error of a reader of its own, at the place where that reader was needed. The outermost place counts, and the innermost message. So many readers
    /// one inside the other give no longer text.
    /// </summary>
    /// <param name="inner">What the reader has thrown.</param>
    /// <param name="message">What it was needed for.</param>
    /// <param name="position">The place.</param>
    internal static HessianException At(HessianException inner, string message, int position) =>
        new(inner._isPlaced ? inner._text : $"{message}: {inner._text}", position, inner.Expected, inner.Found)
        {
            _path = inner._path,
            JavaClass = inner.JavaClass,
            _isInClass = inner._isInClass,
            _isPlaced = true,
        };

    /// <summary>Foreign text for a message: in quotes, cut short, on one line.</summary>
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
