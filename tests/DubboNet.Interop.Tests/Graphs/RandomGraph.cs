using System.Collections;
using System.Collections.Concurrent;
using DubboNet.Hessian;
using Example.Frames;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary>
/// Creates random graphs of .NET types that Java has, too. Objects occur in several places, and in cycles through lists, maps, arrays,
/// nodes and exceptions. A seed gives one graph for each line.
/// </summary>
internal sealed partial class RandomGraph
{
    private const int Deepest = 30;

    private readonly Random _random;
    private readonly RandomScalars _scalars;
    private readonly Dictionary<string, Func<object>> _containers = [];
    private readonly Func<object>[] _scalarMakers;
    private readonly Func<object>[] _containerMakers;
    private readonly Dictionary<string, Func<object>> _lastMakers;

    // The objects that can occur in a second place.
    private readonly List<object> _made = [];

    private readonly List<object> _madeScalars = [];
    private readonly List<object> _throwables = [];
    private int _left;
    private int _depth;

    private RandomGraph(int seed, LineTypes line)
    {
        _random = new Random(seed);
        _scalars = new RandomScalars(_random);
        _scalars.Makers["AtomicReferenceArray"] = () =>
            new HessianObject("java.util.concurrent.atomic.AtomicReferenceArray", ("array", _scalars.Array(() => Value())));
        _scalars.Makers["AtomicReference"] = () => new HessianObject("java.util.concurrent.atomic.AtomicReference", ("value", Value()));
        AddCollections();
        AddMaps();
        AddArrays();
        AddObjects();
        _lastMakers = _scalars.Makers.Where(maker => line.OnlyLastOfDotNet.Contains(maker.Key)).ToDictionary();
        foreach (string type in _scalars.Makers.Keys.Where(type => !line.Anywhere.Contains(type)))
            _scalars.Makers.Remove(type);
        foreach (string type in _containers.Keys.Where(type => !line.Anywhere.Contains(type)))
            _containers.Remove(type);
        _scalarMakers = [.. _scalars.Makers.Values];
        _containerMakers = [.. _containers.Values];
    }

    /// <summary>
    /// Builds the graph of a seed with at most that many containers and objects. Objects in fields of Everything do not count.
    /// </summary>
    public static object Build(int seed, int size, LineTypes line) => new RandomGraph(seed, line).Graph(size);

    /// <summary>Returns the names of the types in the graphs of a line.</summary>
    public static IReadOnlyCollection<string> TypesOf(LineTypes line)
    {
        var graph = new RandomGraph(0, line);
        return [.. graph._scalars.Makers.Keys, .. graph._containers.Keys, .. graph._lastMakers.Keys];
    }

    private List<object?> Graph(int size)
    {
        _left = _random.Next(size) + 1;
        List<object?> all = Made(new List<object?>());
        while (_left > 0)
            all.Add(Container());
        if (_lastMakers.Count > 0)
            all.Add(Last(_scalars.Pick<string>([.. _lastMakers.Keys])));
        return all;
    }

    /// <summary>Returns a value for the end of a graph, with a probability of one half in a field of its type.</summary>
    private object Last(string type) => NextBoolean() ? _lastMakers[type]() : type switch
    {
        "UUID" => new Tail { Uuid = (Guid)_lastMakers[type]() },
        "Calendar" => new Tail { Calendar = (JavaCalendar)_lastMakers[type]() },
        "URI" => new Tail { Uri = (Uri)_lastMakers[type]() },
        "InetAddress" => new Tail { InetAddress = RandomScalars.NamedAddress },
        "InetSocketAddress" => new Tail { InetSocketAddress = _scalars.NextEndPoint(isResolved: true) },
        "InetSocketAddress.createUnresolved" => new Tail { InetSocketAddress = _scalars.NextEndPoint(isResolved: false) },
        _ => throw new ArgumentException($"Tail has no field for {type}", nameof(type)),
    };

    private object Container()
    {
        _left--;
        _depth++;
        object container = _scalars.Pick<Func<object>>(_containerMakers)();
        _depth--;
        return container;
    }

    private object Scalar()
    {
        object scalar = _scalars.Pick<Func<object>>(_scalarMakers)();
        _madeScalars.Add(scalar);
        return scalar;
    }

    private object? Value() => _random.Next(20) == 0 ? null : NotNull();

    private object NotNull()
    {
        int dice = _random.Next(20);
        if (dice < 3 && _made.Count > 0)
            return _made[_random.Next(_made.Count)];
        if (dice < 9 && _left > 0 && _depth < Deepest)
            return Container();
        return dice < 11 && _madeScalars.Count > 0 ? _madeScalars[_random.Next(_madeScalars.Count)] : Scalar();
    }

    private T Made<T>(T container)
        where T : class
    {
        _made.Add(container);
        return container;
    }

    private T? PickMade<T>()
        where T : class
    {
        T[] all = [.. _made.OfType<T>()];
        return all.Length == 0 ? null : _scalars.Pick<T>(all);
    }

    private bool Rarely() => _random.Next(8) == 0;

    private T?[] Array<T>(Func<T> item)
        where T : struct => _scalars.Array(() => Rarely() ? (T?)null : item());

    private T[] Objects<T>(Func<T> item)
        where T : class => _scalars.Array(() => Rarely() ? null! : item());

    private TCollection Filled<TCollection, T>(TCollection collection, Func<T> item)
        where TCollection : ICollection<T>
    {
        for (int i = _scalars.NextLength(); i > 0; i--)
            collection.Add(item());
        return collection;
    }

    private TMap FilledMap<TMap>(TMap map, Func<object> key, Func<object?> value)
        where TMap : IDictionary
    {
        for (int i = _scalars.NextLength(); i > 0; i--)
            map[key()] = value();
        return map;
    }

    /// <summary>Returns a value for sets and keys, which is equal to its copy in every language.</summary>
    private object Key() => _random.Next(8) switch
    {
        0 => _scalars.NextInt32(),
        1 => _scalars.NextInt64(),
        2 => _scalars.NextBoolean(),
        3 => _scalars.NextDouble() + 0.0,
        4 => _scalars.NextColor(),
        5 => _scalars.NextBigInteger(),
        6 => _scalars.NextDate(),
        _ => _scalars.NextString(),
    };

    private object KeyOrNull() => _random.Next(20) == 0 ? HessianNull.Key : Key();

    /// <summary>Returns different keys of one type, in the ascending order of Java.</summary>
    private IEnumerable<object> Ascending() => _random.Next(4) switch
    {
        0 => new SortedSet<int>(_scalars.Array(_scalars.NextInt32)).Cast<object>(),
        1 => new SortedSet<long>(_scalars.Array(_scalars.NextInt64)).Cast<object>(),
        2 => new SortedSet<DateTimeOffset>(_scalars.Array(_scalars.NextInstant)).Cast<object>(),
        _ => new SortedSet<string>(_scalars.Array(_scalars.NextString), StringComparer.Ordinal),
    };

    private void AddCollections()
    {
        _containers["ArrayList"] = () => Filled(Made(new List<object?>()), Value);
        _containers["LinkedList"] = () => NextBoolean()
            ? Filled(Made(new LinkedList<object?>()), Value)
            : Made(new Queue<object?>(_scalars.Array(Value)));
        foreach (string name in (string[])["Vector", "Stack", "ArrayDeque"])
            _containers[name] = () => Filled<HessianList, object?>(Made(new HessianList($"java.util.{name}")), NotNull);
        foreach (string name in (string[])["CopyOnWriteArrayList", "LinkedBlockingQueue", "ConcurrentLinkedQueue"])
            _containers[name] = () => Filled<HessianList, object?>(Made(new HessianList($"java.util.concurrent.{name}")), NotNull);
        _containers["PriorityQueue"] = () => AddAll(Made(new HessianList("java.util.PriorityQueue")), Ascending());
        _containers["HashSet"] = () => NextBoolean()
            ? Filled<HashSet<object?>, object?>(Made(new HashSet<object?>()), Key)
            : Made(new HashSet<long>(_scalars.Array(_scalars.NextInt64)));
        _containers["LinkedHashSet"] = () => Filled<HessianSet, object?>(Made(new HessianSet("java.util.LinkedHashSet")), Key);
        _containers["CopyOnWriteArraySet"] =
            () => Filled<HessianSet, object?>(Made(new HessianSet("java.util.concurrent.CopyOnWriteArraySet")), Key);
        _containers["TreeSet"] = () => Made(new SortedSet<string>(_scalars.Array(_scalars.NextString), StringComparer.Ordinal));
        _containers["ConcurrentSkipListSet"] =
            () => AddAll(Made(new HessianSet("java.util.concurrent.ConcurrentSkipListSet")), Ascending());
    }

    private void AddMaps()
    {
        _containers["HashMap"] = () => NextBoolean()
            ? FilledMap(Made(new Dictionary<object, object?>()), KeyOrNull, Value)
            : FilledMap(Made(new ConcurrentDictionary<string, object?>()), _scalars.NextString, Value);
        _containers["LinkedHashMap"] = () => FilledMap(Made(new OrderedDictionary<object, object?>()), KeyOrNull, Value);
        _containers["LinkedHashMap-of-objects"] = () => FilledMap(Made(new HessianMap("java.util.LinkedHashMap")), Node, Value);
        _containers["TreeMap"] =
            () => FilledMap(Made(new SortedDictionary<string, object?>(StringComparer.Ordinal)), _scalars.NextString, Value);
        _containers["ConcurrentSkipListMap"] = () =>
        {
            HessianMap map = Made(new HessianMap("java.util.concurrent.ConcurrentSkipListMap"));
            foreach (object key in Ascending())
                map[key] = NotNull();
            return map;
        };
        _containers["ConcurrentHashMap"] = () => FilledMap(Made(new HessianMap("java.util.concurrent.ConcurrentHashMap")), Key, NotNull);
        _containers["Hashtable"] = () => FilledMap(Made(new HessianMap("java.util.Hashtable")), Key, NotNull);
        _containers["Properties"] = () => FilledMap(Made(new HessianMap("java.util.Properties")), _scalars.NextString, _scalars.NextString);
        _containers["EnumMap"] = () => FilledMap(Made(new HessianMap("java.util.EnumMap")), () => _scalars.NextColor(), Value);
    }

    private void AddArrays()
    {
        _containers["boolean[]"] = () => Made(_scalars.Array(NextBoolean));
        _containers["short[]"] = () => Made(_scalars.Array(NextInt16));
        _containers["int[]"] = () => Made(_scalars.Array(_scalars.NextInt32));
        _containers["long[]"] = () => Made(_scalars.Array(_scalars.NextInt64));
        _containers["float[]"] = () => Made(_scalars.Array(_scalars.NextSingle));
        _containers["double[]"] = () => Made(_scalars.Array(_scalars.NextDouble));
        _containers["Boolean[]"] = () => Made(Array(NextBoolean));
        _containers["Byte[]"] = () => Made(Array(NextSByte));
        _containers["Short[]"] = () => Made(Array(NextInt16));
        _containers["Integer[]"] = () => Made(Array(_scalars.NextInt32));
        _containers["Long[]"] = () => Made(Array(_scalars.NextInt64));
        _containers["Float[]"] = () => Made(Array(_scalars.NextSingle));
        _containers["Double[]"] = () => Made(Array(_scalars.NextDouble));
        _containers["Character[]"] = () => Made(Array(_scalars.NextChar));
        _containers["String[]"] = () => Made(Objects(_scalars.NextString));
        _containers["BigDecimal[]"] = () => Made(_scalars.Array(() => new BigDecimal(_scalars.NextBigInteger(), _random.Next(-20, 40))));
        _containers["Date[]"] = () => Made(_scalars.Array(_scalars.NextInstant));
        _containers["LocalDate[]"] = () => Made(_scalars.Array(() => _scalars.NextDate()));
        _containers["Class[]"] = () => Made(_scalars.Array(() => (JavaClass)_scalars.Makers["Class"]()));
        _containers["Color[]"] = () => Made(_scalars.Array(_scalars.NextColor));
        _containers["GraphNode[]"] = () => Made(Objects(Node));
        _containers["byte[][]"] = () => Made(Objects(_scalars.NextBytes));
        _containers["int[][]"] = () => Made(Objects(() => _scalars.Array(_scalars.NextInt32)));
        _containers["String[][]"] = () => Made(Objects(() => Objects(_scalars.NextString)));
        _containers["Object[]"] = () =>
        {
            object?[] objects = Made(new object?[_scalars.NextLength()]);
            for (int i = 0; i < objects.Length; i++)
                objects[i] = Value();
            return objects;
        };
    }

    private bool NextBoolean() => _scalars.NextBoolean();

    private short NextInt16() => unchecked((short)_scalars.NextInt32());

    private sbyte NextSByte() => unchecked((sbyte)_scalars.NextInt32());

    private static ICollection<object?> AddAll(ICollection<object?> collection, IEnumerable<object> items)
    {
        foreach (object item in items)
            collection.Add(item);
        return collection;
    }
}
