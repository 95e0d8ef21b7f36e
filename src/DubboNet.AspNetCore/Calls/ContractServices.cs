using DubboNet.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DubboNet.AspNetCore;

/// <summary>Finds the services of the application's contracts.</summary>
internal sealed class ContractServices
{
    private readonly List<(ServiceKey Key, JsonService Service, IDubboInvoker Invoker)> _services = [];

    /// <summary>Initializes the services of all contracts that have a client or are hosted.</summary>
    public ContractServices(IServiceProvider services)
    {
        foreach (DubboContractInvoker contract in services.GetServices<DubboContractInvoker>())
        {
            ServiceDefinition definition = ContractDefinition.Parse(contract.Definition, contract.Service.Interface);
            _services.Add((contract.Service, new JsonService(contract.Service, definition), contract.Invoker));
        }
    }

    /// <summary>Gets the keys of the services.</summary>
    public IEnumerable<ServiceKey> Keys => _services.Select(one => one.Key);

    /// <summary>Returns the first service with this interface and its invoker, or null if no contract has the interface.</summary>
    public (JsonService Service, IDubboInvoker Invoker)? Find(string interfaceName) => Find(key => key.Interface == interfaceName);

    /// <summary>Returns the first service whose key is selected and its invoker, or null if there is none.</summary>
    public (JsonService Service, IDubboInvoker Invoker)? Find(Func<ServiceKey, bool> selects)
    {
        int index = _services.FindIndex(one => selects(one.Key));
        return index < 0 ? null : (_services[index].Service, _services[index].Invoker);
    }
}
