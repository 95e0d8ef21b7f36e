using DubboNet.Contracts.Callbacks;

namespace DubboNet;

/// <summary>Makes the callback parameters of methods; contracts do so for theirs.</summary>
public static class ContractCallbacks
{
    /// <summary>A parameter whose type is a contract.</summary>
    /// <param name="index">Its place among the Java method's parameters, from 0.</param>
    /// <param name="get">Takes it from the arguments.</param>
    /// <param name="set">Puts it among the arguments.</param>
    /// <param name="releases">Whether what is passed is not to be called any more.</param>
    public static CallbackParameter<TArguments> ForContract<TArguments, TContract>(
        int index, Func<TArguments, TContract?> get, Func<TArguments, TContract?, TArguments> set, bool releases = false)
        where TContract : class, IDubboContract<TContract> => new ContractCallback<TArguments, TContract>(index, TContract.Service.Interface, releases)
        {
            Get = get,
            Set = set,
            Map = static (service, callback) => ContractService.Map<TContract>(service, _ => callback),
            CreateClient = TContract.CreateClient,
        };

    /// <summary>A parameter that is a delegate, which stands for a Java interface with one method.</summary>
    /// <param name="index">Its place among the Java method's parameters, from 0.</param>
    /// <param name="javaInterface">The full name of the Java interface.</param>
    /// <param name="get">Takes it from the arguments.</param>
    /// <param name="set">Puts it among the arguments.</param>
    /// <param name="map">Maps the interface's method to a delegate, where consumers hand it over.</param>
    /// <param name="createClient">Makes a delegate that calls, where providers get it.</param>
    /// <param name="releases">Whether what is passed is not to be called any more.</param>
    public static CallbackParameter<TArguments> ForDelegate<TArguments, TDelegate>(
        int index,
        string javaInterface,
        Func<TArguments, TDelegate?> get,
        Func<TArguments, TDelegate?, TArguments> set,
        Action<DubboService, TDelegate> map,
        Func<IDubboInvoker, ServiceKey, TDelegate> createClient,
        bool releases = false)
        where TDelegate : Delegate => new ContractCallback<TArguments, TDelegate>(index, javaInterface, releases)
        {
            Get = get,
            Set = set,
            Map = map,
            CreateClient = createClient,
        };
}
