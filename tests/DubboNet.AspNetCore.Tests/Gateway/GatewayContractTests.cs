using DubboNet.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace DubboNet.AspNetCore.Tests.Gateway;

/// <summary>Tests that the gateway serves contracts of the application, without a registry.</summary>
public sealed class GatewayContractTests
{
    [Test]
    public async Task Service_that_the_application_hosts_is_called()
    {
        await using WebServer server = await WebServer.StartInventoryAsync(application => application.MapDubboGateway("/dubbo"));

        using HttpResponseMessage byName = await server.PostAsync("/dubbo/com.acme.Inventory/price", """{"key":"a","other":"b"}""");
        using HttpResponseMessage missing = await server.PostAsync("/dubbo/com.acme.Missing/price", "[]");
        using HttpResponseMessage version = await server.PostAsync("/dubbo/com.acme.Inventory/price?version=2.0", "[]");

        Assert.That(await byName.Content.ReadAsStringAsync(), Is.EqualTo("\"a and b\""));
        Assert.That((int)missing.StatusCode, Is.EqualTo(404));
        Assert.That((int)version.StatusCode, Is.EqualTo(404));
    }

    [Test]
    public async Task Client_with_an_address_in_the_configuration_is_called()
    {
        await using WebServer provider = await WebServer.StartInventoryAsync(_ => { });
        int port = provider.Services.GetRequiredService<DubboProvider>().Server.LocalEndPoint.Port;
        await using WebServer server = await WebServer.StartAsync(
            services => services.AddDubboClient<IInventory>(),
            application => application.MapDubboGateway("/dubbo"),
            ("DubboNet:Clients:Inventory:Addresses:0", $"dubbo://127.0.0.1:{port}"));

        using HttpResponseMessage response = await server.PostAsync("/dubbo/com.acme.Inventory/price", "[\"a\",\"b\"]");

        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("\"a and b\""));
    }

    [Test]
    public async Task Contract_is_preferred_to_a_registry_that_is_down()
    {
        var registry = new InMemoryRegistry("memory://registry");
        registry.SetDown(true);
        await using WebServer provider = await WebServer.StartInventoryAsync(_ => { });
        int port = provider.Services.GetRequiredService<DubboProvider>().Server.LocalEndPoint.Port;
        await using WebServer server = await WebServer.StartAsync(
            services => services.AddDubboRegistry(_ => registry)
                .AddDubboClient<IInventory>(options => options.Addresses.Add($"dubbo://127.0.0.1:{port}")),
            application => application.MapDubboGateway("/dubbo"));

        using HttpResponseMessage response = await server.PostAsync("/dubbo/com.acme.Inventory/price", "[\"a\",\"b\"]");

        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("\"a and b\""));
    }

    [Test]
    public void Application_without_services_cannot_map_a_gateway()
    {
        Assert.That(
            async () => await WebServer.StartAsync(_ => { }, application => application.MapDubboGateway("/dubbo")),
            Throws.InvalidOperationException.With.Message.Contains("AddDubboRegistry").And.Message.Contains("AddDubboClient"));
    }
}
