using System.Diagnostics;
using DubboNet.TestKit.Registries;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace DubboNet.AspNetCore.Tests.Console;

/// <summary>Tests the console in Chromium, with a ZooKeeper in which a provider of Java is registered.</summary>
[Category("Java")]
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class BrowserTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(8);

    private readonly List<IAsyncDisposable> _started = [];
    private WebServer _server = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        string address = await FrameRegistry.StartAsync(_started, "1.0");
        DubboRegistry registry = new ZooKeeperRegistryFactory().Create(new DubboRegistryOptions(DubboUrl.Parse(address)));
        _started.Add(registry);
        await registry.RegisterAsync(Hostile("com.acme.Hostile", "<img src=x onerror=alert(1)>"), CancellationToken.None).Within();
        await registry.RegisterAsync(Hostile("<img src=x onerror=alert(2)>", ""), CancellationToken.None).Within();
        _server = await WebServer.StartAsync(
            services =>
            {
                services.AddDubboRegistry(address, options => options.Register = false);
                services.AddDubboProvider(options => (options.Host, options.Port) = ("127.0.0.1", 0))
                    .MapDubboService<IInventory, Inventory>();
            },
            application => application.MapDubboConsole("/console"));
        _started.Add(_server);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        foreach (IAsyncDisposable started in Enumerable.Reverse(_started))
            await started.DisposeAsync();
    }

    /// <summary>Screenshots are in the folder <c>screenshots</c> beside the test's assembly.</summary>
    [Test]
    public async Task Java_service_is_found_and_called_without_findings()
    {
        RequiredJava.Check(ServerProcess.AreOnPath("chromium")
            ? null
            : "Chromium is needed on the PATH. On Debian, .ci/install-chromium installs it.");
        RequiredJava.Check(ServerProcess.AreOnPath("node", "npm") ? null : "Node.js with npm is needed on the PATH.");
        string folder = Path.Combine(TestContext.CurrentContext.TestDirectory, "Console", "Browser");
        string screenshots = Directory.CreateDirectory(Path.Combine(TestContext.CurrentContext.TestDirectory, "screenshots")).FullName;
        await RunAsync(folder, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");

        await RunAsync(folder, "node", "browse.js", $"{_server.Client.BaseAddress}console/", screenshots);

        Assert.That(Directory.GetFiles(screenshots, "*.png"), Is.Not.Empty);
    }

    [Test]
    public async Task Templates_are_valid_arguments_of_Java()
    {
        const string Service = "interface=com.example.frames.FrameService&group=&version=1.0";
        System.Text.Json.JsonElement[] methods = await ConsoleTests.ReadMethodsAsync(_server, Service);

        Assert.That(methods, Has.Length.GreaterThan(30));
        await ConsoleTests.CheckTemplatesAsync(_server, Service, methods);
    }

    private static DubboUrl Hostile(string name, string group) => new(
        "dubbo", "127.0.0.1", 1, name,
        new Dictionary<string, string> { ["interface"] = name, ["group"] = group, ["application"] = "<i>x</i>" });

    private static async Task RunAsync(string folder, string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }

        string said = $"{await output}{await errors}";
        TestContext.Out.WriteLine(said);
        Assert.That(process.ExitCode, Is.Zero, $"{program} {string.Join(' ', arguments)}\n{said}");
    }
}
