using DubboNet.Hosting;
using DubboNet.Interop.Tests.Java;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DubboNet.Interop.Tests.Metadata;

/// <summary>
/// Tests Java's own <c>MetadataService</c> and <c>MetadataInfo</c> with a consumer that queries an application in a .NET host. 2.6 does not
/// have them.
/// </summary>
[Category("Java")]
[Property("Feature", "53")]
[Property("Rule", "W51")]
public sealed class MetadataTests
{
    private const string Application = "interop-shop";

    [TestCase("2.7")]
    [TestCase("3.2")]
    [TestCase("3.3")]
    public async Task Java_reads_the_services_of_the_application(string line)
    {
        JavaLine java = await JavaLine.GetAsync(line);
        using IHost host = await StartAsync();
        DubboProvider provider = host.Services.GetRequiredService<DubboProvider>();
        int port = provider.AdvertisedEndPoint!.Port;
        string revision = provider.Registration!.Revision!;
        // 2.7 does not know the ports of services, and computes revisions in its own way.
        (string knownPort, string computed) = line == "2.7" ? ("absent", "") : ($"{port}", revision);

        string[] got = await AskAsync(java, provider, revision);

        string[] expected =
        [
            $"app={Application}", $"revision={revision}",
            "service=blue/com.acme.Stock:dubbo",
            "name=com.acme.Stock", "group=blue", "version=null", "protocol=dubbo", $"port={knownPort}", "path=com.acme.Stock",
            "matchKey=blue/com.acme.Stock:dubbo",
            $"application={Application}", "deprecated=false", "dubbo=2.0.2", "dynamic=true", "generic=false", "group=blue",
            "interface=com.acme.Stock", "methods=count,find",
            "prefer.serialization=hessian2", "release=3.3.0-dubbonet", "serialization=hessian2", "side=provider",
            "service=com.acme.Alarms:2.1.0:dubbo",
            "name=com.acme.Alarms", "group=null", "version=2.1.0", "protocol=dubbo", $"port={knownPort}", "path=com.acme.Alarms",
            "matchKey=com.acme.Alarms:2.1.0:dubbo",
            $"application={Application}", "deprecated=false", "dubbo=2.0.2", "dynamic=true", "generic=false",
            "interface=com.acme.Alarms", "methods=watch",
            "prefer.serialization=hessian2", "release=3.3.0-dubbonet", "serialization=hessian2", "side=provider", "version=2.1.0",
            "watch.1.callback=true",
            $"computed={computed}",
        ];
        Assert.That(got, Is.EqualTo(expected), () => java.Consumer.Log);
        Assert.That(await AskAsync(java, provider, "another"), Is.EqualTo(["null"]), () => java.Consumer.Log);
        await host.StopAsync();
    }

    private static async Task<string[]> AskAsync(JavaLine java, DubboProvider provider, string revision)
    {
        string answer =
            await java.Consumer.AskAsync($"metadata\t127.0.0.1:{provider.Server.LocalEndPoint.Port}\t{Application}\t{revision}");
        Assert.That(answer, Does.StartWith("metadata\tok\t"), () => java.Consumer.Log);
        return answer.Split('\t')[2].Split("\\n");
    }

    private static async Task<IHost> StartAsync()
    {
        HostApplicationBuilder builder =
            Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = Application });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["DubboNet:Provider:Host"] = "127.0.0.1",
            ["DubboNet:Provider:Port"] = "0",
            ["DubboNet:Provider:ShutdownQuietPeriod"] = "10",
            ["DubboNet:Provider:Services:Stock:Group"] = "blue",
        });
        builder.Services.AddDubboProvider()
            .MapDubboService<IStock, Stock>()
            .MapDubboService<IAlarms, Alarms>();
        IHost host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
