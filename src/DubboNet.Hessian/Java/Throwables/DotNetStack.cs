using System.Diagnostics;

namespace DubboNet.Hessian;

/// <summary>Converts the stack of a .NET exception to Java's form.</summary>
internal static class DotNetStack
{
    private const int MaxFrames = 256;

    /// <summary>
    /// Returns the frames, innermost first, without those of the runtime that only rethrow an exception. Without symbols, they have no line
    /// numbers.
    /// </summary>
    public static IReadOnlyList<JavaStackFrame> FramesOf(Exception exception)
    {
        var frames = new List<JavaStackFrame>();
        foreach (StackFrame frame in new StackTrace(exception, fNeedFileInfo: true).GetFrames())
        {
            if (frames.Count == MaxFrames)
                break;
            if (DiagnosticMethodInfo.Create(frame) is { DeclaringTypeName: { } type, Name: var method } && !IsPlumbing(type))
                frames.Add(Frame(type, method, frame));
        }

        return frames;
    }

    private static bool IsPlumbing(string type) =>
        type.StartsWith("System.Runtime.CompilerServices.", StringComparison.Ordinal)
            || type.StartsWith("System.Runtime.ExceptionServices.", StringComparison.Ordinal);

    /// <summary>
    /// Converts a frame. An async method runs as <c>MoveNext</c> of a class <c>Outer+&lt;Method&gt;d__1</c>, and is shown as in the source
    /// code.
    /// </summary>
    private static JavaStackFrame Frame(string type, string method, StackFrame frame)
    {
        int nested = type.LastIndexOf("+<", StringComparison.Ordinal);
        int end = nested < 0 ? -1 : type.IndexOf('>', nested);
        if (method == "MoveNext" && end > nested + 2)
            (type, method) = (type[..nested], type[(nested + 2)..end]);
        string? file = Path.GetFileName(frame.GetFileName());
        return new JavaStackFrame(type.Replace('+', '$'), method, file, file is null ? -1 : frame.GetFileLineNumber());
    }
}
