using System.Runtime.CompilerServices;
using DubboNet.Hosting.Tests.Application;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DubboNet.Hosting.Tests;

/// <summary>Tests clients whose providers are found by a directory instead of addresses.</summary>
public sealed class DirectoryTests
{
    [Test]
    public async Task Client_calls_the_providers_that_its_directory_finds()
    {
        await using Shop shop = await Shop.StartAsync();
        await using TestHost till = await TestHost.StartAsync("{}", services =>
        {
            services.AddSingleton(new ProviderAddress(shop.Provider.EndPointOf()));
            services.AddDubboClient<IInventory>().UseDirectory<OneProvider>();
        });

        Assert.That(await till.Get<IInventory>().FindAsync("a"), Does.StartWith("a found by"));
    }

    [Test]
    public void Client_with_addresses_and_a_directory_is_rejected()
    {
        var services = new ServiceCollection();
        services.AddSingleton(ProviderAddress.Parse("dubbo://b"));
        services.AddDubboClient<IInventory>().UseAddresses("dubbo://a").UseDirectory<OneProvider>();
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.That(
            () => provider.GetRequiredService<IInventory>(),
            Throws.TypeOf<OptionsValidationException>().With.Message.EqualTo(
                "DubboNet:Clients:Inventory:Addresses has addresses, but the client has the directory one provider. "
                    + "Remove one of them."));
    }

    private sealed class OneProvider(ProviderAddress address) : IProviderDirectory
    {
        public async IAsyncEnumerable<ProviderList> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.Yield();
            yield return new ProviderList([address]);
        }

        public override string ToString() => "one provider";
    }
}
