using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DubboNet.Hosting;

/// <summary>Configures the registration of a client.</summary>
public sealed class DubboClientBuilder
{
    private readonly ClientRegistration _registration;
    private readonly string _contract;

    internal DubboClientBuilder(IServiceCollection services, ClientRegistration registration, Type? contract)
    {
        Services = services;
        _registration = registration;
        _contract = contract?.FullName ?? "no contract";
    }

    /// <summary>Gets the name of the client, which is the name of its section in configuration and the key of its services.</summary>
    public string Name => _registration.Name;

    /// <summary>Gets the application's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Sets the addresses of the providers. They replace the addresses in configuration.</summary>
    /// <param name="addresses">The addresses, as in <see cref="DubboClientOptions.Addresses"/>.</param>
    /// <returns>This builder.</returns>
    public DubboClientBuilder UseAddresses(params IReadOnlyList<string> addresses) => Configure(options =>
    {
        options.Addresses.Clear();
        foreach (string address in addresses)
            options.Addresses.Add(address);
    });

    /// <summary>
    /// Finds the providers with a directory instead of addresses. The directory is registered as a singleton unless its type is already
    /// registered.
    /// </summary>
    /// <typeparam name="TDirectory">The type of the directory.</typeparam>
    /// <returns>This builder.</returns>
    public DubboClientBuilder UseDirectory<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TDirectory>()
        where TDirectory : class, IProviderDirectory
    {
        Services.TryAddSingleton<TDirectory>();
        Services.AddOptions<DubboClientOptions>(Name).Configure<TDirectory>(static (options, directory) => options.Directory = directory);
        return this;
    }

    /// <summary>Changes options after they are read from configuration.</summary>
    /// <returns>This builder.</returns>
    public DubboClientBuilder Configure(Action<DubboClientOptions> configure)
    {
        Services.Configure<DubboClientOptions>(Name, options =>
        {
            string[] before = [.. options.Addresses];
            configure(options);
            if (!options.Addresses.SequenceEqual(before))
                _registration.AddressesByContract[_contract] = [.. options.Addresses];
        });
        return this;
    }

    /// <summary>
    /// Adds a contract that uses the same providers and connections. A client of the contract is registered as a singleton with the
    /// client's name as key. It is also registered without a key if no other client of this contract was registered before.
    /// </summary>
    /// <typeparam name="TContract">An interface with a <see cref="DubboServiceAttribute"/>.</typeparam>
    /// <returns>This builder.</returns>
    public DubboClientBuilder AddContract<TContract>()
        where TContract : class, IDubboContract<TContract>
    {
        if (!_registration.Contracts.Add(typeof(TContract)))
            return this;
        string name = Name;
        _registration.Services.Add(TContract.Service);
        Services.AddKeyedSingleton(name, (services, _) => services.GetRequiredService<DubboClients>().Create<TContract>(name));
        Services.TryAddSingleton(services => services.GetRequiredKeyedService<TContract>(name));
        Services.AddKeyedSingleton(name, (services, _) => DubboContractInvoker<TContract>.ForClient(services, name));
        DubboContractInvoker<TContract>.AddTo(Services);
        return this;
    }

    /// <summary>
    /// Adds an interceptor, which runs around every call of the client. Interceptors are called in the order in which they are added. The
    /// interceptor is registered as a singleton unless its type is already registered.
    /// </summary>
    /// <returns>This builder.</returns>
    public DubboClientBuilder AddInterceptor<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TInterceptor>()
        where TInterceptor : class, IClientInterceptor
    {
        Services.TryAddSingleton<TInterceptor>();
        _registration.Interceptors.Add(static services => services.GetRequiredService<TInterceptor>());
        return this;
    }
}
