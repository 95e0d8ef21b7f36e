using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace DubboNet.Adversary;

/// <summary>Controls the process of the hostile peers from the honest process.</summary>
internal sealed class HostileProcess : IDisposable
{
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly int _tallies;

    private HostileProcess(Process process, IReadOnlyList<int> ports, Kinds kinds)
    {
        _process = process;
        _tallies = kinds.Consumers.Count + kinds.Providers.Count;
        Ports = ports;
    }

    /// <summary>Gets the ports of the hostile providers, in their order.</summary>
    public IReadOnlyList<int> Ports { get; }

    public static async Task<HostileProcess> StartAsync(IPEndPoint target, Kinds kinds)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "DubboNet.Adversary.dll");
        string[] only = kinds.Only is { } names ? ["--only", names] : [];
        Process process = Process.Start(new ProcessStartInfo("dotnet", [program, "--hostile", target.ToString(), .. only])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        string answer = (await process.StandardOutput.ReadLineAsync().WaitAsync(AnswerTimeout))!;
        string[] ports = answer.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new HostileProcess(process, [.. ports.Select(port => int.Parse(port, CultureInfo.InvariantCulture))], kinds);
    }

    public void Attack() => _process.StandardInput.WriteLine("attack");

    public void Rest() => _process.StandardInput.WriteLine("rest");

    /// <summary>Returns the counts of each kind, first of the consumers and then of the providers.</summary>
    public async Task<Tally[]> ReportAsync()
    {
        await _process.StandardInput.WriteLineAsync("report");
        var tallies = new List<Tally>();
        while (tallies.Count < _tallies)
            tallies.Add(Tally.Parse((await _process.StandardOutput.ReadLineAsync().WaitAsync(AnswerTimeout))!));
        return [.. tallies];
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
