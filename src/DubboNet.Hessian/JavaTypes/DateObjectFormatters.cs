namespace DubboNet.Hessian;

/// <summary>A class of java.sql: an object around a date, except in a field that is declared as that class, where the date stands bare.</summary>
internal sealed class SqlDateFormatter<T>(string className, Func<DateTimeOffset, T> create, Func<T, DateTimeOffset> value) : JavaValueFormatter<T>(className, "value")
    where T : notnull
{
    protected override void WriteFields(ref HessianWriter writer, T date) => writer.WriteDateTimeOffset(value(date));

    protected override T Create(ReadOnlySpan<object?> values) => create(new DateTimeOffset((DateTime)values[0]!));
}

/// <summary><c>java.util.Calendar</c>.</summary>
internal sealed class CalendarFormatter() : JavaValueFormatter<JavaCalendar>(Handles + "CalendarHandle", "date", "type")
{
    protected override void WriteFields(ref HessianWriter writer, JavaCalendar value)
    {
        writer.WriteDateTimeOffset(value.Value);
        writer.WriteObject(value.Type);
    }

    protected override JavaCalendar Create(ReadOnlySpan<object?> values) =>
        new(new DateTimeOffset((DateTime)values[0]!), (JavaClass?)values[1]);
}
