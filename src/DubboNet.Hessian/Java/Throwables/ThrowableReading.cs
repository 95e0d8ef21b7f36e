using System.Collections;

namespace DubboNet.Hessian;

/// <summary>
/// Creates exceptions for Throwables that were read without a formatter of their own. Each object is converted once, however often it is
/// referred to, and a reference to an object that is being converted ends the chain. Cycles and shared causes therefore cost no more than
/// the existing objects. Long chains are cut, because code that prints an exception descends into its causes.
/// </summary>
internal sealed class ThrowableReading
{
    private const int MaxCauses = 32;

    private readonly Dictionary<object, Exception?> _made = new(ReferenceEqualityComparer.Instance);

    /// <summary>Returns the value as an exception, or null if it is not one.</summary>
    public static Exception? ToException(object? value) =>
        value as Exception ?? (value is HessianObject thrown ? new ThrowableReading().Make(thrown, MaxCauses) : null);

    /// <summary>Returns the exception as a cause of another one, or null if the chain would become too long.</summary>
    public static Exception? AsCause(Exception? cause)
    {
        int length = 0;
        for (Exception? next = cause; next is not null && length <= MaxCauses; next = next.InnerException)
            length++;
        return length <= MaxCauses ? cause : null;
    }

    private Exception? Make(object? value, int causesLeft)
    {
        if (causesLeft < 0 || value is not HessianObject thrown)
            return AsCause(value as Exception);
        if (_made.TryGetValue(thrown, out Exception? made))
            return made;

        _made.Add(thrown, null);
        thrown.TryGet("cause", out object? cause);
        thrown.TryGet("stackTrace", out object? frames);
        thrown.TryGet("suppressedExceptions", out object? suppressed);
        var throwable = new JavaThrowable(thrown.ClassName)
        {
            Message = thrown.TextOf("detailMessage"),
            Cause = AsCause(Make(cause, causesLeft - 1)),
            Frames = JavaStackFrame.FromList(frames),
            Suppressed = suppressed is IEnumerable list and not string
                ? [.. list.Cast<object?>().Select(item => Make(item, causesLeft - 1)).OfType<Exception>()]
                : [],
        };
        return _made[thrown] = new JavaException(throwable) { Detail = thrown };
    }
}
