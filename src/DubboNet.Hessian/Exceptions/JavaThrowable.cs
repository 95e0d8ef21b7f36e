using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Text;

namespace DubboNet.Hessian;

/// <summary>What every Java exception has: the fields of <c>java.lang.Throwable</c>.</summary>
/// <param name="JavaType">The Java class of the exception.</param>
public sealed record JavaThrowable(string JavaType)
{
    private const int MaxShownFrames = 100;
    private const int MaxShownFrame = 300;

    private static readonly object Key = new();

    /// <summary>The Java message; null if it has none.</summary>
    public string? Message { get; init; }

    /// <summary>
    /// The cause; null if there is none. A cause that leads back to the exception itself is left out, but for classes whose formatter creates them first
    /// (<see cref="HessianExceptionFormatter{T}.IsCreatedFirst"/>).
    /// </summary>
    public Exception? Cause { get; init; }

    /// <summary>The Java stack, innermost frame first; empty if none was sent.</summary>
    public IReadOnlyList<JavaStackFrame> Frames { get; init; } = [];

    /// <summary>Exceptions that were suppressed in favour of this one.</summary>
    public IReadOnlyList<Exception> Suppressed { get; init; } = [];

    /// <summary>
    /// Gets what came with an exception that was read, whatever its class: its Java class, message and stack. Null for an exception made here.
    /// </summary>
    public static JavaThrowable? Of(Exception exception) =>
        exception is JavaException java ? java.Throwable : exception.Data[Key] as JavaThrowable;

    /// <summary>Class and message, as Java prints them.</summary>
    public override string ToString() => Message is null ? JavaType : $"{JavaType}: {Message}";

    /// <summary>Keeps with an exception what came with it, so that it can be shown and sent on.</summary>
    internal void AttachTo(Exception exception)
    {
        if (exception is not JavaException java)
            exception.Data[Key] = this;
        else if (java.Throwable.Frames.Count == 0)
            java.Throwable = this;
        ShowIn(exception);
    }

    /// <summary>Gives an exception that was made first what has come since; the reference to itself as its cause says that it has none.</summary>
    internal void Replace(Exception exception)
    {
        JavaThrowable complete = Cause == exception ? this with { Cause = null } : this;
        if (exception is JavaException java)
            java.Throwable = complete;
        else
            exception.Data[Key] = complete;
        complete.ShowIn(exception);
    }

    /// <summary>Puts Java's frames before those that .NET adds, in <see cref="Exception.StackTrace"/> and so in what is logged.</summary>
    internal void ShowIn(Exception exception)
    {
        if (Frames.Count > 0 && exception.StackTrace is null)
            ExceptionDispatchInfo.SetRemoteStackTrace(exception, DescribeFrames());
    }

    /// <summary>The frames as .NET prints its own. They are a peer's: cut short, each on one line.</summary>
    private string DescribeFrames()
    {
        var text = new StringBuilder();
        foreach (JavaStackFrame frame in Frames.Take(MaxShownFrames))
            text.Append("   at ").Append(Shown(frame)).Append(Environment.NewLine);
        if (Frames.Count > MaxShownFrames)
            text.Append(CultureInfo.InvariantCulture, $"   … {Frames.Count - MaxShownFrames} more frames (JavaStackTrace has all)").Append(Environment.NewLine);
        return text.ToString();
    }

    private static string Shown(JavaStackFrame frame)
    {
        string text = MemberPath.OneLine($"{frame}");
        return text.Length <= MaxShownFrame ? text : $"{text.AsSpan(0, MaxShownFrame)}…";
    }
}
