namespace DubboNet;

/// <summary>Hosts implementations of contracts.</summary>
public static class ContractService
{
    private const string Remedy =
        "Give one of them another Java method with [DubboMethod], or move it to an interface that is only called.";

    /// <summary>A service that one object implements; it is called by many threads at once.</summary>
    /// <typeparam name="TContract">An interface with a <see cref="DubboServiceAttribute"/>.</typeparam>
    /// <param name="implementation">Runs the calls.</param>
    /// <param name="key">Under which it is found. Null: what the attribute says.</param>
    /// <exception cref="InvalidOperationException">Two methods of the contract are the same Java method.</exception>
    public static DubboService Create<TContract>(TContract implementation, ServiceKey? key = null)
        where TContract : class, IDubboContract<TContract>
    {
        var service = new DubboService(key ?? TContract.Service) { HidesContext = true };
        Map<TContract>(service, _ => implementation);
        service.HidesContext = false;
        return service;
    }

    /// <summary>A service whose implementation is chosen, or made, for each call.</summary>
    /// <typeparam name="TContract">An interface with a <see cref="DubboServiceAttribute"/>.</typeparam>
    /// <param name="implementation">Gives the object that runs a call; it may keep the call's context until its task has ended.</param>
    /// <param name="key">Under which it is found. Null: what the attribute says.</param>
    /// <exception cref="InvalidOperationException">Two methods of the contract are the same Java method.</exception>
    public static DubboService Create<TContract>(Func<DubboCallContext, TContract> implementation, ServiceKey? key = null)
        where TContract : class, IDubboContract<TContract>
    {
        var service = new DubboService(key ?? TContract.Service);
        Map(service, implementation);
        return service;
    }

    /// <summary>Maps all methods of a contract that can be hosted.</summary>
    internal static void Map<TContract>(DubboService service, Func<DubboCallContext, TContract> implementation)
        where TContract : class, IDubboContract<TContract>
    {
        if (TContract.HostingObstacle is { } obstacle)
            throw new InvalidOperationException($"{typeof(TContract).Name} cannot be hosted: {obstacle}. {Remedy}");
        TContract.Map(service, implementation);
    }
}
