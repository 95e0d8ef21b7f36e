using System.Runtime.Loader;

namespace DubboNet.Pairs;

/// <summary>The benchmarks of one checkout, loaded beside those of others.</summary>
internal sealed class Side
{
    private static readonly Dictionary<string, Side> s_sides = [];
    private readonly Type _codec;

    private Side(string checkout)
    {
        string path = Path.GetFullPath(Path.Combine(checkout, "benchmarks/DubboNet.Benchmarks/bin/Release/net10.0/DubboNet.Benchmarks.dll"));
        if (!File.Exists(path))
            throw new FileNotFoundException($"{path} does not exist. Build it: dotnet build -c Release {checkout}/benchmarks/DubboNet.Benchmarks");
        var context = new AssemblyLoadContext(checkout);
        var resolver = new AssemblyDependencyResolver(path);
        context.Resolving += (_, name) => resolver.ResolveAssemblyToPath(name) is { } found ? context.LoadFromAssemblyPath(found) : null;
        _codec = context.LoadFromAssemblyPath(path).GetType("DubboNet.Benchmarks.Hessian.HessianCodec", throwOnError: true)!;
    }

    /// <param name="checkout">The root of a checkout whose <c>benchmarks/DubboNet.Benchmarks</c> was built for Release.</param>
    /// <exception cref="FileNotFoundException">The benchmarks of this checkout are not built.</exception>
    public static Side Of(string checkout) => s_sides.TryGetValue(checkout, out Side? side) ? side : s_sides[checkout] = new Side(checkout);

    /// <summary>Gets an operation of the codec.</summary>
    /// <param name="value">What to carry: a value of <c>HessianCodec.Value</c>, such as <c>map</c>.</param>
    /// <param name="method"><c>Read</c> or <c>Write</c>.</param>
    public Action Operation(string value, string method)
    {
        object codec = Activator.CreateInstance(_codec)!;
        _codec.GetProperty("Value")!.SetValue(codec, value);
        _codec.GetMethod("Setup")!.Invoke(codec, null);
        if (method == "Write")
        {
            var write = _codec.GetMethod(method)!.CreateDelegate<Func<int>>(codec);
            return () => write();
        }

        var read = _codec.GetMethod(method)!.CreateDelegate<Func<object?>>(codec);
        return () => read();
    }
}
