using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DubboNet.Hosting;

/// <summary>Goes on with the registration of a provider. What is put around the calls is asked in the order in which it was added.</summary>
public sealed class DubboProviderBuilder
{
    private readonly ProviderRegistration _registration;

    internal DubboProviderBuilder(IServiceCollection services, ProviderRegistration registration)
    {
        Services = services;
        _registration = registration;
    }

    /// <summary>The name of the provider, and its key; empty for the one without.</summary>
    public string Name => _registration.Name;

    /// <summary>The application's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Changes settings after configuration.</summary>
    /// <returns>This builder.</returns>
    public DubboProviderBuilder Configure(Action<DubboProviderOptions> configure)
    {
        Services.Configure(Name, configure);
        return this;
    }

    /// <summary>
    /// Hosts an implementation of a contract. Its instances come from the application's services, registered there with the lifetime given unless they are already:
    /// scoped ones are made for each call, in a scope of its own that is disposed of after the response; a singleton serves all calls.
    /// </summary>
    /// <typeparam name="TContract">An interface with a <see cref="DubboServiceAttribute"/>.</typeparam>
    /// <typeparam name="TImplementation">Who runs the calls.</typeparam>
    /// <param name="lifetime">Default: scoped.</param>
    /// <param name="name">
    /// The name in configuration, <c>Services:NAME</c>. Default null: that of the interface without the I. A contract that is hosted twice needs two.
    /// </param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public DubboProviderBuilder MapDubboService<TContract, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TImplementation>(
        ServiceLifetime lifetime = ServiceLifetime.Scoped, string? name = null)
        where TContract : class, IDubboContract<TContract>
        where TImplementation : class, TContract
    {
        Services.TryAdd(new ServiceDescriptor(typeof(TImplementation), typeof(TImplementation), lifetime));
        Add(new ServiceRegistration(
            name ?? DubboRegistrations.GetDefaultName(typeof(TContract)),
            TContract.Service,
            (services, key) => ContractService.Create<TContract>(Resolver<TContract, TImplementation>(services, lifetime), key)));
        return this;
    }

    /// <summary>Hosts a service that was put together by hand.</summary>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">Its interface's name is taken.</exception>
    public DubboProviderBuilder MapDubboService(DubboService service)
    {
        Add(new ServiceRegistration(service.Key.Interface, service.Key, (_, _) => service));
        return this;
    }

    /// <summary>
    /// Puts code around every call. It is a singleton of the application, made by its services unless it is registered already; what belongs to the call it finds
    /// with <see cref="IDubboCallContextAccessor.Services"/>.
    /// </summary>
    /// <returns>This builder.</returns>
    public DubboProviderBuilder AddInterceptor<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TInterceptor>()
        where TInterceptor : class, IServerInterceptor
    {
        Services.TryAddSingleton<TInterceptor>();
        return Around(static services => services.GetRequiredService<TInterceptor>());
    }

    /// <summary>Lets only those calls run that this allows; see <see cref="IDubboAuthorizer"/>.</summary>
    /// <returns>This builder.</returns>
    public DubboProviderBuilder Authorize(Func<DubboCallContext, ValueTask<bool>> isAllowed) => Around(_ => new AuthorizationInterceptor(isAllowed));

    /// <summary>Lets only those calls run that this allows. It is made for each call, unless it is registered otherwise already.</summary>
    /// <returns>This builder.</returns>
    public DubboProviderBuilder Authorize<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TAuthorizer>()
        where TAuthorizer : class, IDubboAuthorizer
    {
        Services.TryAddScoped<TAuthorizer>();
        return Around(static services =>
        {
            var accessor = services.GetRequiredService<IDubboCallContextAccessor>();
            return new AuthorizationInterceptor(call => accessor.Services!.GetRequiredService<TAuthorizer>().IsAllowedAsync(call));
        });
    }

    /// <summary>Lets calls run as a limiter permits; others get status 100. A call that waits in its queue counts as running. Disposing of it is the caller's.</summary>
    /// <returns>This builder.</returns>
    public DubboProviderBuilder UseRateLimiter(RateLimiter limiter) =>
        Around(_ => new RateLimitInterceptor(call => limiter.AcquireAsync(cancellationToken: call.CancellationToken)));

    /// <summary>The same with a limit for each consumer, method, or whatever of the call it looks at.</summary>
    /// <returns>This builder.</returns>
    public DubboProviderBuilder UseRateLimiter(PartitionedRateLimiter<DubboCallContext> limiter) =>
        Around(_ => new RateLimitInterceptor(call => limiter.AcquireAsync(call, cancellationToken: call.CancellationToken)));

    private static Func<DubboCallContext, TContract> Resolver<TContract, TImplementation>(IServiceProvider? services, ServiceLifetime lifetime)
        where TImplementation : class, TContract
    {
        if (services is null)
            return static _ => throw new InvalidOperationException("This service exists for its description only.");
        // The lifetime says how an implementation is to be used; a singleton needs no scope.
        if (lifetime == ServiceLifetime.Singleton)
            return _ => services.GetRequiredService<TImplementation>();
        var accessor = services.GetRequiredService<IDubboCallContextAccessor>();
        return _ => accessor.Services!.GetRequiredService<TImplementation>();
    }

    private void Add(ServiceRegistration service)
    {
        if (!_registration.Services.TryAdd(service.Name, service))
            throw new ArgumentException($"{_registration.Path} already has a service {service.Name}. Give this one another name.");
    }

    private DubboProviderBuilder Around(Func<IServiceProvider, IServerInterceptor> create)
    {
        _registration.Interceptors.Add(create);
        return this;
    }
}
