using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Text;
using DubboNet.Hessian;

namespace DubboNet;

/// <summary>Represents the fields of <c>java.lang.Throwable</c>, which every Java exception has.</summary>
/// <param name="JavaType">The Java class of the exception.</param>
public sealed record JavaThrowable(string JavaType)
{
    private const int MaxShownFrames = 100;
    private const int MaxShownFrame = 300;

    private static readonly object Key = new();

    /// <summary>Gets the Java message, or null if there is none.</summary>
    public string? Message { get; init; }

    /// <summary>
    /// Gets the cause, or null if there is none. A cause that refers back to the exception itself is left out, except for classes whose
    /// formatter creates the exception first (<see cref="HessianExceptionFormatter{T}.IsCreatedFirst"/>).
    /// </summary>
    public Exception? Cause { get; init; }

    /// <summary>Gets the Java stack, innermost frame first. Empty if no stack was sent.</summary>
    public IReadOnlyList<JavaStackFrame> Frames { get; init; } = [];

    /// <summary>Gets the exceptions that were suppressed in favor of this one.</summary>
    public IReadOnlyList<Exception> Suppressed { get; init; } = [];

    /// <summary>
    /// Gets the data received with an exception of any class, such as its Java class, message and stack. Returns null for an exception that
    /// was created locally.
    /// </summary>
    public static JavaThrowable? FindIn(Exception exception) =>
        exception is JavaException java ? java.Throwable : exception.Data[Key] as JavaThrowable;

    /// <summary>Returns the class and the message as Java prints them.</summary>
    public override string ToString() => Message is null ? JavaType : $"{JavaType}: {Message}";

    /// <summary>Stores the received data with an exception, so that it can be shown and sent on.</summary>
    internal void AttachTo(Exception exception)
    {
        if (exception is not JavaException java)
            exception.Data[Key] = this;
        else if (java.Throwable.Frames.Count == 0)
            java.Throwable = this;
        ShowIn(exception);
    }

    /// <summary>
    /// Stores the data received since with an exception that was created first. If the cause is the exception itself, it has none.
    /// </summary>
    internal void Replace(Exception exception)
    {
        JavaThrowable complete = Cause == exception ? this with { Cause = null } : this;
        if (exception is JavaException java)
            java.Throwable = complete;
        else
            exception.Data[Key] = complete;
        complete.ShowIn(exception);
    }

    /// <summary>
    /// Puts Java's frames before those that .NET adds to <see cref="Exception.StackTrace"/>, so that they appear in logs.
    /// </summary>
    internal void ShowIn(Exception exception)
    {
        if (Frames.Count > 0 && exception.StackTrace is null)
            ExceptionDispatchInfo.SetRemoteStackTrace(exception, DescribeFrames());
    }

    /// <summary>Formats the frames as .NET does. They come from a peer, so each is cut and put on one line.</summary>
    private string DescribeFrames()
    {
        var text = new StringBuilder();
        foreach (JavaStackFrame frame in Frames.Take(MaxShownFrames))
            text.Append("   at ").Append(Shown(frame)).Append(Environment.NewLine);
        if (Frames.Count > MaxShownFrames)
        {
            text.Append(CultureInfo.InvariantCulture, $"   … {Frames.Count - MaxShownFrames} more frames (JavaStackTrace has all)")
                .Append(Environment.NewLine);
        }

        return text.ToString();
    }

    private static string Shown(JavaStackFrame frame)
    {
        string text = MemberPath.OneLine($"{frame}");
        return text.Length <= MaxShownFrame ? text : $"{text.AsSpan(0, MaxShownFrame)}…";
    }
}
