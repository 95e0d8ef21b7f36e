using System.Collections;
using System.Net;
using DubboNet.Hessian;
using Frames;
using Format = DubboNet.Hessian.HessianFormatters;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary>The classes of random graphs as .NET types.</summary>
internal static class GraphTypes
{
    private static readonly Dictionary<string, IFieldSource> Sources;

    static GraphTypes()
    {
        HessianClassFormatter[] formatters =
        [
            DayOfWeek,
            new GraphFormatter<GraphNode>("GraphNode", Node()),
            new GraphFormatter<GraphRecord>("GraphRecord", Record()),
            new GraphFormatter<Base>("Base", BaseFields<Base>()),
            new GraphFormatter<Derived>("Derived", DerivedFields()),
            new GraphFormatter<Everything>("Everything", EverythingFields.All),
            new GraphFormatter<Primitive>("Primitive", PrimitiveFields()),
            new GraphFormatter<Tail>("Tail", TailFields()),
            new GraphFormatter<FromJava>("FromJava", FromJavaFields()),
            new GraphException.Formatter(),
        ];
        Declared = new HessianOptions { Types = FrameTypes.Options.Types.With(formatters) };
        Sources = formatters.OfType<IFieldSource>().ToDictionary(source => ((HessianClassFormatter)source).Definition.ClassName);
    }

    /// <summary><c>java.time.DayOfWeek</c> as the enum that .NET has for it.</summary>
    public static HessianEnumFormatter<DayOfWeek> DayOfWeek { get; } = new(
        "java.time.DayOfWeek", Enum.GetValues<DayOfWeek>().Select(day => (day, day.ToString().ToUpperInvariant())));

    /// <summary>Every class has its .NET type.</summary>
    public static HessianOptions Declared { get; }

    /// <summary>Nobody registered a class: all objects are of type <see cref="HessianObject"/>.</summary>
    public static HessianOptions Undeclared { get; } = new();

    /// <summary>The fields of an object that was read without a formatter, as its class declares them.</summary>
    public static IEnumerable<(string Name, object? Value)> Typed(string className, IEnumerable<(string Name, object? Value)> fields) =>
        Sources.TryGetValue(className, out IFieldSource? source) ? source.Typed(fields) : fields;

    /// <summary>Whether a class of com.example.frames has a field.</summary>
    public static bool HasField(string type, string field) =>
        Sources.TryGetValue($"com.example.frames.{type}", out IFieldSource? source) && ((HessianClassFormatter)source).Definition.Fields.Contains(field);

    private static GraphField<GraphNode>[] Node() =>
    [
        Of<GraphNode, string>("name", Format.String, n => n.Name, (n, v) => n.Name = v),
        Of<GraphNode, List<GraphNode>>("children", Format.List(Format.Registered<GraphNode>()), n => n.Children, (n, v) => n.Children = v),
        Of<GraphNode, GraphNode>("parent", Format.Registered<GraphNode>(), n => n.Parent, (n, v) => n.Parent = v),
        Of<GraphNode, IDictionary>("values", Format.Registered<IDictionary>(), n => n.Values, (n, v) => n.Values = v),
        Of<GraphNode, object>("extra", Format.Object, n => n.Extra, (n, v) => n.Extra = v),
    ];

    private static GraphField<GraphRecord>[] Record() =>
    [
        Of<GraphRecord, int>("number", Format.Int32, r => r.Number, (r, v) => r.Number = v),
        Of<GraphRecord, string>("text", Format.String, r => r.Text, (r, v) => r.Text = v),
        Of<GraphRecord, Color?>("color", Format.Nullable(ColorHessian.Formatter), r => r.Color, (r, v) => r.Color = v),
        Of<GraphRecord, List<object>>("items", Format.List(Format.Object), r => r.Items, (r, v) => r.Items = v),
    ];

    private static GraphField<T>[] BaseFields<T>()
        where T : Base =>
    [
        Of<T, string>("label", Format.String, b => b.Label, (b, v) => b.Label = v),
        Of<T, int>("number", Format.Int32, b => b.Number, (b, v) => b.Number = v),
        Of<T, object>("content", Format.Object, b => b.Content, (b, v) => b.Content = v),
    ];

    private static GraphField<Derived>[] DerivedFields() =>
    [
        .. BaseFields<Derived>(),
        Of<Derived, string>("label", Format.String, d => d.Label, (d, v) => d.Label = v),
        Of<Derived, List<object>>("items", Format.List(Format.Object), d => d.Items, (d, v) => d.Items = v),
    ];

    private static GraphField<Primitive>[] PrimitiveFields() =>
    [
        Of<Primitive, int>("before", Format.Int32, p => p.Before, (p, v) => p.Before = v),
        Of<Primitive, float>("value", Format.Single, p => p.Value, (p, v) => p.Value = v, declared: v => (float)(double)v),
        Of<Primitive, int>("after", Format.Int32, p => p.After, (p, v) => p.After = v),
    ];

    private static GraphField<Tail>[] TailFields() =>
    [
        Of<Tail, Guid?>("uuid", Format.Nullable(Format.Guid), t => t.Uuid, (t, v) => t.Uuid = v),
        Of<Tail, JavaCalendar?>("calendar", Format.Nullable(Format.Calendar), t => t.Calendar, (t, v) => t.Calendar = v),
        Of<Tail, Uri>("uri", Format.Uri, t => t.Uri, (t, v) => t.Uri = v),
        Of<Tail, IPAddress>("inetAddress", Format.InetAddress, t => t.InetAddress, (t, v) => t.InetAddress = v),
        Of<Tail, EndPoint>("inetSocketAddress", Format.InetSocketAddress, t => t.InetSocketAddress, (t, v) => t.InetSocketAddress = v),
    ];

    private static GraphField<FromJava>[] FromJavaFields() =>
    [
        Of<FromJava, string>("builder", Format.StringBuilder, f => f.Builder, (f, v) => f.Builder = v),
        Of<FromJava, string>("buffer", Format.StringBuilder, f => f.Buffer, (f, v) => f.Buffer = v),
        Of<FromJava, KeyValuePair<string, int>?>("entry", Format.Nullable(Format.Entry(Format.String, Format.Int32)), f => f.Entry, (f, v) => f.Entry = v,
            v => new HessianObject("java.util.AbstractMap$SimpleEntry", ("key", v!.Value.Key), ("value", v.Value.Value))),
        Of<FromJava, long?>("longAdder", Format.Nullable(Format.LongAdder), f => f.LongAdder, (f, v) => f.LongAdder = v),
        Of<FromJava, double?>("doubleAdder", Format.Nullable(Format.DoubleAdder), f => f.DoubleAdder, (f, v) => f.DoubleAdder = v),
    ];

    private static GraphField<T, TValue> Of<T, TValue>(
        string name,
        IHessianFormatter<TValue> format,
        Func<T, TValue?> get,
        Action<T, TValue?> set,
        Func<TValue, object>? canonical = null,
        Func<object, object>? declared = null) => new(name, format, get, set, canonical, declared);
}
