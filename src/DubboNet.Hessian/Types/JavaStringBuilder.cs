namespace DubboNet.Hessian;

/// <summary>
/// A <c>java.lang.StringBuilder</c> or <c>StringBuffer</c> where nothing is declared: text that Java takes as such an object only. It is written as the class that
/// it came as. Where a <see cref="string"/> is declared, its text is read.
/// </summary>
public sealed class JavaStringBuilder
{
    /// <summary>Creates one from text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isBuffer">Whether it is a <c>StringBuffer</c> in Java.</param>
    public JavaStringBuilder(string text, bool isBuffer = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        (Text, IsBuffer) = (text, isBuffer);
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>Whether it is a <c>StringBuffer</c> in Java, and not a <c>StringBuilder</c>.</summary>
    public bool IsBuffer { get; }

    /// <summary>Whether it came with the fields of JDK 8 and is written with them again. Later ones have others, which they alone read.</summary>
    internal bool HasFieldsOfJdk8 { get; init; }

    /// <summary>The text.</summary>
    public override string ToString() => Text;
}
