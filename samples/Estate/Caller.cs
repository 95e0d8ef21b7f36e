using DubboNet;
using Frames;
using Microsoft.Extensions.Hosting;

namespace Estate;

/// <summary>Makes calls every two seconds until the host stops, and prints which providers ran them.</summary>
internal sealed class Caller(IEstateService client) : BackgroundService
{
    public const int Calls = 20;

    public static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                Console.WriteLine($"  .NET calls: {EstateCalls.Describe(await EstateCalls.MakeAsync(client, Calls, stoppingToken))}");
            }
            catch (DubboException e)
            {
                Console.WriteLine($"  .NET calls fail: {e.Message}");
            }
        }
    }
}
