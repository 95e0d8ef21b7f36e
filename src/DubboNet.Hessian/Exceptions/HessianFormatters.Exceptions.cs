namespace DubboNet.Hessian;

public static partial class HessianFormatters
{
    /// <summary>A Throwable of any class: see <see cref="HessianThrowableFormatter"/>.</summary>
    public static IHessianFormatter<Exception> Throwable { get; } = new HessianThrowableFormatter();

    /// <summary><c>java.lang.StackTraceElement</c>, in the forms of Java 8 and of Java 9 and later.</summary>
    public static IHessianFormatter<JavaStackFrame> StackFrame { get; } = new StackFrameFormatter();
}
