using System.Globalization;
using DubboNet.Protocol;
using DubboNet.Remoting.Connections;

namespace DubboNet.Contracts.Callbacks;

/// <summary>Registers the arguments of one callback parameter at a consumer, and replaces them by clients at a provider.</summary>
/// <typeparam name="TArguments">The arguments of the method that has the parameter.</typeparam>
/// <typeparam name="TCallback">A contract or a delegate.</typeparam>
internal sealed class CallbackBinding<TArguments, TCallback>(CallbackParameter parameter)
    : ContractCallback<TArguments>(parameter), ICallbackBinding<TArguments>
    where TCallback : class
{
    public required Func<TArguments, TCallback?> Get { get; init; }

    public required Func<TArguments, TCallback?, TArguments> Set { get; init; }

    /// <summary>Gets the function that maps the methods of an object that a consumer passes.</summary>
    public required Action<DubboService, TCallback> Map { get; init; }

    /// <summary>Gets the function that creates a provider's client for such an object.</summary>
    public required Func<IDubboInvoker, ServiceKey, TCallback> CreateClient { get; init; }

    public CallbackExport Export(DubboConnection connection, DubboMethod method, TArguments arguments)
    {
        ConsumerCallbacks callbacks = ConsumerCallbacks.Of(connection);
        var key = new ServiceKey(Parameter.JavaInterface, group: method.Service.Group);
        TCallback callback =
            Get(arguments) ?? throw new ArgumentException($"Argument {Parameter.Index} of {method} is null. A callback must not be null.");
        return Parameter.Releases ? callbacks.Release(callback, key) : callbacks.Add(callback, key, () => CreateService(callback, key));
    }

    public TArguments Import(DubboConnection connection, TArguments arguments, DubboMethod method, string? id)
    {
        if (!int.TryParse(id, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number))
            throw CreateNoIdException(method, id);
        ProviderCallbacks<TCallback> callbacks = ProviderCallbacks<TCallback>.Of(connection);
        if (Parameter.Releases)
            return Set(arguments, callbacks.Release(Parameter.JavaInterface, number));
        var key = new ServiceKey(Parameter.JavaInterface, group: method.Service.Group) { CallbackId = id };
        return Set(arguments, callbacks.Get(Parameter.JavaInterface, number, invoker => CreateClient(invoker, key)));
    }

    private InvalidDataException CreateNoIdException(DubboMethod method, string? found)
    {
        int index = Parameter.Index;
        return new InvalidDataException(
            $"Argument {index} of {method} is called back, but attachment {AttachmentKeys.CallbackArgument}{index} is "
            + $"{(found is null ? "missing" : $"'{found}'")}. With a direct URL, set this parameter in Java: "
            + $"?{method.Name}.{index}.callback={(Parameter.Releases ? "false" : "true")}");
    }

    private DubboService CreateService(TCallback callback, ServiceKey key)
    {
        var service = new DubboService(key);
        Map(service, callback);
        // On a connection, only the consumer passes callbacks and only the provider calls them.
        if (service.Methods.FirstOrDefault(method => method.HasCallbacks) is { } nested)
            throw new NotSupportedException($"{nested} is called back, so it cannot take callbacks itself.");
        return service;
    }
}
