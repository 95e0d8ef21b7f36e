using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace DubboNet.Hessian;

public ref partial struct HessianReader
{
    /// <summary>
    /// Reads a <c>java.util.Date</c> of any year. For objects that contain a date and other data (Calendar and the classes of java.sql),
    /// reads their instant. Java writes a <c>java.sql.Timestamp</c> as a plain date in a field declared as it, and as an object elsewhere.
    /// </summary>
    public JavaDate ReadDate()
    {
        int start = _position;
        byte tag = ReadTag();
        if (tag == Tag.DateMilliseconds)
            return new JavaDate(BinaryPrimitives.ReadInt64BigEndian(Take(8)));
        if (tag == Tag.DateMinutes)
            return new JavaDate(BinaryPrimitives.ReadInt32BigEndian(Take(4)) * 60_000L);

        _position = start;
        if (IsConvertible(tag))
            return ConvertToDate(tag, start);
        bool mayBeObject = Tag.KindOf(tag) is ValueKind.Object or ValueKind.Reference or ValueKind.Map;
        if (!mayBeObject)
            throw Unexpected("a date", tag, start);
        object? value = ReadObject();
        if (Conversion.TryGetInstant(value, out JavaDate instant))
            return instant;
        return _options.ConvertsText && value is not null && Conversion.TryAs(value, out BigInteger milliseconds)
            && milliseconds >= long.MinValue && milliseconds <= long.MaxValue
            ? new JavaDate((long)milliseconds)
            : throw Unexpected("a date", tag, start);
    }

    /// <summary>Reads a <c>java.util.Date</c> as an instant with offset zero. Reads objects as <see cref="ReadDate"/> does.</summary>
    /// <exception cref="HessianException">The value is not a date, or is outside the years 1 to 9999.</exception>
    public DateTimeOffset ReadDateTimeOffset()
    {
        int start = _position;
        JavaDate date = ReadDate();
        return date.TryToDateTimeOffset(out DateTimeOffset value)
            ? value
            : throw new HessianException(
                "The date is outside the years 1 to 9999", start, null,
                string.Create(CultureInfo.InvariantCulture, $"{date.Milliseconds} ms"));
    }

    /// <summary>Reads a <c>java.util.Date</c> as a UTC time. Reads objects as <see cref="ReadDate"/> does.</summary>
    /// <exception cref="HessianException">The value is not a date, or is outside the years 1 to 9999.</exception>
    public DateTime ReadDateTime() => ReadDateTimeOffset().UtcDateTime;
}
