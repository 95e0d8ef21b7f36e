namespace DubboNet.Hessian.Tests.JavaTypes;

/// <summary>Tests references to times. A reader creates an object for a time only if a message refers to it.</summary>
[Property("Rule", "H41")]
public sealed class TimeReferenceTests
{
    private const string Java8 = "com.alibaba.com.caucho.hessian.io.java8.";
    private const string DateTimeStart = "43 30 3b \"" + Java8 + "LocalDateTimeHandle\" 92 04\"time\" 04\"date\" 60 ";
    private const string Time = "43 30 37 \"" + Java8 + "LocalTimeHandle\" 94 04\"nano\" 06\"second\" 06\"minute\" 04\"hour\" 61 ";
    private const string Date = "43 30 37 \"" + Java8 + "LocalDateHandle\" 93 03\"day\" 05\"month\" 04\"year\" 62 ";

    private static readonly DateTime Leap = new(2024, 2, 29, 13, 14, 15);
    private static readonly JavaLocalDateTime Exact = JavaLocalDateTime.From(Leap);

    /// <summary>The same date and time in the usual form, and in those that are read with the types on the wire.</summary>
    private static readonly string[] Forms =
    [
        DateTimeStart + Time + "90 9f 9e 9d " + Date + "ad 92 cf e8 ",
        DateTimeStart + Time + "90 9f 9e 9d "
            + Date.Replace("03\"day\" 05\"month\"", "05\"month\" 03\"day\"", StringComparison.Ordinal) + "92 ad cf e8 ",
        DateTimeStart.Replace("92 04\"time\" 04\"date\"", "93 04\"time\" 04\"date\" 04\"more\"", StringComparison.Ordinal)
            + Time + "90 9f 9e 9d " + Date + "ad 92 cf e8 4e ",
        DateTimeStart + Time + "90 9f 9e 9d 4d 30 37 \"" + Java8 + "LocalDateHandle\" 03\"day\" ad 05\"month\" 92 04\"year\" cf e8 5a ",
    ];

    [TestCaseSource(nameof(Forms))]
    public void Each_part_of_a_date_and_time_has_an_index(string form)
    {
        foreach (int[] order in new int[][] { [0, 1, 2], [2, 1, 0], [1, 2, 0] })
        {
            string references = string.Concat(order.Concat(order).Select(index => $"51 {0x90 + index:x2} "));
            var reader = new HessianReader(Hex.Parse(form + references), HessianOptions.Default);
            try
            {
                Assert.That(As.LocalDateTime.Read(ref reader), Is.EqualTo(Leap));
                var objects = new object?[6];
                for (int i = 0; i < objects.Length; i++)
                    objects[i] = reader.ReadObject();
                object[] expected = [Leap, Exact.Time, Exact.Date];
                Assert.That(objects[..3], Is.EqualTo(order.Select(index => expected[index])));
                for (int i = 0; i < 3; i++)
                    Assert.That(objects[i + 3], Is.SameAs(objects[i]));
            }
            finally
            {
                reader.Dispose();
            }
        }
    }

    [Test]
    public void Classes_and_indexes_continue_after_a_reference_to_a_time()
    {
        const string Unknown = "43 10\"com.acme.Unknown\" 91 01\"x\" 63 91 ";
        var reader = new HessianReader(Hex.Parse(Forms[0] + "51 90 " + Unknown + "51 93 61 90 91 92 93 51 94"), HessianOptions.Default);
        try
        {
            Assert.That(As.JavaLocalDateTime.Read(ref reader), Is.EqualTo(Exact));
            Assert.That(As.LocalDateTime.Read(ref reader), Is.EqualTo(Leap));
            object? unknown = reader.ReadObject();
            Assert.That(unknown, Is.TypeOf<HessianObject>());
            Assert.That(reader.ReadObject(), Is.SameAs(unknown));
            Assert.That(As.JavaLocalTime.Read(ref reader), Is.EqualTo(new JavaLocalTime(3, 2, 1, 0)));
            Assert.That(As.LocalTime.Read(ref reader), Is.EqualTo(new TimeOnly(3, 2, 1)));
        }
        finally
        {
            reader.Dispose();
        }
    }

    [TestCase(2)]
    [TestCase(5000)]
    public void Each_of_many_times_can_be_referred_to(int count)
    {
        var days = Enumerable.Range(0, count).Select(day => new DateOnly(2000, 1, 1).AddDays(day)).ToList();
        byte[] list = HessianSerializer.Serialize(days, As.List(As.LocalDate));
        byte[] references =
            [
                .. Enumerable.Range(1, count)
                    .SelectMany(index => new byte[] { 0x51, 0x49, 0, 0, (byte)(index >> 8), unchecked((byte)index) }),
            ];
        var reader = new HessianReader([.. list, .. references], HessianOptions.Default);
        try
        {
            Assert.That(As.List(As.LocalDate).Read(ref reader), Is.EqualTo(days));
            foreach (DateOnly day in days)
                Assert.That(As.LocalDate.Read(ref reader), Is.EqualTo(day));
        }
        finally
        {
            reader.Dispose();
        }
    }

    [TestCase("90 9f 9e a8 " + Date + "ad 92 cf e8", "time", "LocalTimeHandle")]
    [TestCase("90 9f 9e 9d " + Date + "ae 9d cf e8", "date", "LocalDateHandle")]
    [TestCase("90 9f 9e 9d " + Date + "ad 92", "date.year", "LocalDateHandle")]
    [TestCase("90 9f 9e 9d 4e", null, "LocalDateTimeHandle")]
    public void Errors_name_the_field_with_the_time(string rest, string? path, string javaClass)
    {
        foreach (HessianException error in new[]
        {
            Codec.Fail(DateTimeStart + Time + rest, As.LocalDateTime),
            Codec.Fail(DateTimeStart + Time + rest, As.JavaLocalDateTime),
            Codec.Fail(DateTimeStart + Time + rest, As.Object),
        })
        {
            Assert.That(error.Path, Is.EqualTo(path));
            Assert.That(error.JavaClass, Is.EqualTo(Java8 + javaClass));
        }
    }

    [Test]
    public void Time_of_a_class_beyond_the_short_tags_is_read()
    {
        string classes = string.Concat(Enumerable.Range(0, 16).Select(number => $"43 01\"{(char)('A' + number)}\" 90 "));
        string day = Date[..^"62 ".Length] + "4f a0 ad 92 cf e8";
        Codec.AssertReads(classes + day, Exact.Date.ToDateOnly(), As.LocalDate);
        Codec.AssertReads(classes + day, Exact.Date, As.JavaLocalDate);
    }
}
