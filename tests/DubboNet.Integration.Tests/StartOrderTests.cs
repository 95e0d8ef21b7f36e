using System.Net;

namespace DubboNet.Integration.Tests;

/// <summary>Tests a consumer that is started before its provider.</summary>
public sealed class StartOrderTests
{
    // With the usual growth, the delay would be an hour after this number of attempts, and the test would not end.
    private const int Refusals = 40;

    [Test]
    public async Task Consumer_that_calls_is_connected_as_soon_as_its_provider_listens()
    {
        var log = new LogWatch();
        var endPoint = new IPEndPoint(IPAddress.Loopback, FreePort.Find());
        await using var channel = new DubboChannel(endPoint, new DubboChannelOptions
        {
            ReconnectDelay = TimeSpan.FromMilliseconds(20),
            MaxReconnectDelay = TimeSpan.FromHours(1),
            LoggerFactory = log,
        });
        while (channel.GetSnapshot().FailedAttempts < Refusals)
            await CallAsync(channel);
        await using var server = new DubboServer(
            new DubboServerOptions { EndPoint = endPoint }, new DubboService(FrameMethods.Service)
                .Map(FrameMethods.Echo, (text, _) => ValueTask.FromResult(text)));
        server.Start();
        await SucceedAsync(channel).Within();
        Assert.That(log.Named("ProviderDown").Count(), Is.EqualTo(1));
    }

    private static async Task SucceedAsync(DubboChannel channel)
    {
        while (await CallAsync(channel) is null)
        {
        }
    }

    /// <summary>Returns the result, or null if no provider listens.</summary>
    private static async Task<string?> CallAsync(DubboChannel channel)
    {
        try
        {
            return await channel.InvokeAsync(FrameMethods.Echo, "x");
        }
        catch (DubboConnectionException e)
        {
            Assert.That(e.RequestState, Is.EqualTo(RequestState.NotSent));
            await Task.Yield();
            return null;
        }
    }
}
