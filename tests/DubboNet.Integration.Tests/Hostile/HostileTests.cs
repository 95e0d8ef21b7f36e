namespace DubboNet.Integration.Tests.Hostile;

/// <summary>Tests every faulty or hostile peer of the tables in docs/troubleshooting.md. None affects other connections.</summary>
public sealed class HostileTests
{
    private static IEnumerable<TestCaseData> Providers() => HostileProviders.All.Select(row => row.ToTest());

    private static IEnumerable<TestCaseData> Consumers() => HostileConsumers.All.Select(row => row.ToTest());

    [TestCaseSource(nameof(Providers))]
    [Property("Rule", "W7")]
    [Property("Rule", "W8")]
    [Property("Rule", "W9")]
    [Property("Rule", "W58")]
    [Property("Rule", "W65")]
    public async Task Hostile_provider_affects_only_its_own_calls(string name)
    {
        await using var stage = new ProviderStage();
        await stage.AssertOthersUnharmedAsync();
        await HostileProviders.All.Single(row => row.Name == name).RunAsync(stage);
        await stage.AssertOthersUnharmedAsync();
    }

    [TestCaseSource(nameof(Consumers))]
    [Property("Rule", "W8")]
    [Property("Rule", "W9")]
    [Property("Rule", "W71")]
    [Property("Rule", "W72")]
    public async Task Hostile_consumer_affects_only_itself(string name)
    {
        await using var stage = new ConsumerStage();
        await stage.AssertOthersUnharmedAsync();
        await HostileConsumers.All.Single(row => row.Name == name).RunAsync(stage);
        if (!stage.IsStopped)
            await stage.AssertOthersUnharmedAsync();
    }

    [Test]
    public void Page_lists_exactly_the_tested_cases()
    {
        string page = Repository.Read("docs/troubleshooting.md");
        Assert.That(page, Does.Contain(Table("A provider that", "A caller gets", HostileProviders.All)), "Put this table into the page.");
        Assert.That(page, Does.Contain(Table("A consumer that", "What happens", HostileConsumers.All)), "Put this table into the page.");
    }

    private static string Table<TStage>(string peer, string outcome, IEnumerable<HostileCase<TStage>> rows) =>
        $"| {peer} | {outcome} | when |\n|---|---|---|\n{string.Concat(rows.Select(row => row.ToRow()))}";
}
