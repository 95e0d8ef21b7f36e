using NodaTime;

namespace DubboNet.Hessian;

/// <summary>A <c>java.sql.Timestamp</c>: written as an object, read from that and from the bare date that Java sends in a field declared so.</summary>
internal sealed class SqlTimestampFormatter : IHessianFormatter<Instant>
{
    public void Write(ref HessianWriter writer, Instant value) => HessianFormatters.JavaSqlTimestamp.Write(ref writer, new JavaSqlTimestamp(value.ToJavaDate()));

    public Instant Read(ref HessianReader reader) => NodaTimeFormatters.Date.Read(ref reader);
}
