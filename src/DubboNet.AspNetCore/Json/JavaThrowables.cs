using System.Globalization;
using System.Text.RegularExpressions;
using DubboNet.Hessian;

namespace DubboNet.AspNetCore;

/// <summary>Describes the exceptions of Java, whose JSON has the fields of a Throwable.</summary>
internal static partial class JavaThrowables
{
    private const string Throwable = "java.lang.Throwable";

    private static readonly JavaFieldShape[] Fields =
    [
        new("detailMessage", JavaTypeName.Parse("java.lang.String")),
        new("cause", JavaTypeName.Parse(Throwable)),
        new("stackTrace", JavaTypeName.Parse("java.lang.StackTraceElement[]")),
        new("suppressedExceptions", JavaTypeName.Parse($"java.util.List<{Throwable}>")),
    ];

    /// <summary>Returns the shape of an exception, or null if the declared type is not one.</summary>
    /// <param name="declared">The declared type.</param>
    /// <param name="className">The class that the JSON names, or null for the declared one.</param>
    public static JavaTypeShape? Find(string declared, string? className) =>
        declared is Throwable or "java.lang.Exception" or "java.lang.RuntimeException" or "java.lang.Error"
        && ThrowableName().IsMatch(className ?? declared)
            ? new JavaTypeShape(className ?? declared, Fields)
            : null;

    /// <summary>Reads a frame of a stack trace in Java's notation.</summary>
    public static JavaStackFrame? ReadFrame(string text)
    {
        Match match = Frame().Match(text);
        if (!match.Success)
            return null;
        string? file = match.Groups["file"] is { Success: true, Value: not "Unknown Source" and not "Native Method" } known
            ? known.Value
            : null;
        int line = match.Groups["line"] is { Success: true, Value: var digits }
            ? int.Parse(digits, CultureInfo.InvariantCulture)
            : match.Groups["file"].Value == "Native Method" ? -2 : -1;
        return new JavaStackFrame(match.Groups["class"].Value, match.Groups["method"].Value, file, line);
    }

    /// <summary>Returns a frame of a later Java, which has more fields, in Java's notation.</summary>
    public static string? FormatFrame(HessianObject frame) =>
        frame.TryGet("declaringClass", out object? type) && frame.TryGet("methodName", out object? method)
        && frame.TryGet("fileName", out object? file) && frame.TryGet("lineNumber", out object? line)
            ? new JavaStackFrame($"{type}", $"{method}", file as string, line is int number ? number : -1).ToString()
            : null;

    [GeneratedRegex(@"^[\w.$]{1,500}(Exception|Error|Throwable)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex ThrowableName();

    [GeneratedRegex(
        @"^(?<class>[^()]{1,500})\.(?<method>[^().]{1,500})\((?<file>[^():]{1,500})(:(?<line>[0-9]{1,9}))?\)\z",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Frame();
}
