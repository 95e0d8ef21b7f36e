using DubboNet.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DubboNet.AspNetCore;

/// <summary>Provides the service of a contract with its invoker. They are created with the first call.</summary>
/// <param name="clientName">The name of the client, or null for the default one.</param>
internal sealed class ContractSource<TContract>(string? clientName)
    where TContract : class, IDubboContract<TContract>
{
    private (JsonService Service, IDubboInvoker Invoker)? _created;
    private readonly Lock _lock = new();

    /// <summary>Gets the definition that the generator created.</summary>
    /// <exception cref="InvalidOperationException">An earlier version of the generator generated the contract.</exception>
    public ServiceDefinition Definition { get; } = ContractDefinition.Parse(TContract.Definition, typeof(TContract).FullName);

    /// <summary>Checks that the contract has a client or is hosted.</summary>
    /// <exception cref="InvalidOperationException">It has none and is not.</exception>
    public static void Check(IServiceProvider services, string? clientName)
    {
        var known = services.GetRequiredService<IServiceProviderIsKeyedService>();
        bool isKnown = clientName is null
            ? known.IsService(typeof(DubboContractInvoker<TContract>))
            : known.IsKeyedService(typeof(DubboContractInvoker<TContract>), clientName);
        if (!isKnown)
        {
            string name = typeof(TContract).Name;
            throw new InvalidOperationException(clientName is null
                ? $"{name} has no client and is not hosted. Add one with AddDubboClient<{name}>(), or host it with AddDubboProvider()."
                : $"{name} has no client with the name {clientName}. Add it with AddDubboClient<{name}>(\"{clientName}\").");
        }
    }

    /// <summary>Returns the service and its invoker.</summary>
    public (JsonService Service, IDubboInvoker Invoker) Get(IServiceProvider services)
    {
        lock (_lock)
        {
            if (_created is { } created)
                return created;
            DubboContractInvoker<TContract> contract = clientName is null
                ? services.GetRequiredService<DubboContractInvoker<TContract>>()
                : services.GetRequiredKeyedService<DubboContractInvoker<TContract>>(clientName);
            created = (new JsonService(contract.Service, Definition), contract.Invoker);
            _created = created;
            return created;
        }
    }
}
