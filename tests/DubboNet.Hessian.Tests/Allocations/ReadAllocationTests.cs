using System.Runtime.CompilerServices;
using DubboNet.Hessian.Tests.Models;

namespace DubboNet.Hessian.Tests.Allocations;

/// <summary>Each test creates the expected value by hand, and reading may allocate as much as that.</summary>
public sealed class ReadAllocationTests
{
    [Test]
    public void Read_of_an_array_allocates_the_array()
    {
        AssertOnly(Enumerable.Range(0, 1000).ToArray(), As.Int32Array, () => new int[1000]);
        AssertOnly(new long[1000], As.Int64Array, () => new long[1000]);
        AssertOnly(new double[10], As.DoubleArray, () => new double[10]);
    }

    [Test]
    public void Read_of_a_string_allocates_the_string()
    {
        AssertOnly("hello", As.String, () => new string('a', 5));
        AssertOnly(new string('\u4e2d', 200), As.String, () => new string('a', 200));
        AssertOnly(new string('a', 30_000), As.String, () => new string('a', 30_000));
    }

    [Test]
    public void Read_of_bytes_allocates_the_array() => AssertOnly(new byte[60_000], As.Bytes, () => new byte[60_000]);

    [Test]
    public void Read_of_scalars_allocates_nothing()
    {
        AssertOnly(int.MaxValue, As.Int32, () => null);
        AssertOnly(long.MaxValue, As.Int64, () => null);
        AssertOnly(Math.PI, As.Double, () => null);
        AssertOnly(true, As.Boolean, () => null);
        AssertOnly(DateTime.UnixEpoch, As.DateTime, () => null);
        AssertOnly(Color.Green, Colors.Hessian, () => null);
    }

    [Test]
    public void Read_of_times_allocates_nothing()
    {
        var day = new JavaLocalDate(2024, 2, 29);
        var time = new JavaLocalTime(13, 14, 15, 123_456_789);
        var local = new JavaLocalDateTime(day, time);
        var offset = new JavaZoneOffset(8 * 3600);
        AssertOnly(day.ToDateOnly(), As.LocalDate, () => null);
        AssertOnly(day, As.JavaLocalDate, () => null);
        AssertOnly(time.ToTimeOnly(), As.LocalTime, () => null);
        AssertOnly(time, As.JavaLocalTime, () => null);
        AssertOnly(local.ToDateTime(), As.LocalDateTime, () => null);
        AssertOnly(local, As.JavaLocalDateTime, () => null);
        AssertOnly(TimeSpan.FromSeconds(1.5), As.Duration, () => null);
        AssertOnly(new JavaDuration(-1, 1), As.JavaDuration, () => null);
        AssertOnly(DateTimeOffset.UnixEpoch, As.Instant, () => null);
        AssertOnly(new JavaInstant(1_700_000_000, 1), As.JavaInstant, () => null);
        AssertOnly(DateTimeOffset.UnixEpoch, As.OffsetDateTime, () => null);
        AssertOnly(new JavaOffsetDateTime(local, offset), As.JavaOffsetDateTime, () => null);
        AssertOnly(new JavaOffsetTime(time, offset), As.OffsetTime, () => null);
        AssertOnly(new JavaZonedDateTime(local, offset, "Asia/Shanghai"), As.ZonedDateTime, () => Copy("Asia/Shanghai"));
        AssertOnly(offset, As.JavaZoneOffset, () => null);
        AssertOnly(offset.ToTimeSpan(), As.ZoneOffset, () => null);
        AssertOnly(new JavaZoneId("Asia/Shanghai"), As.ZoneId, () => Copy("Asia/Shanghai"));
        AssertOnly(new JavaPeriod(1, 2, 3), As.Period, () => null);
        AssertOnly(new JavaYear(2024), As.Year, () => null);
        AssertOnly(new JavaYearMonth(2024, 2), As.YearMonth, () => null);
        AssertOnly(new JavaMonthDay(2, 29), As.MonthDay, () => null);
    }

    [Test]
    public void Read_of_an_object_with_times_allocates_the_object()
    {
        Account account = Account.Sample();
        AssertOnly(account, Account.Hessian, () => new Account { Name = Copy("Bob"), Visits = new List<DateOnly>(2) { account.Birthday } });
        AssertOnly([.. Enumerable.Range(0, 100).Select(_ => Account.Sample())], As.List(Account.Hessian), () =>
        {
            var list = new List<Account>(100);
            for (int i = 0; i < 100; i++)
                list.Add(new Account { Name = Copy("Bob"), Visits = new List<DateOnly>(2) { account.Birthday } });
            return list;
        });
    }

    [Test]
    public void Read_of_a_list_allocates_the_list_with_its_size() =>
        AssertOnly([.. Enumerable.Range(0, 1000)], As.List(As.Int32), () => new List<int>(1000));

    [Test]
    public void Read_of_an_object_allocates_the_object() => AssertOnly(new Point { X = 1, Y = 2 }, Point.Hessian, () => new Point());

    [Test]
    public void Read_of_a_person_allocates_only_the_person()
    {
        Person person = Person.Bob();
        person.Salary = null;
        AssertOnly(person, Person.Hessian, () => new Person
        {
            Name = Copy("Bob"),
            Tags = new List<string>(2) { Copy("a"), Copy("b") },
            Scores = new Dictionary<string, int> { ["k"] = 7 },
            Home = new Point(),
        });
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string Copy(string text) => new(text.AsSpan());

    private static void AssertOnly<T>(T value, IHessianFormatter<T> formatter, Func<object?> makeByHand)
    {
        byte[] bytes = HessianSerializer.Serialize(value, formatter);
        long byHand = Allocation.OfWarm(() => GC.KeepAlive(makeByHand()));
        long read = Allocation.OfWarm(() => GC.KeepAlive(Read(bytes, formatter)));
        Assert.That(read, Is.EqualTo(byHand), typeof(T).Name);
    }

    /// <summary>Reads a value. Returns null for a value type, so that the test does not box it.</summary>
    private static object? Read<T>(byte[] bytes, IHessianFormatter<T> formatter)
    {
        T? value = HessianSerializer.Deserialize(bytes, formatter);
        return typeof(T).IsValueType ? null : value;
    }
}
