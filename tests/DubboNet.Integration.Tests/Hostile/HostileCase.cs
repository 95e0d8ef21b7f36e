namespace DubboNet.Integration.Tests.Hostile;

/// <summary>Represents a faulty or hostile peer as a row of the table in docs/troubleshooting.md, with the test that proves it.</summary>
/// <param name="Name">The name in the test run.</param>
/// <param name="Peer">What the peer does.</param>
/// <param name="Outcome">The outcome, in the words of the page.</param>
/// <param name="When">The time of the outcome.</param>
/// <param name="RunAsync">Plays the peer and asserts the outcome.</param>
internal sealed record HostileCase<TStage>(string Name, string Peer, string Outcome, string When, Func<TStage, Task> RunAsync)
{
    public TestCaseData ToTest() => new TestCaseData(Name).SetArgDisplayNames(Name);

    public string ToRow() => $"| {Peer} | {Outcome} | {When} |\n";
}
