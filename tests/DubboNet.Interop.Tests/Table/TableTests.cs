using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using DubboNet.Hessian;
using DubboNet.Interop.Tests.Graphs;
using DubboNet.Interop.Tests.Java;
using Example.Frames;

namespace DubboNet.Interop.Tests.Table;

/// <summary>
/// Calls a method for every row of docs/hessian-types.md with a value and, if possible, with null. Provider and consumer compare what they
/// receive with what they would have sent.
/// </summary>
[Category("Java")]
public sealed partial class TableTests
{
    // Java sends these types only with a switch that also changes other classes. .NET only reads them.
    private static readonly string[] LeftOut = ["Optional", "OptionalInt, OptionalLong, OptionalDouble"];

    [Test]
    public void Contract_has_every_method_of_Java_and_a_sample_for_each()
    {
        string java = Repository.Read("interop-java/contract/src/com/example/frames/TableService.java");
        string[] methods = [.. MethodPattern().Matches(java).Select(match => match.Groups["name"].Value)];

        Assert.That(methods, Has.Length.GreaterThanOrEqualTo(60));
        Assert.That(MethodsOf(typeof(ITableService)).Select(JavaName), Is.EqualTo(methods));
        Assert.That(TableSamples.All.Select(sample => sample.Method).Distinct(), Is.EquivalentTo(methods));
        IEnumerable<TableSample> choices = TableSamples.All.Where(sample => sample.Contract == typeof(ITableChoices));
        Assert.That(choices.Select(sample => sample.Declared), Is.EquivalentTo(MethodsOf(typeof(ITableChoices))));
    }

    [Test]
    public void Every_row_of_the_page_has_a_method() =>
        Assert.That(
            TableSamples.All.Select(sample => sample.Row).Concat(LeftOut).Distinct(),
            Is.EquivalentTo(TypePage.Rows.Select(row => row.Java)));

    [Test]
    public void Page_states_the_number_of_methods_and_the_omitted_types()
    {
        string page = LineBreak().Replace(Repository.Read("docs/interop.md"), " ");
        IEnumerable<string> left =
            from sample in TableSamples.All
            where sample.Lines is null
            let lines = JavaLine.Names.Where(line => !sample.IsCarriedBy(line)).ToList()
            where lines.Count > 0
            select $"{sample.Row} ({string.Join(", ", lines)})";

        Assert.That(page, Does.Contain($"one contract of {MethodsOf(typeof(ITableService)).Length} methods"));
        Assert.That(page, Does.Contain($"Left out: {string.Join(", ", left.Distinct())}"));
        IEnumerable<string> newest =
            TableSamples.All.Where(sample => sample.Lines is not null).Select(sample => $"`{sample.Method}`").Distinct();
        IEnumerable<string> exact =
            from sample in TableSamples.All
            group sample by sample.Method into samples
            where samples.All(sample => sample.Contract == typeof(ITableChoices))
            select $"`{samples.Key}`";
        Assert.That(page, Does.Contain($"exact types only: {string.Join(", ", exact)}."));
        Assert.That(page, Does.Contain($"Only on 3.3: {string.Join(", ", newest)}."));
    }

    [TestCaseSource(typeof(JavaLine), nameof(JavaLine.Names))]
    public async Task DotNet_consumer_calls_every_method_of_Java(string line)
    {
        JavaLine java = await JavaLine.GetAsync(line);
        await using var channel = new DubboChannel(
            $"dubbo://127.0.0.1:{java.ProviderPort}", new DubboChannelOptions { Timeout = TimeSpan.FromSeconds(20) });
        ITableService table = channel.CreateClient<ITableService>();
        ITableChoices choices = channel.CreateClient<ITableChoices>();

        var differences = new List<string?>();
        foreach (TableSample sample in Samples(line, without: TableFlow.ToDotNet))
        {
            object client = sample.Contract == typeof(ITableService) ? table : choices;
            differences.Add(await FindDifferenceAsync(client, sample, sample.Argument, sample.Result));
            if (sample.TakesNull)
                differences.Add(await FindDifferenceAsync(client, sample, null, null));
        }

        Assert.That(differences.Where(difference => difference is not null), Is.Empty, () => java.ProviderLog);
    }

    [TestCaseSource(typeof(JavaLine), nameof(JavaLine.Names))]
    public async Task Java_consumer_calls_every_method_of_dotnet(string line)
    {
        JavaLine java = await JavaLine.GetAsync(line);
        await AssertServedAsync(
            java, ContractService.Create<ITableService>(TableProvider.Create<ITableService>()), typeof(ITableService));
        await AssertServedAsync(
            java, ContractService.Create<ITableChoices>(TableProvider.Create<ITableChoices>()), typeof(ITableChoices));
    }

    private static async Task AssertServedAsync(JavaLine java, DubboService service, Type contract)
    {
        await using var server = new DubboServer(new DubboServerOptions { EndPoint = new IPEndPoint(IPAddress.Loopback, 0) }, service);
        server.Start();

        string[] methods =
        [
            .. Samples(java.Name, without: TableFlow.FromJava).Where(sample => sample.Contract == contract).Select(sample => sample.Method),
        ];
        string answer = await java.Consumer.AskAsync($"table\t127.0.0.1:{server.LocalEndPoint.Port}\t{string.Join('\t', methods)}");

        Assert.That(
            answer[(answer.LastIndexOf('\t') + 1)..].Split("\\n"), Is.EquivalentTo(methods.Select(method => $"{method} ok")),
            () => java.Consumer.Log);
    }

    [TestCase("2.6")]
    [TestCase("2.7")]
    [TestCase("3.2")]
    public async Task Unmodifiable_collection_of_Java_before_33_is_an_error_that_names_the_lost_values(string line)
    {
        JavaLine java = await JavaLine.GetAsync(line);
        await using var channel = new DubboChannel(
            $"dubbo://127.0.0.1:{java.ProviderPort}", new DubboChannelOptions { Timeout = TimeSpan.FromSeconds(20) });
        ITableService table = channel.CreateClient<ITableService>();

        var list = await BoundedWait.FailAsync<DubboException>(table.UnmodifiableListOfAsync("ab"));
        Assert.That(list.Message, Does.Contain("List.of").And.Contain("elements"));
        var map = await BoundedWait.FailAsync<DubboException>(table.UnmodifiableMapOfAsync("one"));
        Assert.That(map.Message, Does.Contain("Map.of").And.Contain("elements"));
    }

    private static MethodInfo[] MethodsOf(Type contract) => contract.GetMethods(BindingFlags.Public | BindingFlags.Instance);

    private static string JavaName(MethodInfo method) => char.ToLowerInvariant(method.Name[0]) + method.Name[1..^"Async".Length];

    private static IEnumerable<TableSample> Samples(string line, TableFlow without) =>
        TableSamples.All.Where(sample => sample.Flow != without && sample.IsCarriedBy(line));

    private static async Task<string?> FindDifferenceAsync(object client, TableSample sample, object? argument, object? expected)
    {
        try
        {
            // The other parameters are optional, and null stands for their defaults.
            var arguments = new object?[sample.Declared.GetParameters().Length];
            arguments[0] = argument;
            var call = (Task)sample.Declared.Invoke(client, arguments)!;
            await call;
            return sample.FindDifference(expected, call.GetType().GetProperty(nameof(Task<>.Result))!.GetValue(call));
        }
        catch (Exception e) when (e is DubboException or HessianException or JavaException)
        {
            return $"{sample.Method}({(argument is null ? "null" : "")}): {e.Message}";
        }
    }

    [GeneratedRegex(@"^    \S.* (?<name>\w+)\(.* value\);", RegexOptions.Multiline)]
    private static partial Regex MethodPattern();

    [GeneratedRegex(@"\n *")]
    private static partial Regex LineBreak();
}
