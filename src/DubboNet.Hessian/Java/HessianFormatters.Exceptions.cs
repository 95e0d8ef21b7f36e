namespace DubboNet.Hessian;

public static partial class HessianFormatters
{
    /// <summary>Gets the formatter of a Throwable of any class. See <see cref="HessianThrowableFormatter"/>.</summary>
    public static IHessianFormatter<Exception> Throwable { get; } = new HessianThrowableFormatter();

    /// <summary>Gets the formatter of <c>java.lang.StackTraceElement</c>, in the form of Java 8 and in that of Java 9 and later.</summary>
    public static IHessianFormatter<JavaStackFrame> StackFrame { get; } = new StackFrameFormatter();
}
