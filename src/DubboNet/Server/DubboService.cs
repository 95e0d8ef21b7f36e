using DubboNet.Hessian;
using DubboNet.Server;

namespace DubboNet;

/// <summary>An implementation of a Java interface, method by method, under one key.</summary>
public sealed class DubboService
{
    private readonly Dictionary<(string Name, string Descriptor), HostedMethod> _methods = [];
    private IReadOnlyCollection<IServerInterceptor> _interceptors = [];
    private Func<DynamicCall, DubboCallContext, ValueTask<object?>>? _dynamic;
    private ConcurrencyLimit? _dynamicConcurrencyLimit;

    /// <summary>A service without methods yet.</summary>
    public DubboService(ServiceKey key)
    {
        Key = key;
        Echo = new HostedMethod<object, object>(EchoMethod.For(key), (value, _) => new ValueTask<object>(value)) { HasContext = false };
    }

    /// <summary>Interface, group, version and path under which consumers find it.</summary>
    public ServiceKey Key { get; }

    /// <summary>The methods that were mapped so far.</summary>
    public IReadOnlyCollection<DubboMethod> Methods => [.. _methods.Values.Select(hosted => hosted.Method)];

    /// <summary>Whether any class may come in the place of a declared one: nothing is declared.</summary>
    internal bool IsDynamic => _dynamic is not null;

    /// <summary>Whether the handlers that are being mapped do not look at the context of a call.</summary>
    internal bool HidesContext { get; set; }

    internal IReadOnlyCollection<HostedMethod> Hosted => _methods.Values;

    /// <summary><c>$echo</c>, which every service has (W44).</summary>
    internal HostedMethod Echo { get; }

    /// <summary>Adds a method.</summary>
    /// <param name="method">Name, descriptor and types; only its interface must be this service's.</param>
    /// <param name="handler">
    /// Runs each call, on the thread pool and many at once. What it throws goes to the consumer: a <see cref="JavaException"/> as the class that it names,
    /// an exception of a registered type as its Java class, any other as <c>java.lang.RuntimeException</c>.
    /// </param>
    /// <returns>This service.</returns>
    /// <exception cref="ArgumentException">The method is another interface's, or has already been mapped.</exception>
    public DubboService Map<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method, Func<TArguments, DubboCallContext, ValueTask<TResult>> handler)
    {
        if (method.Service.Interface != Key.Interface)
            throw new ArgumentException($"{method} is not a method of {Key.Interface}.", nameof(method));
        var hosted = new HostedMethod<TArguments, TResult>(method.For(Key), handler) { HasContext = !HidesContext };
        if (!_methods.TryAdd((method.Name, method.Descriptor), hosted))
            throw new ArgumentException($"{method} is mapped already.", nameof(method));
        return this;
    }

    /// <summary>Adds a method whose handler needs no context and does not wait.</summary>
    /// <returns>This service.</returns>
    public DubboService Map<TArguments, TResult>(DubboMethod<TArguments, TResult> method, Func<TArguments, TResult> handler) =>
        Map(method, (arguments, _) => new ValueTask<TResult>(handler(arguments)));

    /// <summary>
    /// Takes the calls of all methods that are not mapped, ordinary and generic ones, as dynamic values: for gateways and mocks, which serve any interface.
    /// </summary>
    /// <param name="handler">
    /// Runs each call, and gives its result: anything that <see cref="HessianWriter.WriteObject"/> writes; null for void. As for <see cref="Map{TArguments,TResult}(DubboMethod{TArguments,TResult},Func{TArguments,DubboCallContext,ValueTask{TResult}})"/>,
    /// what it throws goes to the consumer.
    /// </param>
    /// <returns>This service.</returns>
    public DubboService MapDynamic(Func<DynamicCall, DubboCallContext, ValueTask<object?>> handler)
    {
        _dynamic = handler;
        return this;
    }

    /// <summary>
    /// Lets no more than so many calls of a method run or wait to run at once; further ones are answered with status 100 without being run. Each method counts
    /// for itself, its overloads together (Java's <c>executes</c>); those that <see cref="MapDynamic"/> takes count together.
    /// </summary>
    /// <param name="maxConcurrentCalls">At least 1.</param>
    /// <param name="method">The Java name; null for all methods that were mapped so far and have no limit of their own.</param>
    /// <returns>This service.</returns>
    /// <exception cref="ArgumentException">There is no such method.</exception>
    public DubboService LimitConcurrency(int maxConcurrentCalls, string? method = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxConcurrentCalls);
        ILookup<string, HostedMethod> methods = _methods.Values.ToLookup(hosted => hosted.Method.Name);
        if (method is not null && !methods.Contains(method))
            throw new ArgumentException($"{Key} has no method {method}; it has {string.Join(", ", methods.Select(overloads => overloads.Key))}.", nameof(method));
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

    /// <summary>The same service with code around its handlers.</summary>
    internal DubboService Intercept(IReadOnlyCollection<IServerInterceptor> interceptors)
    {
        var intercepted = new DubboService(Key) { _interceptors = interceptors, _dynamic = _dynamic, _dynamicConcurrencyLimit = _dynamicConcurrencyLimit };
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

    /// <summary>The methods of a name, for a generic call that does not say more.</summary>
    internal IReadOnlyCollection<HostedMethod> FindByName(string name, int arguments)
    {
        HostedMethod[] found = [.. _methods.Values.Where(hosted => hosted.Method.Name == name)];
        string objects = string.Concat(Enumerable.Repeat("Ljava/lang/Object;", arguments));
        return found.Length > 0 || _dynamic is null ? found : [HostDynamic(name, objects, parameterTypes: null, arguments)];
    }

    /// <summary>Made for each call: which methods there are, only consumers know.</summary>
    private HostedMethod HostDynamic(string name, string descriptor, string[]? parameterTypes, int count)
    {
        var method = new DubboMethod<object?[], object?>(Key, name, descriptor, new DynamicArguments(count), HessianFormatters.Object!);
        var hosted = new HostedMethod<object?[], object?>(method, (arguments, context) => _dynamic!(new DynamicCall(name, parameterTypes, arguments), context))
        {
            ConcurrencyLimit = _dynamicConcurrencyLimit,
        };
        return hosted.Intercept(_interceptors);
    }
}
