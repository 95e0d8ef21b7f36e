using System.Globalization;

namespace DubboNet.Hessian;

/// <summary>
/// Represents a <c>java.lang.Class</c>, such as <c>java.lang.String</c>, <c>int</c> or <c>[I</c>. It is never resolved to a CLR type.
/// </summary>
public readonly record struct JavaClass(string Name);

/// <summary>
/// Represents a <c>java.util.Locale</c> as its text in Java, such as <c>zh_CN</c> or <c>en</c>. Empty for the root locale.
/// </summary>
public readonly record struct JavaLocale(string Value)
{
    /// <summary>Returns the culture of that name, if this machine has it.</summary>
    /// <exception cref="CultureNotFoundException">This machine does not have the culture.</exception>
    public CultureInfo ToCultureInfo() => CultureInfo.GetCultureInfo(Value.Replace('_', '-'));
}

/// <summary>Represents a <c>java.util.Currency</c> as an ISO 4217 code.</summary>
public readonly record struct JavaCurrency(string Code);

/// <summary>Represents a <c>java.io.File</c>, which is a path on the Java machine. The file system is never accessed.</summary>
public readonly record struct JavaFile(string Path);

/// <summary>
/// Represents a <c>java.util.regex.Pattern</c> that is not compiled. It is only read, because Java cannot read its own patterns.
/// </summary>
public readonly record struct JavaPattern(string Pattern, int Flags);
