using System.Collections;
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
        Of<GraphRecord, Color?>("color", Format.Nullable(FrameTypes.Color), r => r.Color, (r, v) => r.Color = v),
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

    private static GraphField<T, TValue> Of<T, TValue>(
        string name, IHessianFormatter<TValue> format, Func<T, TValue?> get, Action<T, TValue?> set) => new(name, format, get, set, null, null);
}
