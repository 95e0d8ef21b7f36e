using System.Text.Json;

namespace DubboNet.Nacos.Tests.Real;

/// <summary>Tests what the server does to all its connections, so no other test may have one.</summary>
[NonParallelizable]
public sealed class ResetTests : RealTest
{
    [Test]
    public async Task Server_that_asks_for_another_connection_gets_one()
    {
        TestServer server = await RealServer.GetAsync();
        DubboRegistry registry = await CreateAsync();
        await registry.RegisterAsync(Url(), default);
        await Log.WaitForAsync("Connected");
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{server.Port}/nacos/v2/core/loader/") };
        using var connections = JsonDocument.Parse(await http.GetStringAsync(new Uri("current", UriKind.Relative)));
        foreach (JsonProperty connection in connections.RootElement.EnumerateObject())
        {
            string query = $"connectionId={connection.Name}&redirectAddress=127.0.0.1:{server.Port}";
            await http.GetStringAsync(new Uri($"reloadClient?{query}", UriKind.Relative));
        }

        await Log.WaitForAsync("ConnectionLost");
        await Log.WaitForAsync("Connected");
        Assert.That(Log.Alarms.Single().Text, Does.Contain("asked for another connection"));
        await registry.RegisterAsync(Url(2), default);
        await using var watched = Watch(await CreateAsync());
        await watched.UntilAsync(urls => urls.Count == 2);
    }
}
