using System.Globalization;
using System.Net;
using DubboNet.Hessian;
using DubboNet.Interop.Tests.Java;
using Example.Frames;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary>
/// Sends random graphs of every type that two Java processes of a line keep, in both directions over dubbo://, and in one direction those
/// that Java can only write. The canonical texts of both sides must be equal, with the same values, types, sharing and cycles.
/// </summary>
[Category("Java")]
public sealed class GraphTests
{
    /// <summary>The variable for the number of graphs for each line and test.</summary>
    internal const string CountVariable = "DUBBONET_GRAPHS";

    private const int Size = 60;
    private const int AtOnce = 8;

    // A Java peer must complete a command of this size before its timeout.
    private const int PerCommand = 250;

    private static readonly int Count =
        int.Parse(Environment.GetEnvironmentVariable(CountVariable) ?? "2000", CultureInfo.InvariantCulture);

    [Test]
    public async Task Graph_of_Java_is_read_and_written_back_unchanged(
        [ValueSource(typeof(JavaLine), nameof(JavaLine.Names))] string line, [Values] bool declared)
    {
        JavaLine java = await JavaLine.GetAsync(line);
        await using DubboChannel channel = Connect(java, declared, out HessianOptions options);
        IGraphService graphs = channel.CreateClient<IGraphService>();

        string? difference = await FindDifferenceAsync(declared, async seed =>
        {
            (object graph, string expected) = await BuildAsync(graphs, seed, oneWay: false);
            return TextDifference.Find(
                "read", expected, Canon.Of(graph, options.Types)) ?? await FindDifferenceAsync(graphs, graph, expected, options);
        });

        Assert.That(difference, Is.Null, () => java.ProviderLog);
    }

    [Test]
    public async Task Graph_that_Java_can_only_write_is_read(
        [ValueSource(typeof(JavaLine), nameof(JavaLine.Names))] string line, [Values] bool declared)
    {
        JavaLine java = await JavaLine.GetAsync(line);
        await using DubboChannel channel = Connect(java, declared, out HessianOptions options);
        IGraphService graphs = channel.CreateClient<IGraphService>();

        string? difference = await FindDifferenceAsync(declared, async seed =>
        {
            (object graph, string expected) = await BuildAsync(graphs, seed, oneWay: true);
            return TextDifference.Find("read", expected, Canon.Of(graph, options.Types));
        });

        Assert.That(difference, Is.Null, () => java.ProviderLog);
    }

    [Test]
    public async Task Graph_of_dotnet_is_read_and_written_back_unchanged(
        [ValueSource(typeof(JavaLine), nameof(JavaLine.Names))] string line, [Values] bool declared)
    {
        JavaLine java = await JavaLine.GetAsync(line);
        LineTypes types = await LineTypes.OfAsync(java);
        await using DubboChannel channel = Connect(java, declared, out HessianOptions options);
        IGraphService graphs = channel.CreateClient<IGraphService>();

        string? difference = await FindDifferenceAsync(declared, seed =>
        {
            object graph = RandomGraph.Build(seed, Size, types);
            string expected = Canon.Of(graph, GraphTypes.Declared.Types);
            if (!declared)
                graph = HessianSerializer.Deserialize(HessianSerializer.Serialize(graph, OptionsOf(java, declared: true)), options)!;
            return FindDifferenceAsync(graphs, graph, expected, options);
        });

        Assert.That(difference, Is.Null, () => java.ProviderLog);
    }

    [Test]
    public Task DotNet_provider_sees_and_returns_graph_of_Java_as_it_was(
        [ValueSource(typeof(JavaLine), nameof(JavaLine.Names))] string line, [Values] bool declared) =>
        ProvideAsync(line, declared, "graphs");

    [Test]
    public Task DotNet_provider_sees_graph_that_Java_only_writes(
        [ValueSource(typeof(JavaLine), nameof(JavaLine.Names))] string line, [Values] bool declared) =>
        ProvideAsync(line, declared, "one-way-graphs");

    private static async Task ProvideAsync(string line, bool declared, string command)
    {
        JavaLine java = await JavaLine.GetAsync(line);
        HessianOptions options = OptionsOf(java, declared);
        await using var server = new DubboServer(
            new DubboServerOptions { EndPoint = new IPEndPoint(IPAddress.Loopback, 0), Hessian = options },
            ContractService.Create<IGraphService>(new GraphProvider(options.Types)));
        server.Start();

        foreach (int[] seeds in SeedsOf(declared).Chunk(PerCommand))
        {
            string answer = await java.Consumer.AskAsync($"{command}\t127.0.0.1:{server.LocalEndPoint.Port}\t{seeds[0]}\t{seeds.Length}");
            Assert.That(answer, Is.EqualTo($"{command}\tok\t{seeds.Length}"), () => java.Consumer.Log);
        }
    }

    private static DubboChannel Connect(JavaLine java, bool declared, out HessianOptions options) =>
        Connect(java, options = OptionsOf(java, declared));

    internal static DubboChannel Connect(JavaLine java, HessianOptions options) =>
        new($"dubbo://127.0.0.1:{java.ProviderPort}", new DubboChannelOptions { Hessian = options, Timeout = TimeSpan.FromSeconds(60) });

    internal static HessianOptions OptionsOf(JavaLine java, bool declared) => new()
    {
        Types = (declared ? GraphTypes.Declared : GraphTypes.Undeclared).Types,
        ReferToObjectsAfterUuid = java.Name == "3.3",
    };

    /// <summary>Gets a graph that Java creates, and its text in Java.</summary>
    internal static async Task<(object Graph, string Text)> BuildAsync(IGraphService graphs, int seed, bool oneWay)
    {
        Task<string?> text = graphs.TextAsync(seed, Size, oneWay);
        return ((await graphs.BuildAsync(seed, Size, oneWay))!, (await text)!);
    }

    /// <summary>Compares the text of the graph in Java and the graph that Java returns.</summary>
    private static async Task<string?> FindDifferenceAsync(IGraphService graphs, object graph, string expected, HessianOptions options)
    {
        Task<string?> seen = graphs.DescribeAsync(graph);
        object returned = (await graphs.EchoAsync(graph))!;
        return TextDifference.Find("describe", expected, (await seen)!) ?? TextDifference.Find(
            "echo", expected, Canon.Of(returned, options.Types));
    }

    /// <summary>Gets the seeds. Half of the graphs are read as .NET types, the other half as dynamic objects.</summary>
    private static IEnumerable<int> SeedsOf(bool declared) =>
        declared ? Enumerable.Range(0, Count / 2) : Enumerable.Range(Count / 2, Count - (Count / 2));

    /// <summary>Runs the check for all seeds, several at the same time. Returns the first difference.</summary>
    private static Task<string?> FindDifferenceAsync(bool declared, Func<int, Task<string?>> check) =>
        FindDifferenceAsync(SeedsOf(declared), check);

    internal static async Task<string?> FindDifferenceAsync(IEnumerable<int> seeds, Func<int, Task<string?>> check)
    {
        string? first = null;
        await Parallel.ForEachAsync(
            seeds.TakeWhile(_ => first is null),
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
