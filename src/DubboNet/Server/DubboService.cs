using DubboNet.Hessian;
using DubboNet.Server;

namespace DubboNet;

/// <summary>Represents the implementation of a Java interface under one key, with a handler for each method.</summary>
public sealed class DubboService
{
    private readonly Dictionary<(string Name, string Descriptor), HostedMethod> _methods = [];
    private IReadOnlyCollection<IServerInterceptor> _interceptors = [];
    private Func<DynamicCall, DubboCallContext, ValueTask<object?>>? _dynamic;
    private ConcurrencyLimit? _dynamicConcurrencyLimit;

    /// <summary>Initializes a service without methods.</summary>
    public DubboService(ServiceKey key)
    {
        Key = key;
        Echo = new HostedMethod<object, object>(EchoMethod.For(key), (value, _) => new ValueTask<object>(value)) { HasContext = false };
    }

    /// <summary>Gets the interface, group, version and path under which consumers find the service.</summary>
    public ServiceKey Key { get; }

    /// <summary>Gets the methods that have been mapped.</summary>
    public IReadOnlyCollection<DubboMethod> Methods => [.. _methods.Values.Select(hosted => hosted.Method)];

    /// <summary>
    /// Gets a value indicating whether the service accepts calls of undeclared methods, whose arguments can be of any class.
    /// </summary>
    internal bool IsDynamic => _dynamic is not null;

    /// <summary>Gets or sets a value indicating whether the handlers that are being mapped do not use the context of a call.</summary>
    internal bool HidesContext { get; set; }

    internal IReadOnlyCollection<HostedMethod> Hosted => _methods.Values;

    /// <summary>Gets <c>$echo</c>, which every service has (W44).</summary>
    internal HostedMethod Echo { get; }

    /// <summary>Adds a method with a handler.</summary>
    /// <param name="method">The name, descriptor and types. Only the interface has to match that of this service.</param>
    /// <param name="handler">Runs each call, on the thread pool and concurrently. Exceptions are sent to the consumer. A
    /// <see cref="JavaException"/> is sent as the class that it names, an exception of a registered type as its Java class, and any other
    /// exception as <c>java.lang.RuntimeException</c>.</param>
    /// <returns>This service.</returns>
    /// <exception cref="ArgumentException">The method belongs to another interface, or has already been mapped.</exception>
    public DubboService Map<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method, Func<TArguments, DubboCallContext, ValueTask<TResult>> handler)
    {
        if (method.Service.Interface != Key.Interface)
            throw new ArgumentException($"{method} is not a method of {Key.Interface}.", nameof(method));
        var hosted = new HostedMethod<TArguments, TResult>(method.For(Key), handler) { HasContext = !HidesContext };
        if (!_methods.TryAdd((method.Name, method.Descriptor), hosted))
            throw new ArgumentException($"{method} is already mapped.", nameof(method));
        return this;
    }

    /// <summary>Adds a method with a synchronous handler that does not use the context.</summary>
    /// <returns>This service.</returns>
    public DubboService Map<TArguments, TResult>(DubboMethod<TArguments, TResult> method, Func<TArguments, TResult> handler) =>
        Map(method, (arguments, _) => new ValueTask<TResult>(handler(arguments)));

    /// <summary>
    /// Sets the handler for calls of all methods that are not mapped, both ordinary and generic ones. Arguments are dynamic values. Use it
    /// for gateways and mocks, which serve any interface.
    /// </summary>
    /// <param name="handler">Runs each call and returns its result, which can be any value that <see cref="HessianWriter.WriteObject"/>
    /// writes, or null for void. Exceptions are sent to the consumer as by
    /// <see cref="Map{TArguments,TResult}(DubboMethod{TArguments,TResult},Func{TArguments,DubboCallContext,ValueTask{TResult}})"/>.</param>
    /// <returns>This service.</returns>
    public DubboService MapDynamic(Func<DynamicCall, DubboCallContext, ValueTask<object?>> handler)
    {
        _dynamic = handler;
        return this;
    }

    /// <summary>
    /// Limits the number of calls of a method that run or wait to run at the same time. Further calls are refused with status 100 without
    /// being run. Each method has a limit of its own that its overloads share, as with Java's <c>executes</c>. All calls that
    /// <see cref="MapDynamic"/> takes share one limit.
    /// </summary>
    /// <param name="maxConcurrentCalls">The limit, which must be at least 1.</param>
    /// <param name="method">The Java name, or null for all methods that have been mapped and have no limit of their own.</param>
    /// <returns>This service.</returns>
    /// <exception cref="ArgumentException">The service has no method of this name.</exception>
    public DubboService LimitConcurrency(int maxConcurrentCalls, string? method = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxConcurrentCalls);
        ILookup<string, HostedMethod> methods = _methods.Values.ToLookup(hosted => hosted.Method.Name);
        if (method is not null && !methods.Contains(method))
        {
            throw new ArgumentException(
                $"{Key} has no method {method}; it has {string.Join(", ", methods.Select(overloads => overloads.Key))}.", nameof(method));
        }

        foreach (IGrouping<string, HostedMethod> overloads in methods)
        {
            if (method is null ? overloads.Any(hosted => hosted.ConcurrencyLimit is not null) : overloads.Key != method)
                continue;
            var limit = new ConcurrencyLimit(maxConcurrentCalls);
            foreach (HostedMethod hosted in overloads)
                hosted.ConcurrencyLimit = limit;
        }

        if (method is null)
            _dynamicConcurrencyLimit ??= new ConcurrencyLimit(maxConcurrentCalls);
        return this;
    }

    /// <summary>Returns a copy of the service whose handlers are wrapped by interceptors.</summary>
    internal DubboService Intercept(IReadOnlyCollection<IServerInterceptor> interceptors)
    {
        var intercepted = new DubboService(Key)
        {
            _interceptors = interceptors,
            _dynamic = _dynamic,
            _dynamicConcurrencyLimit = _dynamicConcurrencyLimit,
        };
        foreach ((var name, HostedMethod method) in _methods)
            intercepted._methods.Add(name, method.Intercept(interceptors));
        return intercepted;
    }

    internal HostedMethod? Find(string name, string descriptor)
    {
        if (_methods.TryGetValue((name, descriptor), out HostedMethod? mapped))
            return mapped;
        if ((name, descriptor) == (Echo.Method.Name, Echo.Method.Descriptor))
            return Echo;
        if (_dynamic is null || GenericMethod.Matches(name, descriptor))
            return null;
        string[] parameterTypes = JvmDescriptor.ToTypeNames(descriptor);
        return HostDynamic(name, descriptor, parameterTypes, parameterTypes.Length);
    }

    /// <summary>Returns the methods of a name, for a generic call that does not specify the parameter types.</summary>
    internal IReadOnlyCollection<HostedMethod> FindByName(string name, int arguments)
    {
        HostedMethod[] found = [.. _methods.Values.Where(hosted => hosted.Method.Name == name)];
        string objects = string.Concat(Enumerable.Repeat("Ljava/lang/Object;", arguments));
        return found.Length > 0 || _dynamic is null ? found : [HostDynamic(name, objects, parameterTypes: null, arguments)];
    }

    /// <summary>Creates a method for one call. The methods are not stored, because only consumers know which ones exist.</summary>
    private HostedMethod HostDynamic(string name, string descriptor, string[]? parameterTypes, int count)
    {
        var method = new DubboMethod<object?[], object?>(Key, name, descriptor, new DynamicArguments(count), HessianFormatters.Object!);
        var hosted = new HostedMethod<object?[], object?>(
            method, (arguments, context) => _dynamic!(new DynamicCall(name, parameterTypes, arguments), context))
        {
            ConcurrencyLimit = _dynamicConcurrencyLimit,
        };
        return hosted.Intercept(_interceptors);
    }
}
