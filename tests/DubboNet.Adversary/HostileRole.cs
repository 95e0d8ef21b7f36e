using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace DubboNet.Adversary;

/// <summary>
/// The process of all hostile peers. It says at which ports its providers listen, then does what it is told, line by line: attack, rest,
/// report. It ends with its input.
/// </summary>
internal static class HostileRole
{
    public static async Task RunAsync(IPEndPoint target, Kinds kinds)
    {
        // It takes what the honest pair leaves of the processors: what its own work costs is not the product's.
        using (var self = Process.GetCurrentProcess())
            self.PriorityClass = ProcessPriorityClass.BelowNormal;
        var gate = new Gate();
        Tally[] providers = [.. kinds.Providers.Select(_ => new Tally())];
        TcpListener[] listeners = [.. kinds.Providers.Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        for (int i = 0; i < listeners.Length; i++)
        {
            listeners[i].Start();
            _ = Visit.RunAsync(listeners[i], kinds.Providers[i], providers[i]);
        }

        Tally[] consumers = [.. kinds.Consumers.Select(_ => new Tally())];
        for (int i = 0; i < consumers.Length; i++)
            _ = new Attack(target, consumers[i]).RunAsync(kinds.Consumers[i], gate);
        Console.WriteLine(string.Join(' ', listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)));
        while (await Console.In.ReadLineAsync() is { } command)
        {
            if (command == "attack")
                gate.Open();
            else if (command == "rest")
                gate.Close();
            else
                Console.WriteLine(string.Join('\n', [.. consumers, .. providers]));
        }
    }
}
