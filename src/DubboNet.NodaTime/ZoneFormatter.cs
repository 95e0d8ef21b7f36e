using NodaTime;

namespace DubboNet.Hessian;

/// <summary>
/// Formats a time zone. In Java, a region is a <c>ZoneId</c>, and a fixed offset is a <c>ZoneOffset</c>, which is also a ZoneId.
/// </summary>
internal sealed class ZoneFormatter : IHessianFormatter<DateTimeZone>
{
    public void Write(ref HessianWriter writer, DateTimeZone? value)
    {
        if (value is null)
            writer.WriteNull();
        else if (OffsetText.TryParse(value.ToJava().Id, out Offset offset))
            HessianFormatters.JavaZoneOffset.Write(ref writer, offset.ToJava());
        else
            HessianFormatters.ZoneId.Write(ref writer, value.ToJava());
    }

    public DateTimeZone? Read(ref HessianReader reader)
    {
        int start = reader.Position;
        object? value = reader.ReadObject();
        try
        {
            return value switch
            {
                null => null,
                JavaZoneOffset offset => DateTimeZone.ForOffset(offset.ToNodaTime()),
                JavaZoneId zone => zone.ToNodaTime(),
                _ => throw new HessianException("Wrong kind of value", start, "a ZoneId", value.GetType().Name),
            };
        }
        catch (FormatException e)
        {
            throw new HessianException(e.Message, start);
        }
    }
}
