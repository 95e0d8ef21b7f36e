using System.Reflection;
using System.Runtime.Loader;

namespace DubboNet.Pairs;

/// <summary>Represents the benchmarks of one checkout, which are loaded together with those of others.</summary>
internal sealed class Side
{
    private const int Callers = 32;
    private const int CallsOfCaller = 20;

    private static readonly Dictionary<string, Side> Sides = [];
    private readonly Assembly _benchmarks;

    private Side(string checkout)
    {
        string project = Path.GetFullPath(Path.Combine(checkout, "benchmarks/DubboNet.Benchmarks"));
        string path = Path.Combine(project, "bin/Release/net10.0/DubboNet.Benchmarks.dll");
        if (!File.Exists(path))
            throw new FileNotFoundException($"{path} does not exist. Build it: dotnet build -c Release {project}");
        var context = new AssemblyLoadContext(checkout);
        var resolver = new AssemblyDependencyResolver(path);
        context.Resolving += (_, name) => resolver.ResolveAssemblyToPath(name) is { } found ? context.LoadFromAssemblyPath(found) : null;
        _benchmarks = context.LoadFromAssemblyPath(path);
    }

    /// <param name="checkout">The root of a checkout whose <c>benchmarks/DubboNet.Benchmarks</c> was built for Release.</param>
    /// <exception cref="FileNotFoundException">The benchmarks of this checkout are not built.</exception>
    public static Side Of(string checkout) => Sides.TryGetValue(checkout, out Side? side) ? side : Sides[checkout] = new Side(checkout);

    /// <summary>
    /// Returns the operations for a value of <c>HessianCodec</c>, such as <c>map</c>, or for a method of <c>EndToEnd</c>, such as
    /// <c>EndToEnd.Echo</c>. <c>Observed.Echo</c> is the same with listeners, which stay for all values of the process.
    /// </summary>
    public IEnumerable<(string Name, Action Run)> Operations(string value)
    {
        switch (value.Split('.'))
        {
            case ["EndToEnd", var method]:
                return [(value, EndToEnd(method))];
            case ["Observed", var method]:
                Listeners.Start();
                return [(value, EndToEnd(method))];
            default:
                return [($"{value} write", Codec(value, "Write")), ($"{value} read", Codec(value, "Read"))];
        }
    }

    private Action Codec(string value, string method)
    {
        object codec = Create("DubboNet.Benchmarks.Hessian.HessianCodec");
        codec.GetType().GetProperty("Value")!.SetValue(codec, value);
        return SetUp(codec, method) switch
        {
            Func<int> write => () => write(),
            Func<object?> read => () => read(),
            var other => throw new InvalidOperationException($"{method} of the codec returns {other.Method.ReturnType}."),
        };
    }

    /// <summary>Returns calls by several concurrent callers, each of which makes one call after the other.</summary>
    private Action EndToEnd(string method)
    {
        var call = (Func<Task>)SetUp(Create("DubboNet.Benchmarks.EndToEnd"), method);
        return () => Task.WaitAll(Enumerable.Range(0, Callers).Select(_ => CallAsync(call)));
    }

    private static async Task CallAsync(Func<Task> call)
    {
        for (int i = 0; i < CallsOfCaller; i++)
            await call();
    }

    private object Create(string benchmark) => Activator.CreateInstance(_benchmarks.GetType(benchmark, throwOnError: true)!)!;

    private static Delegate SetUp(object benchmark, string method)
    {
        benchmark.GetType().GetMethod("Setup")!.Invoke(benchmark, null);
        MethodInfo found = benchmark.GetType().GetMethod(method)!;
        return found.CreateDelegate(typeof(Func<>).MakeGenericType(found.ReturnType), benchmark);
    }
}
