using System.Globalization;
using DubboNet.Protocol;
using DubboNet.Remoting.Connections;

namespace DubboNet.Contracts.Callbacks;

/// <summary>Exports, imports and calls the callbacks of one parameter.</summary>
/// <typeparam name="TArguments">The arguments of the method that has the parameter.</typeparam>
/// <typeparam name="TCallback">A contract or a delegate.</typeparam>
internal sealed class ContractCallback<TArguments, TCallback>(int index, string javaInterface, bool releases)
    : ConnectionCallback<TArguments>(index, javaInterface, releases)
    where TCallback : class
{
    public required Func<TArguments, TCallback?> Get { get; init; }

    public required Func<TArguments, TCallback?, TArguments> Set { get; init; }

    /// <summary>Gets the function that maps the methods of an exported callback.</summary>
    public required Action<DubboService, TCallback> Map { get; init; }

    /// <summary>Gets the function that creates a proxy of a callback.</summary>
    public required Func<IDubboInvoker, ServiceKey, TCallback> CreateClient { get; init; }

    public override CallbackExport Export(DubboConnection connection, DubboMethod method, TArguments arguments)
    {
        CallbackExports exports = CallbackExports.GetOrCreate(connection);
        var key = new ServiceKey(JavaInterface, group: method.Service.Group);
        TCallback callback =
            Get(arguments) ?? throw new ArgumentException($"Argument {Index} of {method} is null. A callback must not be null.");
        return Releases ? exports.Release(callback, key) : exports.Add(callback, key, () => CreateService(callback, key));
    }

    public override TArguments Import(DubboConnection connection, TArguments arguments, DubboMethod method, string? id)
    {
        if (!int.TryParse(id, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number))
        {
            string found = id is null ? "missing" : $"'{id}'";
            throw new InvalidDataException(
                $"Argument {Index} of {method} is called back, but attachment {AttachmentKeys.CallbackArgument}{Index} is {found}."
                + $" With a direct URL, set this parameter in Java: ?{method.Name}.{Index}.callback={(Releases ? "false" : "true")}");
        }

        CallbackProxies proxies = CallbackProxies.GetOrCreate(connection);
        if (Releases)
            return Set(arguments, proxies.Release<TCallback>(JavaInterface, number));
        var key = new ServiceKey(JavaInterface, group: method.Service.Group) { CallbackId = id };
        return Set(arguments, proxies.Get(JavaInterface, number, invoker => CreateClient(invoker, key)));
    }

    private DubboService CreateService(TCallback callback, ServiceKey key)
    {
        var service = new DubboService(key);
        Map(service, callback);
        // On a connection, only the consumer passes callbacks and only the provider calls them.
        if (service.Methods.FirstOrDefault(method => method.CallbackParameters.Count > 0) is { } nested)
            throw new NotSupportedException($"{nested} is called back, so it cannot take callbacks itself.");
        return service;
    }
}
