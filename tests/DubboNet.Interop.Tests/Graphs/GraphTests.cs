using System.Globalization;
using System.Net;
using DubboNet.Client;
using DubboNet.Hessian;
using DubboNet.Interop.Tests.Java;
using DubboNet.Server;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary>
/// Random graphs of every type that survives between two Javas of a line, there and back over dubbo://. Their canonical texts must be equal on both sides:
/// the same values and types, the same sharing and the same cycles.
/// </summary>
[Category("Java")]
public sealed class GraphTests
{
    /// <summary>How many graphs a line, if 2,000 are not enough.</summary>
    private const string CountVariable = "DUBBONET_GRAPHS";

    private const int Size = 60;
    private const int AtOnce = 8;

    /// <summary>Few enough for the time in which a Java peer must answer a command.</summary>
    private const int PerCommand = 250;

    private static readonly int Count = int.Parse(Environment.GetEnvironmentVariable(CountVariable) ?? "2000", CultureInfo.InvariantCulture);

    /// <summary>Half of the graphs are read as .NET types, half as dynamic objects.</summary>
    private static readonly HessianOptions[] Worlds = [GraphTypes.Declared, GraphTypes.Undeclared];

    [Test]
    public async Task Graph_of_Java_is_read_and_written_back_as_it_was([ValueSource(typeof(JavaLine), nameof(JavaLine.Names))] string line, [Values] bool declared)
    {
        JavaLine java = await JavaLine.GetAsync(line);
        await using DubboChannel channel = Connect(java, declared, out HessianOptions options);

        string? difference = await FindDifferenceAsync(async seed =>
        {
            Task<string> built = channel.InvokeAsync(GraphMethods.Text, (seed, Size)).AsTask();
            object graph = await channel.InvokeAsync(GraphMethods.Build, (seed, Size));
            string expected = await built;
            return TextDifference.Find("read", expected, Canon.Of(graph, options.Types)) ?? await FindDifferenceAsync(channel, graph, expected, options);
        });

        Assert.That(difference, Is.Null, () => java.ProviderLog);
    }

    [Test]
    public async Task Graph_of_dotnet_is_read_and_written_back_as_it_was([ValueSource(typeof(JavaLine), nameof(JavaLine.Names))] string line, [Values] bool declared)
    {
        JavaLine java = await JavaLine.GetAsync(line);
        LineTypes types = await LineTypes.OfAsync(java);
        await using DubboChannel channel = Connect(java, declared, out HessianOptions options);

        string? difference = await FindDifferenceAsync(seed =>
        {
            object graph = RandomGraph.Build(seed, Size, types);
            string expected = Canon.Of(graph, GraphTypes.Declared.Types);
            if (!declared)
                graph = HessianSerializer.Deserialize(HessianSerializer.Serialize(graph, OptionsOf(java, declared: true)), options)!;
            return FindDifferenceAsync(channel, graph, expected, options);
        });

        Assert.That(difference, Is.Null, () => java.ProviderLog);
    }

    [Test]
    public async Task DotNet_provider_sees_and_returns_graph_of_Java_as_it_was([ValueSource(typeof(JavaLine), nameof(JavaLine.Names))] string line, [Values] bool declared)
    {
        JavaLine java = await JavaLine.GetAsync(line);
        HessianOptions options = OptionsOf(java, declared);
        DubboService service = new DubboService(GraphMethods.Service)
            .Map(GraphMethods.Echo, graph => graph)
            .Map(GraphMethods.Describe, graph => Canon.Of(graph, options.Types));
        await using var server = new DubboServer(new DubboServerOptions { EndPoint = new IPEndPoint(IPAddress.Loopback, 0), Hessian = options }, service);
        server.Start();

        for (int seed = 0; seed < Count / Worlds.Length; seed += PerCommand)
        {
            int count = Math.Min(PerCommand, (Count / Worlds.Length) - seed);
            string answer = await java.Consumer.AskAsync($"graphs\t127.0.0.1:{server.LocalEndPoint.Port}\t{seed}\t{count}");
            Assert.That(answer, Is.EqualTo($"graphs\tok\t{count}"), () => java.Consumer.Log);
        }
    }

    private static DubboChannel Connect(JavaLine java, bool declared, out HessianOptions options)
    {
        options = OptionsOf(java, declared);
        return new DubboChannel($"dubbo://127.0.0.1:{java.ProviderPort}", new DubboChannelOptions { Hessian = options, Timeout = TimeSpan.FromSeconds(60) });
    }

    private static HessianOptions OptionsOf(JavaLine java, bool declared) => new()
    {
        Types = (declared ? GraphTypes.Declared : GraphTypes.Undeclared).Types,
        ReferToObjectsAfterUuid = java.Name == "3.3",
    };

    /// <summary>What Java sees of the graph, and what comes back.</summary>
    private static async Task<string?> FindDifferenceAsync(DubboChannel channel, object graph, string expected, HessianOptions options)
    {
        Task<string> seen = channel.InvokeAsync(GraphMethods.Describe, graph).AsTask();
        object returned = await channel.InvokeAsync(GraphMethods.Echo, graph);
        return TextDifference.Find("describe", expected, await seen) ?? TextDifference.Find("echo", expected, Canon.Of(returned, options.Types));
    }

    /// <summary>Runs the check for all seeds, several at once; gives the first difference.</summary>
    private static async Task<string?> FindDifferenceAsync(Func<int, Task<string?>> check)
    {
        string? first = null;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Count / Worlds.Length).TakeWhile(_ => first is null),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (seed, _) =>
            {
                string? difference;
                try
                {
                    difference = await check(seed);
                }
                catch (Exception e) when (e is DubboException or HessianException or InvalidCastException)
                {
                    difference = e.ToString();
                }

                if (difference is not null)
                    Interlocked.CompareExchange(ref first, $"seed {seed}: {difference}", null);
            });
        return first;
    }
}
