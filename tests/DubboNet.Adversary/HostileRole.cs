using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace DubboNet.Adversary;

/// <summary>
/// Runs all hostile peers in a separate process. It prints the ports of its providers, and then executes the commands attack, rest and
/// report, one per line. It ends with its input.
/// </summary>
internal static class HostileRole
{
    public static async Task RunAsync(IPEndPoint target, Kinds kinds)
    {
        // The process uses the processor time that the honest pair leaves, because the cost of its own work is not that of the product.
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
