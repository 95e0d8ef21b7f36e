using System.Collections;
using System.Net;
using System.Numerics;
using System.Text;
using DubboNet.Hessian;
using Example.Frames;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary>Creates random scalars by the name of their Java type. Many are at the limits of a form of the wire.</summary>
internal sealed class RandomScalars
{
    private const string Atomic = "java.util.concurrent.atomic.";
    private const long FirstMillisecond = -62135596800000;
    private const long LastMillisecond = 253402300799999;

    private static readonly double[] Doubles =
        [0.0, -0.0, 1.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, double.MaxValue];

    private static readonly string[] Zones = ["Asia/Shanghai", "Europe/Paris", "America/New_York", "UTC", "Australia/Lord_Howe"];
    private static readonly Color[] Colors = Enum.GetValues<Color>();

    // The only address whose name Java can find on every machine. Java looks for the name when it writes an address without one.
    public static readonly IPAddress NamedAddress = new([127, 0, 0, 1]);

    private readonly Random _random;

    public RandomScalars(Random random)
    {
        _random = random;
        AddNumbers();
        AddNames();
        AddTimes();
    }

    public Dictionary<string, Func<object>> Makers { get; } = [];

    public T Pick<T>(params ReadOnlySpan<T> values) => values[_random.Next(values.Length)];

    public bool NextBoolean() => _random.Next(2) == 0;

    public int NextInt32() => unchecked((int)_random.NextInt64()) >> _random.Next(32);

    public long NextInt64() => NextBits() >> _random.Next(64);

    public double NextDouble() => _random.Next(6) switch
    {
        0 => Pick<double>(Doubles),
        1 => NextInt32(),
        2 => 0.001 * NextInt32(),
        3 => NextInt32() / 1000.0,
        4 => _random.NextDouble(),
        _ => BitConverter.Int64BitsToDouble(NextBits()),
    };

    public float NextSingle() => _random.Next(4) == 0 ? BitConverter.Int32BitsToSingle(NextInt32()) : (float)NextDouble();

    /// <summary>Returns any UTF-16 unit, including halves of surrogate pairs.</summary>
    public char NextChar() => (char)(_random.Next(0x10000) >> _random.Next(16));

    /// <summary>Returns a short length, and sometimes a length above the short forms of the wire.</summary>
    public int NextLength() => _random.Next(12) == 0 ? _random.Next(8, 40) : _random.Next(6);

    public T[] Array<T>(Func<T> item) => [.. Enumerable.Range(0, NextLength()).Select(_ => item())];

    public Color NextColor() => Pick<Color>(Colors);

    public byte[] NextBytes()
    {
        var bytes = new byte[NextSize()];
        _random.NextBytes(bytes);
        return bytes;
    }

    public string NextString()
    {
        int length = NextSize();
        int script = _random.Next(6);
        var text = new StringBuilder();
        while (text.Length < length)
        {
            string next = script switch
            {
                0 => NextChar().ToString(),
                1 => ((char)_random.Next(0x4e00, 0x9fa6)).ToString(),
                2 => char.ConvertFromUtf32(_random.Next(0x1f300, 0x1f650)),
                _ => ((char)_random.Next(0x20, 0x7f)).ToString(),
            };
            text.Append(next);
        }

        return text.ToString();
    }

    public BigInteger NextBigInteger()
    {
        var bytes = new byte[_random.Next(1, 20)];
        _random.NextBytes(bytes);
        return _random.Next(4) == 0 ? NextInt32() : new BigInteger(bytes);
    }

    public DateOnly NextDate() => DateOnly.FromDayNumber(_random.Next(DateOnly.MaxValue.DayNumber + 1));

    public DateTimeOffset NextInstant()
    {
        long milliseconds = _random.NextInt64(FirstMillisecond, LastMillisecond);
        return DateTimeOffset.FromUnixTimeMilliseconds(NextBoolean() ? milliseconds : milliseconds / 60_000 * 60_000);
    }

    /// <summary>Returns any date of Java.</summary>
    public JavaDate NextJavaDate() => NextBoolean() ? NextInstant() : new JavaDate(NextInt64());

    public JavaLocalDate NextJavaLocalDate() => new(NextYear(), _random.Next(1, 13), _random.Next(1, 29));

    public JavaLocalTime NextJavaLocalTime() => new(_random.Next(24), _random.Next(60), _random.Next(60), NextNanos());

    public JavaLocalDateTime NextJavaLocalDateTime() => new(NextJavaLocalDate(), NextJavaLocalTime());

    public JavaInstant NextJavaInstant() => new(NextInt64() >> 28, NextNanos());

    public JavaZoneOffset NextJavaZoneOffset() => new(NextBoolean() ? _random.Next(-72, 73) * 900 : _random.Next(-64_800, 64_801));

    public JavaOffsetTime NextJavaOffsetTime() => new(NextJavaLocalTime(), NextJavaZoneOffset());

    public JavaOffsetDateTime NextJavaOffsetDateTime() => new(NextJavaLocalDateTime(), NextJavaZoneOffset());

    /// <summary>Returns a time with an offset instead of a zone, because Java determines the offsets of zones.</summary>
    public JavaZonedDateTime NextJavaZonedDateTime()
    {
        int minutes = _random.Next(1, 14 * 60);
        string sign = NextBoolean() ? "+" : "-";
        return new(
            NextJavaLocalDateTime(), new JavaZoneOffset((sign == "-" ? -minutes : minutes) * 60),
            $"{sign}{minutes / 60:00}:{minutes % 60:00}");
    }

    public JavaDuration NextJavaDuration() => new(NextInt64(), NextNanos());

    public EndPoint NextEndPoint(bool isResolved) =>
        isResolved ? new IPEndPoint(NamedAddress, NextChar()) : new DnsEndPoint(Pick("u", "h.example"), NextChar());

    /// <summary>
    /// Returns a stack frame of Java 8, or one with the module of Java 9. The line -1 means no line, and -2 a native method.
    /// </summary>
    public JavaStackFrame NextFrame()
    {
        var frame =
            new JavaStackFrame(Pick("com.example.Foo", "a.B$C"), Pick("bar", "<init>"), Pick("Foo.java", null), _random.Next(-2, 70_000));
        return NextBoolean()
            ? frame
            : frame with { ClassLoaderName = Pick("app", null), ModuleName = Pick("m", null), ModuleVersion = Pick("1.0", null) };
    }

    private void AddNumbers()
    {
        Makers["Boolean"] = () => NextBoolean();
        Makers["Integer"] = () => Pick<object>(NextInt32(), (byte)_random.Next(256), (ushort)_random.Next(65536));
        Makers["Long"] = () => Pick<object>(NextInt64(), unchecked((uint)NextInt32()));
        Makers["Double"] = () => NextDouble();
        Makers["BigDecimal"] = () => NextBoolean() ? NextDecimal() : new BigDecimal(NextBigInteger(), _random.Next(-20, 40));
        Makers["BigInteger"] = () => Pick<object>(NextBigInteger(), unchecked((ulong)NextBits()));
        Makers["BitSet"] = () => new BitArray(Array(NextBoolean));
        Makers["AtomicInteger"] = () => OfAtomic("AtomicInteger", "value", NextInt32());
        Makers["AtomicLong"] = () => OfAtomic("AtomicLong", "value", NextInt64());
        Makers["AtomicBoolean"] = () => OfAtomic("AtomicBoolean", "value", _random.Next(2));
        Makers["AtomicIntegerArray"] = () => OfAtomic("AtomicIntegerArray", "array", Array(NextInt32));
        Makers["AtomicLongArray"] = () => OfAtomic("AtomicLongArray", "array", Array(NextInt64));
    }

    private void AddNames()
    {
        Makers["String"] = NextString;
        Makers["InetAddress"] = NextAddress;
        Makers["InetSocketAddress"] = () => OfSocketAddress(null, NextAddress());
        Makers["InetSocketAddress.createUnresolved"] = () => OfSocketAddress(Pick("u", "h.example"), null);
        Makers["StackTraceElement"] = NextFrame;
        Makers["byte[]"] = NextBytes;
        Makers["UUID"] = () => NextGuid();
        Makers["Locale"] = () => new JavaLocale(Pick("", "en", "zh_CN", "zh_TW", "de_AT_POSIX"));
        Makers["Currency"] = () => new JavaCurrency(Pick("USD", "EUR", "CNY", "JPY"));
        Makers["File"] = () => new JavaFile(Pick("", "a", "a/b.txt", "/tmp/张", ".."));
        Makers["URI"] = () => new Uri(Pick("http://h/p?q", "mailto:a@b.c", "../x#y", "", "urn:x:张"), UriKind.RelativeOrAbsolute);
        Makers["Class"] =
            () => new JavaClass(Pick("java.lang.String", "int", "void", "[I", "[[Ljava.lang.String;", "com.example.frames.Color"));
        Makers["Color"] = () => NextColor();
        Makers["DayOfWeek"] = () => (DayOfWeek)_random.Next(7);
        Makers["TimeUnit"] = () => new HessianObject("java.util.concurrent.TimeUnit", ("name", Pick("NANOSECONDS", "DAYS")));
    }

    private void AddTimes()
    {
        Makers["Date"] = () => Pick<object>(NextInstant(), NextInstant().UtcDateTime, NextJavaDate());
        Makers["java.sql.Date"] = () => new JavaSqlDate(NextJavaDate());
        Makers["java.sql.Time"] = () => new JavaSqlTime(NextJavaDate());
        Makers["java.sql.Timestamp"] = () => new JavaSqlTimestamp(NextJavaDate());
        Makers["Calendar"] = () => new JavaCalendar(NextJavaDate());
        Makers["LocalDate"] = () => NextBoolean() ? NextDate() : NextJavaLocalDate();
        Makers["LocalTime"] = () => NextBoolean() ? NextTime() : NextJavaLocalTime();
        Makers["LocalDateTime"] = () => NextBoolean() ? NextDate().ToDateTime(NextTime()) : NextJavaLocalDateTime();
        Makers["Instant"] = () => NextJavaInstant();
        Makers["OffsetDateTime"] = () => NextJavaOffsetDateTime();
        Makers["OffsetTime"] = () => NextJavaOffsetTime();
        Makers["ZonedDateTime"] = () => NextJavaZonedDateTime();
        Makers["ZoneOffset"] = () => NextJavaZoneOffset();
        Makers["ZoneId"] = () => new JavaZoneId(Pick<string>(Zones));
        Makers["Duration"] = () => NextBoolean() ? TimeSpan.FromTicks(NextInt64()) : NextJavaDuration();
        Makers["Period"] = () => new JavaPeriod(NextInt32(), NextInt32(), NextInt32());
        Makers["Year"] = () => new JavaYear(NextYear());
        Makers["YearMonth"] = () => new JavaYearMonth(NextYear(), _random.Next(1, 13));
        Makers["MonthDay"] = () => NextDate() is var day ? new JavaMonthDay(day.Month, day.Day) : default;
    }

    private long NextBits() => unchecked((long)((ulong)_random.NextInt64(1L << 32) << 32) | _random.NextInt64(1L << 32));

    private Guid NextGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private decimal NextDecimal() => new(NextInt32(), NextInt32(), NextInt32(), NextBoolean(), (byte)_random.Next(29));

    /// <summary>Returns a short size, and sometimes one above a chunk.</summary>
    private int NextSize() => _random.Next(_random.Next(300) switch
    {
        0 => 70_000,
        <= 10 => 1_100,
        _ => 20,
    });

    private TimeOnly NextTime() =>
        new(NextBoolean() ? _random.NextInt64(TimeSpan.TicksPerDay) : _random.Next(24 * 60) * TimeSpan.TicksPerMinute);

    private int NextNanos() => NextBoolean() ? _random.Next(1_000_000_000) : _random.Next(10) * 100_000_000;

    private int NextYear() => NextBoolean() ? _random.Next(1, 10_000) : _random.Next(-999_999_999, 1_000_000_000);

    private HessianObject NextAddress()
    {
        var bytes = new byte[Pick(4, 16)];
        _random.NextBytes(bytes);
        return new HessianObject(
            "com.alibaba.com.caucho.hessian.io.InetAddressHandle", ("address", bytes), ("hostName", Pick("", "h.example")));
    }

    private HessianObject OfSocketAddress(string? host, HessianObject? address) =>
        new("java.net.InetSocketAddress", ("hostName", host), ("addr", address), ("port", (int)NextChar()));

    private static HessianObject OfAtomic(string name, string field, object value) => new(Atomic + name, (field, value));
}
