using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DubboNet.Hosting;

/// <summary>Goes on with the registration of a client.</summary>
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

    /// <summary>The name of the client: its section in configuration, and the key of its services.</summary>
    public string Name => _registration.Name;

    /// <summary>The application's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Where the providers are, in place of what configuration says; see <see cref="DubboClientOptions.Addresses"/>.</summary>
    /// <returns>This builder.</returns>
    public DubboClientBuilder UseAddresses(params IReadOnlyList<string> addresses) => Configure(options =>
    {
        options.Addresses.Clear();
        foreach (string address in addresses)
            options.Addresses.Add(address);
    });

    /// <summary>Changes settings after configuration.</summary>
    /// <returns>This builder.</returns>
    public DubboClientBuilder Configure(Action<DubboClientOptions> configure)
    {
        Services.Configure<DubboClientOptions>(Name, options =>
        {
            string[] before = [.. options.Addresses];
            configure(options);
            if (!options.Addresses.SequenceEqual(before))
                options.AddressesByContract[_contract] = [.. options.Addresses];
        });
        return this;
    }

    /// <summary>
    /// Uses the same providers, over the same connections, for another contract, too. It is a singleton, with the client's name as key and, if no other client of
    /// this contract came before, without a key.
    /// </summary>
    /// <typeparam name="TContract">An interface with a <see cref="DubboServiceAttribute"/>.</typeparam>
    /// <returns>This builder.</returns>
    public DubboClientBuilder AddContract<TContract>()
        where TContract : class, IDubboContract<TContract>
    {
        if (!_registration.Contracts.Add(typeof(TContract)))
            return this;
        string name = Name;
        _registration.Interfaces.Add(TContract.Service.Interface);
        Services.AddKeyedSingleton(name, (services, _) => services.GetRequiredService<DubboClients>().Create<TContract>(name));
        Services.TryAddSingleton(services => services.GetRequiredKeyedService<TContract>(name));
        return this;
    }

    /// <summary>
    /// Puts code around every call of the client; the first one added sees a call first. It is a singleton of the application, made by its services unless it is
    /// registered already.
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
