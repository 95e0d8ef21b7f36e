namespace DubboNet.Hessian;

/// <summary>
/// Formats a class of java.sql as an object that contains a date. A field that is declared as that class contains the date itself instead.
/// </summary>
internal sealed class SqlDateFormatter<T>(
    string className, Func<JavaDate, T> create, Func<T, JavaDate> value) : JavaValueFormatter<T>(className, "value")
    where T : notnull
{
    protected override void WriteFields(ref HessianWriter writer, T date) => writer.WriteDate(value(date));

    protected override T Create(ReadOnlySpan<object?> values) => create(DateFormatter.FromUndeclared(values[0]));
}

/// <summary>Formats a <c>java.util.Calendar</c>.</summary>
internal sealed class CalendarFormatter() : JavaValueFormatter<JavaCalendar>(Handles + "CalendarHandle", "date", "type")
{
    internal override string ArrayComponent => "java.util.Calendar";

    protected override void WriteFields(ref HessianWriter writer, JavaCalendar value)
    {
        writer.WriteDate(value.Value);
        writer.WriteObject(value.Type);
    }

    protected override JavaCalendar Create(ReadOnlySpan<object?> values) =>
        new(DateFormatter.FromUndeclared(values[0]), (JavaClass?)values[1]);
}

/// <summary>Formats a <c>java.util.Date</c> of any year. Also reads the objects that contain a date and other data.</summary>
internal sealed class DateFormatter : IHessianFormatter<JavaDate>
{
    public void Write(ref HessianWriter writer, JavaDate value) => writer.WriteDate(value);

    public JavaDate Read(ref HessianReader reader) => reader.ReadDate();

    /// <summary>Returns the date from a value that was read without a declared type.</summary>
    public static JavaDate FromUndeclared(object? value) => (JavaDate)value!;
}

/// <summary>
/// Formats a class of java.sql as an object in any place. Reads it from every form of a date, because Java sends a plain date in a field
/// declared as that class, and accepts one class of java.sql as another.
/// </summary>
internal sealed class DeclaredSqlDateFormatter<T>(IHessianFormatter<T> wire, Func<JavaDate, T> create)
    : IHessianFormatter<DateTimeOffset>, ITruncatingFormatter<DateTimeOffset>
{
    public bool MayTruncate => true;

    public bool IsExact(DateTimeOffset value) => value.UtcTicks % TimeSpan.TicksPerMillisecond == 0;

    public void Write(ref HessianWriter writer, DateTimeOffset value) => wire.Write(ref writer, create(value));

    public DateTimeOffset Read(ref HessianReader reader) => reader.ReadDateTimeOffset();
}
