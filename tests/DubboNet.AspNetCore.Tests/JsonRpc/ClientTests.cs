using System.Diagnostics;
using Example.Frames;
using Frames;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace DubboNet.AspNetCore.Tests.JsonRpc;

/// <summary>
/// Tests clients of JSON-RPC that others wrote. They call a service that the application hosts, and one of Java through the application.
/// </summary>
[Category("Java")]
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class ClientTests
{
    private const int Missing = 3;

    private JavaPeer _provider = null!;
    private WebServer _server = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        RequiredJava.Check(await JavaPeer.FindWhatIsMissingAsync("3.3"));
        _provider = await JavaPeer.StartAsync("3.3", "provider", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx128m");
        _server = await WebServer.StartAsync(
            services =>
            {
                services.AddDubboProvider(options => (options.Host, options.Port) = ("127.0.0.1", 0))
                    .MapDubboService<ICalculator, Calculator>();
                services.AddDubboClient<IFrameService>(options =>
                {
                    options.Addresses.Add($"dubbo://127.0.0.1:{_provider.Port}");
                    // The first calls to a new JVM are slow.
                    options.Channel.Timeout = TimeSpan.FromMinutes(1);
                });
            },
            application => application.MapDubboJsonRpc("/rpc"));
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        if (_provider is not null)
            await _provider.DisposeAsync();
    }

    [TestCase("curl")]
    [TestCase("python")]
    [TestCase("pelix")]
    [TestCase("jayson")]
    public async Task Client_calls_both_languages(string name)
    {
        string script = Path.Combine(Repository.Path, "tests/DubboNet.AspNetCore.Tests/JsonRpc/Clients/run");
        string folder = Path.Combine(AppContext.BaseDirectory, "clients");
        var start = new ProcessStartInfo("bash", [script, name, new Uri(_server.Client.BaseAddress!, "/rpc").ToString(), folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process client = Process.Start(start)!;
        client.StandardInput.Close();
        Task<string> problem = client.StandardError.ReadToEndAsync();
        string output = await client.StandardOutput.ReadToEndAsync();
        await client.WaitForExitAsync();

        if (client.ExitCode == Missing)
            RequiredJava.Check(await problem);
        Assert.That(client.ExitCode, Is.Zero, await problem);
        Assert.That(output, Does.EndWith($"{name} is done\n"));
    }
}
