using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DubboNet.Hosting;

/// <summary>
/// Configures the registration of a provider. Interceptors, authorizers and rate limiters are called in the order in which they are added.
/// </summary>
public sealed class DubboProviderBuilder
{
    private readonly ProviderRegistration _registration;

    internal DubboProviderBuilder(IServiceCollection services, ProviderRegistration registration)
    {
        Services = services;
        _registration = registration;
    }

    /// <summary>Gets the name and key of the provider, which is empty for a provider without a name.</summary>
    public string Name => _registration.Name;

    /// <summary>Gets the application's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Changes options after they are read from configuration.</summary>
    /// <returns>This builder.</returns>
    public DubboProviderBuilder Configure(Action<DubboProviderOptions> configure)
    {
        Services.Configure(Name, configure);
        return this;
    }

    /// <summary>
    /// Hosts an implementation of a contract. Its instances are resolved from the application's services. The implementation is registered
    /// with the given lifetime unless it is already registered. A scoped instance is created for each call, in a scope that is disposed of
    /// after the response. A singleton runs all calls.
    /// </summary>
    /// <typeparam name="TContract">An interface with a <see cref="DubboServiceAttribute"/>.</typeparam>
    /// <typeparam name="TImplementation">The type that runs the calls.</typeparam>
    /// <param name="lifetime">The lifetime of the implementation. The default is scoped.</param>
    /// <param name="name">The name of the service in configuration (<c>Services:NAME</c>). The default is null, which means the name of the
    /// interface without the leading I. A contract that is hosted twice needs two names.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The provider already has a service of this name.</exception>
    public DubboProviderBuilder MapDubboService<
        TContract, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TImplementation>(
        ServiceLifetime lifetime = ServiceLifetime.Scoped, string? name = null)
        where TContract : class, IDubboContract<TContract>
        where TImplementation : class, TContract
    {
        Services.TryAdd(new ServiceDescriptor(typeof(TImplementation), typeof(TImplementation), lifetime));
        Add(new ServiceRegistration(
            name ?? DubboRegistrations.GetDefaultName(typeof(TContract)),
            TContract.Service,
            (services, key) => ContractService.Create<TContract>(Resolver<TContract, TImplementation>(services, lifetime), key))
        {
            Contract = typeof(TContract),
        });
        DubboContractInvoker<TContract>.AddTo(Services);
        return this;
    }

    /// <summary>Hosts a service that was created in code. Its name is that of its Java interface.</summary>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The provider already has a service of this name.</exception>
    public DubboProviderBuilder MapDubboService(DubboService service)
    {
        Add(new ServiceRegistration(service.Key.Interface, service.Key, (_, _) => service));
        return this;
    }

    /// <summary>
    /// Adds an interceptor, which runs around every call. The interceptor is registered as a singleton unless its type is already
    /// registered. It can resolve services of the call's scope with <see cref="IDubboCallContextAccessor.Services"/>.
    /// </summary>
    /// <returns>This builder.</returns>
    public DubboProviderBuilder AddInterceptor<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TInterceptor>()
        where TInterceptor : class, IServerInterceptor
    {
        Services.TryAddSingleton<TInterceptor>();
        return Around(static services => services.GetRequiredService<TInterceptor>());
    }

    /// <summary>Rejects calls that a delegate does not allow. For details, see <see cref="IDubboAuthorizer"/>.</summary>
    /// <returns>This builder.</returns>
    public DubboProviderBuilder Authorize(Func<DubboCallContext, ValueTask<bool>> isAllowed) =>
        Around(_ => new AuthorizationInterceptor(isAllowed));

    /// <summary>
    /// Rejects calls that an authorizer does not allow. The authorizer is registered as a scoped service, which is created for each call,
    /// unless its type is already registered.
    /// </summary>
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

    /// <summary>
    /// Limits the rate or concurrency of calls with a rate limiter. Rejected calls get status 100. A call that waits in the limiter's queue
    /// counts as running. The caller must dispose of the limiter.
    /// </summary>
    /// <returns>This builder.</returns>
    public DubboProviderBuilder UseRateLimiter(RateLimiter limiter) =>
        Around(_ => new RateLimitInterceptor(call => limiter.AcquireAsync(cancellationToken: call.CancellationToken)));

    /// <summary>
    /// Limits the rate or concurrency of calls with a partitioned rate limiter, which can have a limit for each consumer, method or other
    /// property of the call. Rejected calls get status 100. A call that waits in the limiter's queue counts as running. The caller must
    /// dispose of the limiter.
    /// </summary>
    /// <returns>This builder.</returns>
    public DubboProviderBuilder UseRateLimiter(PartitionedRateLimiter<DubboCallContext> limiter) =>
        Around(_ => new RateLimitInterceptor(call => limiter.AcquireAsync(call, cancellationToken: call.CancellationToken)));

    private static Func<DubboCallContext, TContract> Resolver<TContract, TImplementation>(
        IServiceProvider? services, ServiceLifetime lifetime)
        where TImplementation : class, TContract
    {
        if (services is null)
            return static _ => throw new InvalidOperationException("This service exists for its description only.");
        // The lifetime determines how an implementation is resolved. A singleton needs no scope.
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
