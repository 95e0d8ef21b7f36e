using DubboNet.Hessian;
using Example.Frames;

namespace DubboNet.Interop.Tests.Graphs;

internal sealed partial class RandomGraph
{
    private void AddObjects()
    {
        _containers["GraphNode"] = NewNode;
        _containers["Base"] = () => Fill(Made(new Base()), _scalars.NextString());
        _containers["Derived"] = NewDerived;
        _containers["Everything"] = NewEverything;
        _containers["GraphRecord"] = () => Made(new GraphRecord
        {
            Number = _scalars.NextInt32(),
            Text = _scalars.NextString(),
            Color = _scalars.NextColor(),
            Items = Filled(new List<object>(), Key),
        });
        _containers["GraphException"] = NewException;
        _containers["RuntimeException"] = NewRuntimeException;
        _containers["Primitive"] =
            () => Made(new Primitive { Before = _scalars.NextInt32(), Value = _scalars.NextSingle(), After = _scalars.NextInt32() });
    }

    /// <summary>Returns an existing node or a new one.</summary>
    private GraphNode Node()
    {
        if (NextBoolean() && PickMade<GraphNode>() is { } node)
            return node;
        _left--;
        return NewNode();
    }

    private GraphNode NewNode()
    {
        var node = new GraphNode { Parent = PickMade<GraphNode>(), Name = _scalars.NextString() };
        _made.Add(node);
        if (NextBoolean())
        {
            node.Children = [];
            for (int i = _scalars.NextLength(); i > 0 && _left > 0 && _depth < Deepest; i--)
            {
                _depth++;
                node.Children.Add(Node());
                _depth--;
            }
        }

        if (NextBoolean())
            node.Values = FilledMap(Made(new Dictionary<string, object?>()), _scalars.NextString, Value);
        node.Extra = Value();
        return node;
    }

    private T Fill<T>(T value, string? label)
        where T : Base
    {
        value.Label = label;
        value.Number = _scalars.NextInt32();
        value.Content = Value();
        return value;
    }

    /// <summary>Creates an object whose label of Base is null, because Java does not keep it.</summary>
    private Derived NewDerived()
    {
        Derived derived = Fill(Made(new Derived()), null);
        derived.Label = _scalars.NextString();
        derived.Items = Filled(new List<object>(), NotNull);
        return derived;
    }

    private GraphException NewException()
    {
        var suppressed = new List<Exception>();
        GraphException exception = Made(new GraphException(new JavaThrowable(GraphException.ClassName)
        {
            Message = _scalars.NextString(),
            Cause = AsException(NextCause()),
            Frames = _scalars.Array(_scalars.NextFrame),
            Suppressed = suppressed,
        }));
        _throwables.Add(exception);
        suppressed.AddRange(NextSuppressed(exception).Select(item => AsException(item)!));
        exception.Code = _scalars.NextInt32();
        exception.Node = Rarely() ? null : Node();
        exception.Details = FilledMap(Made(new OrderedDictionary<string, object?>()), _scalars.NextString, Value);
        return exception;
    }

    private HessianObject NewRuntimeException()
    {
        HessianList stack = Filled<HessianList, object?>(new HessianList("[java.lang.StackTraceElement"), _scalars.NextFrame);
        HessianObject exception = Made(new HessianObject(
            "java.lang.IllegalStateException",
            ("suppressedExceptions", null), ("stackTrace", stack), ("cause", null), ("detailMessage", _scalars.NextString())));
        _throwables.Add(exception);
        exception["cause"] = NextCause() ?? (NextBoolean() ? exception : null);
        exception["suppressedExceptions"] = NextSuppressed(exception);
        return exception;
    }

    /// <summary>Returns no cause, an existing one or a new one. The cause of a new one can be the exception that it belongs to.</summary>
    private object? NextCause() => _random.Next(8) switch
    {
        0 => NewRuntimeException(),
        <= 3 when _throwables.Count > 0 => _scalars.Pick<object>([.. _throwables]),
        _ => null,
    };

    private List<object?> NextSuppressed(object owner)
    {
        var suppressed = new List<object?>();
        for (int i = Rarely() ? _random.Next(1, 4) : 0; i > 0; i--)
        {
            object item = NextBoolean() ? _scalars.Pick<object>([.. _throwables]) : NewRuntimeException();
            if (item != owner)
                suppressed.Add(item);
        }

        return suppressed;
    }

    private static Exception? AsException(object? throwable) =>
        throwable as Exception ?? JavaException.From(throwable, GraphTypes.Declared.Types);

    /// <summary>Returns the value of a field. It is null if the line does not keep the type, and sometimes otherwise.</summary>
    private T? Field<T>(string type) => Rarely() || !_scalars.Makers.TryGetValue(type, out Func<object>? maker) ? default : (T?)maker();

    private T? Some<T>(Func<T> value)
        where T : class => Rarely() ? null : value();

    private T? Option<T>(Func<T> value)
        where T : struct => Rarely() ? null : value();

    private Everything NewEverything()
    {
        Everything all = Made(new Everything());
        FillPrimitives(all);
        FillValues(all);
        FillTimes(all);
        FillContainers(all);
        return all;
    }

    private void FillPrimitives(Everything all)
    {
        all.Flag = NextBoolean();
        all.Tiny = NextSByte();
        all.Small = NextInt16();
        all.Letter = _scalars.NextChar();
        all.Whole = _scalars.NextInt32();
        all.Large = _scalars.NextInt64();
        all.Ratio = _scalars.NextDouble();
        all.BoxedFlag = Option(NextBoolean);
        all.BoxedTiny = Option(NextSByte);
        all.BoxedSmall = Option(NextInt16);
        all.BoxedLetter = Option(_scalars.NextChar);
        all.BoxedWhole = Option(_scalars.NextInt32);
        all.BoxedLarge = Option(_scalars.NextInt64);
        all.BoxedFloat = Option(_scalars.NextSingle);
        all.BoxedRatio = Option(_scalars.NextDouble);
    }

    private void FillValues(Everything all)
    {
        all.Text = Some(_scalars.NextString);
        all.Bytes = Some(_scalars.NextBytes);
        all.Chars = Some(_scalars.NextString);
        all.Decimal = Option(() => new BigDecimal(_scalars.NextBigInteger(), _random.Next(-20, 40)));
        all.Integer = Option(_scalars.NextBigInteger);
        all.Uuid = Field<Guid?>("UUID");
        all.Locale = Field<JavaLocale?>("Locale");
        all.Currency = Field<JavaCurrency?>("Currency");
        all.Type = Field<JavaClass?>("Class");
        all.File = Field<JavaFile?>("File");
        all.Uri = Field<Uri?>("URI");
        all.Bits = Field<System.Collections.BitArray?>("BitSet");
        all.AtomicInteger = Option(_scalars.NextInt32);
        all.AtomicLong = Option(_scalars.NextInt64);
        all.AtomicBoolean = Option(NextBoolean);
        all.AtomicReference = Field<object?>("AtomicReference");
        all.AtomicIntegerArray = Some(() => _scalars.Array(_scalars.NextInt32));
        all.AtomicLongArray = Some(() => _scalars.Array(_scalars.NextInt64));
        all.AtomicReferenceArray = Some(() => _scalars.Array(() => Value()!));
        all.Frame = Some(_scalars.NextFrame);
    }

    private void FillTimes(Everything all)
    {
        all.Date = Option(_scalars.NextJavaDate);
        all.SqlDate = Option(_scalars.NextJavaDate);
        all.SqlTime = Option(_scalars.NextJavaDate);
        all.SqlTimestamp = Option(_scalars.NextJavaDate);
        all.Calendar = Field<JavaCalendar?>("Calendar");
        all.LocalDate = Option(_scalars.NextJavaLocalDate);
        all.LocalTime = Option(_scalars.NextJavaLocalTime);
        all.LocalDateTime = Option(_scalars.NextJavaLocalDateTime);
        all.Instant = Option(_scalars.NextJavaInstant);
        all.OffsetDateTime = Option(_scalars.NextJavaOffsetDateTime);
        all.OffsetTime = Option(_scalars.NextJavaOffsetTime);
        all.ZonedDateTime = Option(_scalars.NextJavaZonedDateTime);
        all.ZoneOffset = Option(_scalars.NextJavaZoneOffset);
        all.ZoneId = Field<object?>(NextBoolean() ? "ZoneId" : "ZoneOffset");
        all.Duration = Option(_scalars.NextJavaDuration);
        all.Period = Field<JavaPeriod?>("Period");
        all.Year = Field<JavaYear?>("Year");
        all.YearMonth = Field<JavaYearMonth?>("YearMonth");
        all.MonthDay = Field<JavaMonthDay?>("MonthDay");
        all.DayOfWeek = Field<DayOfWeek?>("DayOfWeek");
    }

    private void FillContainers(Everything all)
    {
        all.Color = Option(_scalars.NextColor);
        all.Colors = Some(() => Array(_scalars.NextColor));
        all.ColorSet = Some(() => new HashSet<Color>(_scalars.Array(_scalars.NextColor)));
        all.Texts = Some(() => Filled(new List<string>(), _scalars.NextString));
        all.Shorts = Some(() => Filled(new List<short>(), NextInt16));
        all.Longs = Some(() => Filled(new HashSet<long>(), _scalars.NextInt64));
        all.Counts = Some(() => FilledMap(Made(new Dictionary<string, int>()), _scalars.NextString, () => _scalars.NextInt32()));
        all.Sorted = Some(
            () => new SortedSet<string>(
                _scalars.Array(_scalars.NextString), StringComparer.Ordinal).ToDictionary(key => key, _ => _scalars.NextInt64()));
        all.Linked = Some(() => Made(new LinkedList<string>(_scalars.Array(_scalars.NextString))));
        all.Ints = Some(() => Made(_scalars.Array(_scalars.NextInt32)));
        all.Grid = Some(() => Objects(() => _scalars.Array(_scalars.NextInt64)));
        all.Words = Some(() => Made(Objects(_scalars.NextString)));
        all.Objects = Some(() => Made(_scalars.Array(() => Value()!)));
        all.Any = Value();
        all.Next = NextBoolean() ? PickMade<Everything>() : null;
    }
}
