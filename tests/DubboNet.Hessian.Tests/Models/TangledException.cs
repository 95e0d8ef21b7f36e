namespace DubboNet.Hessian.Tests.Models;

/// <summary>The Java class <c>com.acme.Tangled</c>, which is an exception whose field can refer back to it.</summary>
internal sealed class TangledException : Exception
{
    public const string ClassName = "com.acme.Tangled";

    public override string Message => JavaThrowable.FindIn(this)?.Message ?? "";

    public object? At { get; private set; }

    public static Formatter Hessian { get; } = new();

    internal sealed class Formatter() : HessianExceptionFormatter<TangledException>(ClassName, "at")
    {
        protected override bool IsCreatedFirst => true;

        protected override void WriteOwnFields(ref HessianWriter writer, TangledException value) => writer.WriteObject(value.At);

        protected override TangledException Create(JavaThrowable throwable, ReadOnlySpan<object?> ownFields) => new();

        protected override void SetOwnFields(TangledException value, ReadOnlySpan<object?> ownFields) => value.At = ownFields[0];
    }
}
