using NodaTime;

namespace DubboNet.Hessian;

/// <summary>
/// Formats a <c>java.sql.Timestamp</c>. It is written as an object. It is read from an object, and from the plain date that Java sends in a
/// field declared as it.
/// </summary>
internal sealed class SqlTimestampFormatter : IHessianFormatter<Instant>
{
    public void Write(ref HessianWriter writer, Instant value) =>
        HessianFormatters.JavaSqlTimestamp.Write(ref writer, new JavaSqlTimestamp(value.ToJavaDate()));

    public Instant Read(ref HessianReader reader) => NodaTimeFormatters.Date.Read(ref reader);
}
