using System.Globalization;
using DubboNet.Interop.Tests.Java;

namespace DubboNet.Interop.Tests.Handlers;

/// <summary>
/// Tests the results of real Java consumers for faulty handlers, and for those of Java. The consumer calls a correct handler before and
/// after, and must be served over the same connection (<c>interop.HandlerCheck</c>).
/// </summary>
[Category("Java")]
[NonParallelizable]
public sealed class HandlerTests
{
    private static readonly Dictionary<HandlerSetup, HandlerProvider> Providers = [];

    [OneTimeSetUp]
    public static void Start()
    {
        foreach (HandlerSetup setup in Enum.GetValues<HandlerSetup>())
            Providers.Add(setup, new HandlerProvider(setup));
    }

    [OneTimeTearDown]
    public static async Task StopAsync()
    {
        foreach (HandlerProvider provider in Providers.Values)
            await provider.DisposeAsync();
    }

    [TestCaseSource(nameof(Cases))]
    [Property("Rule", "W56")]
    [Property("Rule", "W57")]
    public async Task Java_consumer_gets_the_listed_result(string line, int row)
    {
        HandlerCase handler = HandlerCases.Rows[row];
        await AssertGotAsync(line, handler, Providers[handler.Setup].Address, handler.Got);
    }

    [TestCaseSource(nameof(CasesOfJava))]
    public async Task Java_consumer_gets_the_listed_result_from_Java(string line, int row)
    {
        HandlerCase handler = HandlerCases.Rows[row];
        JavaLine java = await JavaLine.GetAsync(line);
        await AssertGotAsync(line, handler, $"127.0.0.1:{java.ProviderPort}", handler.FromJava!);
    }

    [TestCase("2.7")]
    [TestCase("3.2")]
    [TestCase("3.3")]
    [Property("Rule", "W59")]
    public async Task Token_of_the_handler_is_canceled_at_the_deadline_of_a_Java_consumer(string line)
    {
        JavaLine java = await JavaLine.GetAsync(line);
        await using var provider = new HandlerProvider(HandlerSetup.Default);
        await java.Consumer.AskAsync($"handler\t{provider.Address}\tbehave\tnever\t500");
        await provider.Expired.Within();
    }

    [Test]
    public void Page_has_the_tested_table() =>
        Assert.That(Repository.Read("docs/server.md"), Does.Contain(HandlerCases.Render()), "Put this table into the page.");

    [Test]
    public void Every_handler_has_a_result_for_every_line()
    {
        foreach (IGrouping<string, HandlerCase> handler in HandlerCases.Rows.GroupBy(row => row.What))
            Assert.That(handler.SelectMany(row => row.Lines), Is.EqualTo(JavaLine.Names), handler.Key);
    }

    private static IEnumerable<TestCaseData> Cases() => Select(_ => true);

    private static IEnumerable<TestCaseData> CasesOfJava() => Select(row => row.FromJava is not null);

    private static IEnumerable<TestCaseData> Select(Func<HandlerCase, bool> condition) =>
        from row in HandlerCases.Rows.Index()
        where condition(row.Item)
        from line in row.Item.Lines
        select new TestCaseData(line, row.Index).SetArgDisplayNames(line, row.Item.What);

    private static async Task AssertGotAsync(string line, HandlerCase handler, string address, string expected)
    {
        JavaLine java = await JavaLine.GetAsync(line);
        string answer = await java.Consumer.AskAsync(string.Format(CultureInfo.InvariantCulture, handler.Question, address));
        Assert.That(
            answer, Does.Match(HandlerCases.Pattern($"{handler.Question.Split('\t')[0]}\tok\t{expected}")), () => java.Consumer.Log);
    }
}
