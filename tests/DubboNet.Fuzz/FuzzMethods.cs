namespace DubboNet.Fuzz;

/// <summary>Provides the called services. They return their argument, so that received values are also written.</summary>
internal static class FuzzMethods
{
    public const string Token = "secret";

    public static ServiceKey Typed { get; } = new("fuzz.Typed");

    public static ServiceKey Dynamic { get; } = new("fuzz.Dynamic");

    public static HessianOptions Options { get; } = new() { Types = EverythingFormatter.Types };

    public static DubboMethod<object, object> Any { get; } = Create("any", "Ljava/lang/Object;", As.Object);

    public static DubboMethod<Everything, Everything> Pojo { get; } = Create("pojo", "Lfuzz/Everything;", EverythingFormatter.Hessian);

    public static DubboMethod<List<long>, List<long>> Numbers { get; } = Create("numbers", "Ljava/util/List;", As.List(As.Int64));

    public static DubboMethod<Dictionary<long, string>, Dictionary<long, string>> Map { get; } =
        Create("map", "Ljava/util/Map;", As.Dictionary(As.Int64, As.String));

    public static DubboMethod<string, string> Fail { get; } = Create("fail", "Ljava/lang/String;", As.String);

    public static DubboMethod<Func<string, Task<string>>, string> Subscribe { get; } = new(
        Typed,
        "subscribe",
        "Lfuzz/Listener;",
        DubboArguments.CreateFormatter(DubboArguments.Callback<Func<string, Task<string>>>()),
        As.String)
    {
        Callbacks =
        [
            ContractCallbacks.ForDelegate<Func<string, Task<string>>, Func<string, Task<string>>>(
                0, "fuzz.Listener", arguments => arguments, (_, callback) => callback!, (_, _) => { }, (_, _) => Task.FromResult),
        ],
    };

    /// <summary>Creates the services for one server.</summary>
    public static DubboService[] CreateServices() =>
    [
        new DubboService(Typed).Map(Any, value => value).Map(Pojo, value => value).Map(Numbers, value => value).Map(Map, value => value)
            .Map(Fail, text => throw new JavaException("fuzz.Failure", text))
            .Map(Subscribe, _ => "subscribed"),
        new DubboService(new ServiceKey(Typed.Interface, "1.0", "blue")).Map(Any, value => value),
        new DubboService(Dynamic).MapDynamic(
            (call, _) => new ValueTask<object?>(call.Arguments.Length == 1 ? call.Arguments[0] : call.Arguments)),
    ];

    private static DubboMethod<T, T> Create<T>(string name, string descriptor, IHessianFormatter<T> formatter) =>
        new(Typed, name, descriptor, DubboArguments.CreateFormatter(formatter), formatter);
}
