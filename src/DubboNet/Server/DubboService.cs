using DubboNet.Hessian;

namespace DubboNet.Server;

/// <summary>An implementation of a Java interface, method by method, under one key.</summary>
public sealed class DubboService
{
    private readonly Dictionary<(string Name, string Descriptor), HostedMethod> _methods = [];

    /// <summary>A service without methods yet.</summary>
    public DubboService(ServiceKey key)
    {
        Key = key;
        Echo = new HostedMethod<object, object>(EchoMethod.For(key), (value, _) => new ValueTask<object>(value));
    }

    /// <summary>Interface, group, version and path under which consumers find it.</summary>
    public ServiceKey Key { get; }

    /// <summary>The methods that were mapped so far.</summary>
    public IReadOnlyCollection<DubboMethod> Methods => [.. _methods.Values.Select(hosted => hosted.Method)];

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
    /// <exception cref="ArgumentException">The method is another interface's, or is mapped already.</exception>
    public DubboService Map<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method, Func<TArguments, ServerCallContext, ValueTask<TResult>> handler)
    {
        if (method.Service.Interface != Key.Interface)
            throw new ArgumentException($"{method} is not a method of {Key.Interface}.", nameof(method));
        var hosted = new HostedMethod<TArguments, TResult>(method.For(Key), handler);
        if (!_methods.TryAdd((method.Name, method.Descriptor), hosted))
            throw new ArgumentException($"{method} is mapped already.", nameof(method));
        return this;
    }

    /// <summary>Adds a method whose handler needs no context and does not wait.</summary>
    /// <returns>This service.</returns>
    public DubboService Map<TArguments, TResult>(DubboMethod<TArguments, TResult> method, Func<TArguments, TResult> handler) =>
        Map(method, (arguments, _) => new ValueTask<TResult>(handler(arguments)));

    /// <summary>
    /// Lets no more than so many calls of a method run or wait to run at once; further ones are answered with status 100 without being run. Each method counts
    /// for itself, its overloads together (Java's <c>executes</c>).
    /// </summary>
    /// <param name="maxConcurrentCalls">At least 1.</param>
    /// <param name="method">The Java name; null for all methods that were mapped so far and have no limit of their own.</param>
    /// <returns>This service.</returns>
    /// <exception cref="ArgumentException">There is no such method.</exception>
    public DubboService Limit(int maxConcurrentCalls, string? method = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxConcurrentCalls);
        ILookup<string, HostedMethod> methods = _methods.Values.ToLookup(hosted => hosted.Method.Name);
        if (method is not null && !methods.Contains(method))
            throw new ArgumentException($"{Key} has no method {method}; there are {string.Join(", ", methods.Select(overloads => overloads.Key))}.", nameof(method));
        foreach (IGrouping<string, HostedMethod> overloads in methods)
        {
            if (method is null ? overloads.Any(hosted => hosted.Limit is not null) : overloads.Key != method)
                continue;
            var limit = new ConcurrencyLimit(maxConcurrentCalls);
            foreach (HostedMethod hosted in overloads)
                hosted.Limit = limit;
        }

        return this;
    }

    /// <summary>The same service with code around its handlers.</summary>
    internal DubboService Intercept(IEnumerable<IServerInterceptor> interceptors)
    {
        var intercepted = new DubboService(Key);
        foreach ((var name, HostedMethod method) in _methods)
            intercepted._methods.Add(name, method.Intercept(interceptors));
        return intercepted;
    }

    internal HostedMethod? Find(string name, string descriptor) => _methods.GetValueOrDefault((name, descriptor))
        ?? ((name, descriptor) == (Echo.Method.Name, Echo.Method.Descriptor) ? Echo : null);
}
