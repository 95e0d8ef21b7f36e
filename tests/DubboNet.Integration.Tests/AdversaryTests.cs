using System.Diagnostics;
using DubboNet.Adversary;

namespace DubboNet.Integration.Tests;

/// <summary>Runs the short form of docs/adversary.md in separate processes, for machines that do other work.</summary>
[NonParallelizable]
public sealed class AdversaryTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    [Test]
    public async Task Correct_pair_is_not_affected_by_any_kind_of_hostile_peer()
    {
        string program = Path.Combine(AppContext.BaseDirectory, "DubboNet.Adversary.dll");
        using Process run =
            Process.Start(new ProcessStartInfo("dotnet", [program, "--seconds", "6", "--busy"]) { RedirectStandardOutput = true })!;
        try
        {
            string report = await run.StandardOutput.ReadToEndAsync().WaitAsync(Limit);
            await run.WaitForExitAsync().WaitAsync(Limit);
            await TestContext.Out.WriteAsync(report);
            Assert.That(run.ExitCode, Is.Zero, report);
        }
        finally
        {
            run.Kill();
        }
    }

    [Test]
    public void Page_lists_every_kind()
    {
        string page = Repository.Read("docs/adversary.md");
        foreach (ConsumerKind kind in HostileConsumers.All)
            Assert.That(page, Does.Contain($"| `{kind.Name}` | {kind.Does} | {kind.PauseMilliseconds} ms |\n"));
        foreach (ProviderKind kind in HostileProviders.All)
            Assert.That(page, Does.Contain($"| `{kind.Name}` | {kind.Does} | {kind.PauseMilliseconds} ms |\n"));
    }
}
