using System.Globalization;

namespace DubboNet.Hessian;

/// <summary>A <c>java.lang.Class</c>: <c>java.lang.String</c>, <c>int</c>, <c>[I</c>. Never resolved to a CLR type.</summary>
public readonly record struct JavaClass(string Name);

/// <summary>A <c>java.util.Locale</c> as Java's text: <c>zh_CN</c>, <c>en</c>, empty for the root.</summary>
public readonly record struct JavaLocale(string Value)
{
    /// <summary>The culture of that name, as far as this machine has one.</summary>
    /// <exception cref="CultureNotFoundException">It has none.</exception>
    public CultureInfo ToCultureInfo() => CultureInfo.GetCultureInfo(Value.Replace('_', '-'));
}

/// <summary>A <c>java.util.Currency</c>: an ISO 4217 code.</summary>
public readonly record struct JavaCurrency(string Code);

/// <summary>A <c>java.io.File</c>: a path of the Java machine. The file system is never touched.</summary>
public readonly record struct JavaFile(string Path);

/// <summary>A <c>java.util.regex.Pattern</c>, not compiled. Read only: Java cannot read its own back.</summary>
public readonly record struct JavaPattern(string Pattern, int Flags);
