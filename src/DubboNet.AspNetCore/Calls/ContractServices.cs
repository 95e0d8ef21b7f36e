using DubboNet.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DubboNet.AspNetCore;

/// <summary>Finds the services of the application's contracts.</summary>
internal sealed class ContractServices
{
    private readonly ILookup<string, ContractService> _services;

    /// <summary>Initializes the services of all contracts that have a client or are hosted.</summary>
    public ContractServices(IServiceProvider services) => _services = services.GetServices<DubboContractInvoker>()
        .Select(contract => new ContractService(
            contract.Service,
            new JsonService(contract.Service, ContractDefinition.Parse(contract.Definition, contract.Service.Interface)),
            contract.Invoker))
        .ToLookup(contract => contract.Key.Interface, StringComparer.Ordinal);

    /// <summary>Gets the keys of the services.</summary>
    public IEnumerable<ServiceKey> Keys => _services.SelectMany(services => services).Select(one => one.Key);

    /// <summary>Returns the services with a Java interface. They are empty if no contract has it.</summary>
    public IEnumerable<ContractService> Find(string interfaceName) => _services[interfaceName];
}

/// <summary>Represents the service of a contract with its invoker.</summary>
internal sealed record ContractService(ServiceKey Key, JsonService Service, IDubboInvoker Invoker);
