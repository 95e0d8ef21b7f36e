using DubboNet.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DubboNet.AspNetCore;

/// <summary>Finds the services of the application's contracts by their Java interfaces.</summary>
internal sealed class JsonRpcServices
{
    private readonly Dictionary<string, (JsonService Service, IDubboInvoker Invoker)> _services = new(StringComparer.Ordinal);

    /// <summary>Initializes the services of all contracts that have a client or are hosted.</summary>
    public JsonRpcServices(IServiceProvider services)
    {
        foreach (DubboContractInvoker contract in services.GetServices<DubboContractInvoker>())
        {
            ServiceDefinition definition = ContractDefinition.Parse(contract.Definition, contract.Service.Interface);
            _services.TryAdd(contract.Service.Interface, (new JsonService(contract.Service, definition), contract.Invoker));
        }
    }

    /// <summary>Returns a service with its invoker, or null if no contract has the interface.</summary>
    public (JsonService Service, IDubboInvoker Invoker)? Find(string interfaceName) =>
        _services.TryGetValue(interfaceName, out (JsonService Service, IDubboInvoker Invoker) found) ? found : null;
}
