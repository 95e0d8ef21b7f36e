namespace DubboNet.Hessian;

/// <summary>
/// Represents a <c>java.lang.StringBuilder</c> or <c>StringBuffer</c> in an undeclared place, where Java accepts only such an object as
/// text. It is written as the class that was received. Where a <see cref="string"/> is declared, the text is read instead.
/// </summary>
public sealed class JavaStringBuilder
{
    /// <summary>Initializes an instance with text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isBuffer">Whether it is a <c>StringBuffer</c> in Java.</param>
    public JavaStringBuilder(string text, bool isBuffer = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        (Text, IsBuffer) = (text, isBuffer);
    }

    /// <summary>Gets the text.</summary>
    public string Text { get; }

    /// <summary>Gets a value indicating whether it is a <c>StringBuffer</c> in Java instead of a <c>StringBuilder</c>.</summary>
    public bool IsBuffer { get; }

    /// <summary>
    /// Gets a value indicating whether it was received with the fields of JDK 8 and is written with them. Later JDKs have other fields,
    /// which only they can read.
    /// </summary>
    internal bool HasFieldsOfJdk8 { get; init; }

    /// <summary>Returns the text.</summary>
    public override string ToString() => Text;
}
