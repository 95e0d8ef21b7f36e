namespace DubboNet.Hessian.Tests.Models;

/// <summary>The Java class <c>P$BizException</c> as an exception of .NET with its own fields.</summary>
internal sealed class OutOfStockException(string? message, Exception? cause, int code, Point? at) : Exception(message, cause)
{
    public const string ClassName = "com.example.dubbonet.P$BizException";

    public int Code { get; } = code;

    public Point? At { get; } = at;

    public static Formatter Hessian { get; } = new();

    internal sealed class Formatter() : HessianExceptionFormatter<OutOfStockException>(ClassName, "at", "code")
    {
        protected override void WriteOwnFields(ref HessianWriter writer, OutOfStockException value)
        {
            Point.Hessian.Write(ref writer, value.At);
            writer.WriteInt32(value.Code);
        }

        protected override object? ReadOwnField(ref HessianReader reader, int field) =>
            field == 0 ? Point.Hessian.Read(ref reader) : reader.ReadInt32();

        protected override OutOfStockException Create(JavaThrowable throwable, ReadOnlySpan<object?> ownFields) =>
            new(throwable.Message, throwable.Cause, ownFields[1] is int code ? code : 0, (Point?)ownFields[0]);
    }
}

/// <summary>The Java class <c>P$BizRtException</c> as a JavaException with another field.</summary>
internal sealed class CodedException(JavaThrowable throwable, string? code) : JavaException(throwable)
{
    public const string ClassName = "com.example.dubbonet.P$BizRtException";

    public string? Code { get; } = code;

    public static Formatter Hessian { get; } = new();

    internal sealed class Formatter() : HessianExceptionFormatter<CodedException>(ClassName, "code")
    {
        protected override void WriteOwnFields(ref HessianWriter writer, CodedException value) => writer.WriteString(value.Code);

        protected override CodedException Create(JavaThrowable throwable, ReadOnlySpan<object?> ownFields) =>
            new(throwable, ownFields[0] as string);
    }
}
