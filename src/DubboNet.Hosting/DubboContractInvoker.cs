using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace DubboNet.Hosting;

/// <summary>
/// Provides the invoker and the key of a contract's service, for code that calls the service by the names of its methods, such as HTTP
/// endpoints. All contracts that have a client or are hosted have one among the application's services.
/// </summary>
public abstract class DubboContractInvoker
{
    private protected DubboContractInvoker(IDubboInvoker invoker, ServiceKey service, string? definition, string? description) =>
        (Invoker, Service, Definition, Description) = (invoker, service, definition, description);

    /// <summary>
    /// Gets the invoker of the contract's first client. If the contract has no client, calls go to the application's own provider over the
    /// loopback interface, so that its interceptors and limits apply.
    /// </summary>
    public IDubboInvoker Invoker { get; }

    /// <summary>Gets the key of the service in the configuration of the client or the provider.</summary>
    public ServiceKey Service { get; }

    /// <summary>
    /// Gets the definition of the service as JSON (<see cref="ServiceDefinition.TryParse"/>). Null if an earlier version of the generator
    /// generated the contract.
    /// </summary>
    public string? Definition { get; }

    /// <summary>
    /// Gets what only the C# code tells about the service as JSON, such as its nullability and documentation comments. Null if an earlier
    /// version of the generator generated the contract.
    /// </summary>
    public string? Description { get; }
}

/// <summary>
/// Provides the invoker and the key of a contract's service. It is a singleton if the contract has a client or is hosted. A client with a
/// name is also a keyed service.
/// </summary>
/// <typeparam name="TContract">An interface with a <see cref="DubboServiceAttribute"/>.</typeparam>
public sealed class DubboContractInvoker<TContract> : DubboContractInvoker
    where TContract : class, IDubboContract<TContract>
{
    private DubboContractInvoker(IDubboInvoker invoker, ServiceKey service)
        : base(invoker, service, TContract.Definition, TContract.Description)
    {
    }

    /// <summary>Registers the invoker of the first client, or of the provider that hosts the contract.</summary>
    internal static void AddTo(IServiceCollection services)
    {
        services.TryAddSingleton(Find);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<DubboContractInvoker, DubboContractInvoker<TContract>>(
            static services => services.GetRequiredService<DubboContractInvoker<TContract>>()));
    }

    /// <summary>Creates the invoker of the client with a name.</summary>
    internal static DubboContractInvoker<TContract> ForClient(IServiceProvider services, string name)
    {
        var clients = services.GetRequiredService<DubboClients>();
        return new DubboContractInvoker<TContract>(clients.Get(name), clients.GetService<TContract>(name));
    }

    /// <summary>Creates the invoker of the first client, or of the provider that hosts the contract.</summary>
    private static DubboContractInvoker<TContract> Find(IServiceProvider services)
    {
        var registrations = services.GetRequiredService<DubboRegistrations>();
        if (registrations.Clients.Values.FirstOrDefault(client => client.Contracts.Contains(typeof(TContract))) is { } client)
            return ForClient(services, client.Name);
        (ProviderRegistration provider, ServiceRegistration hosted) = (
            from registration in registrations.Providers.Values
            from service in registration.Services.Values
            where service.Contract == typeof(TContract)
            select (registration, service)).First();
        DubboProviderOptions options = services.GetRequiredService<IOptionsMonitor<DubboProviderOptions>>().Get(provider.Name);
        var invoker = services.GetRequiredKeyedService<HostedInvoker>(provider.Name);
        return new DubboContractInvoker<TContract>(invoker, hosted.KeyFor(options));
    }
}
