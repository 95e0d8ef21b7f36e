// Runs a worker that hosts a service and calls another one. Start samples/HelloServer
// and then dotnet run --project samples/HelloWorker
using DubboNet;
using Greeting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
builder.Services.AddDubboClient<IGreeter>();
builder.Services.AddDubboProvider().MapDubboService<IGreeter, PoliteGreeter>(ServiceLifetime.Singleton);
builder.Services.AddHostedService<Caller>();
builder.Build().Run();

/// <summary>Implements the service by calling another one.</summary>
internal sealed class PoliteGreeter(IGreeter inner) : IGreeter
{
    public async Task<string> SayHelloAsync(string name, CancellationToken cancellationToken) =>
        await inner.SayHelloAsync($"dear {name}", cancellationToken);
}

/// <summary>Makes a call every five seconds until the host stops.</summary>
internal sealed partial class Caller(IGreeter greeter, ILogger<Caller> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(5));
        do
        {
            try
            {
                Answered(logger, await greeter.SayHelloAsync("worker", stoppingToken));
            }
            catch (DubboException e)
            {
                Failed(logger, e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(1, LogLevel.Information, "{Answer}")]
    private static partial void Answered(ILogger logger, string answer);

    [LoggerMessage(2, LogLevel.Warning, "{Reason}")]
    private static partial void Failed(ILogger logger, string reason);
}
