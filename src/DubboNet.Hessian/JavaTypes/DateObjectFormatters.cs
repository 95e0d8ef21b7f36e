namespace DubboNet.Hessian;

/// <summary>A class of java.sql: an object around a date, except in a field that is declared as that class, where the date stands bare.</summary>
internal sealed class SqlDateFormatter<T>(string className, Func<JavaDate, T> create, Func<T, JavaDate> value) : JavaValueFormatter<T>(className, "value")
    where T : notnull
{
    protected override void WriteFields(ref HessianWriter writer, T date) => writer.WriteDate(value(date));

    protected override T Create(ReadOnlySpan<object?> values) => create(DateFormatter.FromUndeclared(values[0]));
}

/// <summary><c>java.util.Calendar</c>.</summary>
internal sealed class CalendarFormatter() : JavaValueFormatter<JavaCalendar>(Handles + "CalendarHandle", "date", "type")
{
    internal override string ArrayComponent => "java.util.Calendar";

    protected override void WriteFields(ref HessianWriter writer, JavaCalendar value)
    {
        writer.WriteDate(value.Value);
        writer.WriteObject(value.Type);
    }

    protected override JavaCalendar Create(ReadOnlySpan<object?> values) => new(DateFormatter.FromUndeclared(values[0]), (JavaClass?)values[1]);
}

/// <summary><c>java.util.Date</c> of any year; also the objects that are a date and something more.</summary>
internal sealed class DateFormatter : IHessianFormatter<JavaDate>
{
    public void Write(ref HessianWriter writer, JavaDate value) => writer.WriteDate(value);

    public JavaDate Read(ref HessianReader reader) => reader.ReadDate();

    /// <summary>The date that an undeclared read gave.</summary>
    public static JavaDate FromUndeclared(object? value) => (JavaDate)value!;
}

/// <summary>
/// A class of java.sql as an object, wherever it stands: read from all that a date may be, because Java sends a bare date in a field declared as that class
/// and takes one class of java.sql for another.
/// </summary>
internal sealed class DeclaredSqlDateFormatter<T>(IHessianFormatter<T> wire, Func<JavaDate, T> create) : IHessianFormatter<DateTimeOffset>
{
    public void Write(ref HessianWriter writer, DateTimeOffset value) => wire.Write(ref writer, create(value));

    public DateTimeOffset Read(ref HessianReader reader) => reader.ReadDateTimeOffset();
}
