using System.Globalization;
using DubboNet.Hessian;
using DubboNet.Interop.Tests.Java;
using Example.Frames;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary>
/// Reads random graphs with strict options, or with contracts that lack random fields and classes. The result is the graph, or an error
/// that names what is missing and where.
/// </summary>
[Category("Java")]
public sealed class StrictGraphTests
{
    private const int Size = 60;
    private const string Extra = "extra_";

    // The start of the path of a result.
    private const string Result = "result";

    // The number of graphs for each line and test. All tests together use 2,000 for each line.
    private static readonly int Count =
        int.Parse(Environment.GetEnvironmentVariable(GraphTests.CountVariable) ?? "500", CultureInfo.InvariantCulture);

    // The outcomes of the graphs for the log. They also show tests that check nothing.
    private readonly GraphOutcomes _outcomes = new();

    [SetUp]
    public void Forget() => _outcomes.Clear();

    [Test]
    public async Task Graph_of_Java_is_equal_or_names_the_unregistered_class(
        [ValueSource(typeof(JavaLine), nameof(JavaLine.Names))] string line)
    {
        await CheckAsync(line, async (seed, graphs) =>
        {
            (object graph, string expected) = await GraphTests.BuildAsync(graphs.Undeclared, seed, IsOneWay(seed));
            return await CheckStrictAsync(graph, expected, graphs, strict => strict.BuildAsync(seed, Size, IsOneWay(seed)));
        });

        Assert.That(_outcomes.Names, Is.SupersetOf(new[] { "equal", "refused" }));
    }

    [Test]
    public async Task Graph_of_dotnet_is_returned_or_names_the_unregistered_class(
        [ValueSource(typeof(JavaLine), nameof(JavaLine.Names))] string line)
    {
        LineTypes types = await LineTypes.OfAsync(await JavaLine.GetAsync(line));
        await CheckAsync(line, async (seed, graphs) =>
        {
            object graph = RandomGraph.Build(seed, Size, types);
            object sent = HessianSerializer.Deserialize(HessianSerializer.Serialize(graph, graphs.Options), GraphTypes.Undeclared)!;
            object returned = (await graphs.Undeclared.EchoAsync(sent))!;
            return await CheckStrictAsync(returned, Canon.Of(graph, GraphTypes.Declared.Types), graphs, strict => strict.EchoAsync(graph));
        });

        Assert.That(_outcomes.Names, Is.SupersetOf(new[] { "equal", "refused" }));
    }

    [Test]
    public async Task Fields_that_are_not_in_the_contract_are_skipped_or_named(
        [ValueSource(typeof(JavaLine), nameof(JavaLine.Names))] string line)
    {
        await CheckAsync(line, async (seed, graphs) =>
        {
            (object graph, string expected) = await GraphTests.BuildAsync(graphs.Undeclared, seed, IsOneWay(seed));
            IReadOnlyDictionary<string, string[]> added = GraphFieldAdder.Add(ref graph, new Random(seed), Extra, graphs.Options.Types);
            if (added.Count == 0)
                return _outcomes.Add("without a declared class");
            if (CheckFields(graph, expected, added, graphs.Options) is { } difference)
                return difference;
            return IsOneWay(seed) ? null : TextDifference.Find("describe", expected, (await graphs.Undeclared.DescribeAsync(graph))!);
        });

        Assert.That(_outcomes.Names, Is.SupersetOf(new[] { "skipped", "named" }));
    }

    [Test]
    public async Task Classes_that_are_not_in_the_contract_are_kept_or_named(
        [ValueSource(typeof(JavaLine), nameof(JavaLine.Names))] string line)
    {
        await CheckAsync(line, async (seed, graphs) =>
        {
            (object graph, string expected) = await GraphTests.BuildAsync(graphs.Undeclared, seed, IsOneWay(seed));
            var random = new Random(seed);
            HashSet<string> missing = [.. GraphTypes.Classes.Where(_ => random.Next(3) == 0)];
            string? difference = CheckClasses(graph, expected, missing, graphs.Options, out object? read);
            bool isReadByJava = !IsOneWay(seed) && read is not null && Canon.Of(read, GraphTypes.Declared.Types) == expected;
            return difference ?? (
                isReadByJava ? TextDifference.Find("describe", expected, (await graphs.Strict.DescribeAsync(read!))!) : null);
        });

        Assert.That(_outcomes.Names, Is.SupersetOf(new[] { "equal", "equal with copies", "refused" }));
    }

    private async Task CheckAsync(string line, Func<int, Connections, Task<string?>> check)
    {
        JavaLine java = await JavaLine.GetAsync(line);
        HessianOptions declared = GraphTests.OptionsOf(java, declared: true);
        await using DubboChannel undeclared = GraphTests.Connect(java, GraphTests.OptionsOf(java, declared: false));
        await using DubboChannel strict = GraphTests.Connect(java, Strict(declared));
        var graphs = new Connections(undeclared.CreateClient<IGraphService>(), strict.CreateClient<IGraphService>(), declared);
        string? difference = await GraphTests.FindDifferenceAsync(Enumerable.Range(0, Count), seed => check(seed, graphs));
        await TestContext.Out.WriteLineAsync($"{java.Name}: {_outcomes}");
        Assert.That(difference, Is.Null, () => java.ProviderLog);
    }

    /// <summary>Reads a graph with strict options.</summary>
    private async Task<string?> CheckStrictAsync(
        object undeclared, string expected, Connections graphs, Func<IGraphService, Task<object?>> read)
    {
        object declared = HessianSerializer.Deserialize(Write(undeclared), graphs.Options)!;
        IReadOnlySet<string> unknown = GraphObjects.UnknownClasses(declared, graphs.Options.Types);
        try
        {
            object result = (await read(graphs.Strict))!;
            return unknown.Count == 0
                ? Equal("equal", expected, result)
                : $"no error, although {string.Join(", ", unknown)} are not registered";
        }
        catch (DubboException e) when (
            e.InnerException is HessianException { Path: { } path } error && path.StartsWith(Result, StringComparison.Ordinal))
        {
            return NamesClass("refused", error, undeclared, path[Result.Length..].TrimStart('.'), unknown);
        }
    }

    /// <summary>Reads a graph with more fields than the classes have.</summary>
    private string? CheckFields(object graph, string expected, IReadOnlyDictionary<string, string[]> added, HessianOptions options)
    {
        byte[] bytes = Write(graph);
        object skipped = HessianSerializer.Deserialize(bytes, options)!;
        if (Equal("skipped", expected, skipped) is { } difference)
            return difference;
        if (Catch(bytes, options with { UnmappedMembers = HessianUnmappedMemberHandling.Error }, out _) is not { } unmapped)
            return "no error for the added fields";
        if (NamesFields(unmapped, graph, added) is { } mistake)
            return mistake;
        HessianException? unknown = Catch(bytes, options with { UnknownClasses = HessianUnknownClassHandling.Error }, out object? read);
        return unknown is null
            ? Equal("skipped with known classes", expected, read!)
            : NamesClass("refused", unknown, graph, unknown.Path, GraphObjects.UnknownClasses(skipped, options.Types));
    }

    /// <summary>Reads a graph without some of its classes. Sets the result to null after an error.</summary>
    private string? CheckClasses(object graph, string expected, HashSet<string> missing, HessianOptions whole, out object? read)
    {
        byte[] bytes = Write(graph);
        HessianOptions options = whole with { Types = GraphTypes.Without(missing) };
        HessianException? refused = Catch(bytes, Strict(options), out object? strict);
        if (Catch(bytes, options, out read) is { } error)
        {
            return refused is null
                ? $"strict options read what others do not: {error}"
                : NamesClass("named", error, graph, error.Path, missing);
        }

        if (FindDifference(expected, read!, HessianSerializer.Deserialize(bytes, whole)!, missing) is { } difference)
            return difference;
        IReadOnlySet<string> unknown = GraphObjects.UnknownClasses(read!, options.Types);
        if (refused is not null)
            return NamesClass("refused", refused, graph, refused.Path, unknown);
        return unknown.Count == 0
            ? TextDifference.Find("strict", Canon.Of(read, GraphTypes.Declared.Types), Canon.Of(strict, GraphTypes.Declared.Types))
            : $"no error, although {string.Join(", ", unknown)} are not registered";
    }

    private string? Equal(string outcome, string expected, object read) =>
        TextDifference.Find("read", expected, Canon.Of(read, GraphTypes.Declared.Types)) ?? _outcomes.Add(outcome);

    private string? FindDifference(string expected, object read, object whole, IReadOnlySet<string> missing)
    {
        if (TextDifference.Find("whole", expected, Canon.Of(whole, GraphTypes.Declared.Types)) is { } difference)
            return difference;
        bool isEqual = Canon.Of(read, GraphTypes.Declared.Types) == expected;
        return GraphCopies.FindDifference(
            whole, read, GraphTypes.Declared.Types, missing) ?? _outcomes.Add(isEqual ? "equal" : "equal with copies");
    }

    /// <summary>Asserts that the error names one of the classes, and that its path leads to an object of this class.</summary>
    private string? NamesClass(string outcome, HessianException error, object graph, string? path, IReadOnlySet<string> classes)
    {
        IReadOnlyList<string> found = GraphPath.ClassesAt(graph, path);
        return found.Any(name => classes.Contains(name) && error.Message.Contains(name, StringComparison.Ordinal))
            ? _outcomes.Add(outcome)
            : $"an error that does not lead to one of {string.Join(", ", classes)} but to {string.Join(", ", found)}: {error}";
    }

    /// <summary>Asserts that the error names a class with its added fields, and that its path leads to an object of this class.</summary>
    private string? NamesFields(HessianException error, object graph, IReadOnlyDictionary<string, string[]> added)
    {
        IReadOnlyList<string> named = [.. added.Where(fields => error.Message.Contains(
            $" does not have all fields of {fields.Key} (HessianOptions.UnmappedMembers is Error): "
            + $"add members for {string.Join(", ", fields.Value)} (at byte ",
            StringComparison.Ordinal)).Select(fields => fields.Key)];
        IReadOnlyList<string> found = GraphPath.ClassesAt(graph, error.Path);
        return found.Intersect(named).Any() ? _outcomes.Add("named") : $"an error that leads to {string.Join(", ", found)}: {error}";
    }

    private static bool IsOneWay(int seed) => seed % 2 == 0;

    private static byte[] Write(object graph) =>
        HessianSerializer.Serialize(graph, GraphTypes.Undeclared with { ReferToObjectsAfterUuid = true });

    private static HessianOptions Strict(HessianOptions options) =>
        options with { UnknownClasses = HessianUnknownClassHandling.Error, UnmappedMembers = HessianUnmappedMemberHandling.Error };

    private static HessianException? Catch(byte[] bytes, HessianOptions options, out object? read)
    {
        try
        {
            read = HessianSerializer.Deserialize(bytes, options);
            return null;
        }
        catch (HessianException error)
        {
            read = null;
            return error;
        }
    }

    /// <param name="Undeclared">Reads every object as a dynamic object.</param>
    /// <param name="Strict">Reads with strict options.</param>
    /// <param name="Options">The options of a contract that has all classes.</param>
    private sealed record Connections(IGraphService Undeclared, IGraphService Strict, HessianOptions Options);
}
