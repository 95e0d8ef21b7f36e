namespace DubboNet;

/// <summary>Creates services from implementations of contracts.</summary>
public static class ContractService
{
    private const string Remedy =
        "Give one of them another Java method with [DubboMethod], or move it to an interface that is only called.";

    /// <summary>Creates a service that one object implements. The object must be thread-safe, because calls run concurrently.</summary>
    /// <typeparam name="TContract">An interface with a <see cref="DubboServiceAttribute"/>.</typeparam>
    /// <param name="implementation">The object that runs the calls.</param>
    /// <param name="key">The key of the service. The default is null, which means the key in the attribute.</param>
    /// <returns>The service.</returns>
    /// <exception cref="InvalidOperationException">Two methods of the contract are the same Java method.</exception>
    public static DubboService Create<TContract>(TContract implementation, ServiceKey? key = null)
        where TContract : class, IDubboContract<TContract>
    {
        var service = new DubboService(key ?? TContract.Service) { HidesContext = true };
        Map<TContract>(service, _ => implementation);
        service.HidesContext = false;
        return service;
    }

    /// <summary>Creates a service whose implementation is selected or created for each call.</summary>
    /// <typeparam name="TContract">An interface with a <see cref="DubboServiceAttribute"/>.</typeparam>
    /// <param name="implementation">Returns the object that runs a call. The object may use the context of the call until its task has
    /// ended.</param>
    /// <param name="key">The key of the service. The default is null, which means the key in the attribute.</param>
    /// <returns>The service.</returns>
    /// <exception cref="InvalidOperationException">Two methods of the contract are the same Java method.</exception>
    public static DubboService Create<TContract>(Func<DubboCallContext, TContract> implementation, ServiceKey? key = null)
        where TContract : class, IDubboContract<TContract>
    {
        var service = new DubboService(key ?? TContract.Service);
        Map(service, implementation);
        return service;
    }

    /// <summary>Maps all methods of a contract.</summary>
    /// <exception cref="InvalidOperationException">Two methods of the contract are the same Java method.</exception>
    internal static void Map<TContract>(DubboService service, Func<DubboCallContext, TContract> implementation)
        where TContract : class, IDubboContract<TContract>
    {
        if (TContract.HostingObstacle is { } obstacle)
            throw new InvalidOperationException($"{typeof(TContract).Name} cannot be hosted: {obstacle}. {Remedy}");
        TContract.Map(service, implementation);
    }
}
