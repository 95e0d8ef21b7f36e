using DubboNet.Contracts.Callbacks;

namespace DubboNet;

/// <summary>Creates the callback parameters of methods. Contracts create their own.</summary>
public static class ContractCallbacks
{
    /// <summary>Creates a callback parameter whose type is a contract.</summary>
    /// <param name="index">The zero-based index of the parameter in the Java method.</param>
    /// <param name="get">Gets the callback from the arguments.</param>
    /// <param name="set">Sets the callback in the arguments.</param>
    /// <param name="releases">True if the method releases the callback, so that it can no longer be called.</param>
    public static ContractCallback<TArguments> ForContract<TArguments, TContract>(
        int index, Func<TArguments, TContract?> get, Func<TArguments, TContract?, TArguments> set, bool releases = false)
        where TContract : class, IDubboContract<TContract> =>
        new CallbackBinding<TArguments, TContract>(new CallbackParameter(index, TContract.Service.Interface, releases))
        {
            Get = get,
            Set = set,
            Map = static (service, callback) => ContractService.Map<TContract>(service, _ => callback),
            CreateClient = TContract.CreateClient,
        };

    /// <summary>Creates a callback parameter whose type is a delegate, which represents a Java interface with one method.</summary>
    /// <param name="index">The zero-based index of the parameter in the Java method.</param>
    /// <param name="javaInterface">The full name of the Java interface.</param>
    /// <param name="get">Gets the callback from the arguments.</param>
    /// <param name="set">Sets the callback in the arguments.</param>
    /// <param name="map">Maps the method of the interface to the delegate. Used by consumers, which pass the callback.</param>
    /// <param name="createClient">Creates a delegate that calls the consumer. Used by providers, which get the callback.</param>
    /// <param name="releases">True if the method releases the callback, so that it can no longer be called.</param>
    public static ContractCallback<TArguments> ForDelegate<TArguments, TDelegate>(
        int index,
        string javaInterface,
        Func<TArguments, TDelegate?> get,
        Func<TArguments, TDelegate?, TArguments> set,
        Action<DubboService, TDelegate> map,
        Func<IDubboInvoker, ServiceKey, TDelegate> createClient,
        bool releases = false)
        where TDelegate : Delegate => new CallbackBinding<TArguments, TDelegate>(
            new CallbackParameter(index, javaInterface, releases))
        {
            Get = get,
            Set = set,
            Map = map,
            CreateClient = createClient,
        };
}
