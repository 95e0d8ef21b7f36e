namespace DubboNet.Integration.Tests.Hostile;

/// <summary>A broken or hostile peer: a row of the table in docs/troubleshooting.md, and the test that shows it.</summary>
/// <param name="Name">Its name in the test run.</param>
/// <param name="Peer">What the peer does.</param>
/// <param name="Outcome">What comes of it, in the words of the page.</param>
/// <param name="When">When that is known.</param>
/// <param name="RunAsync">Plays the peer and asserts the outcome.</param>
internal sealed record HostileCase<TStage>(string Name, string Peer, string Outcome, string When, Func<TStage, Task> RunAsync)
{
    public TestCaseData ToTest() => new TestCaseData(Name).SetArgDisplayNames(Name);

    public string ToRow() => $"| {Peer} | {Outcome} | {When} |\n";
}
