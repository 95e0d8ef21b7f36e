namespace DubboNet.Remoting.Connections;

/// <summary>
/// Binds a callback parameter to connections. Each <see cref="ContractCallback{TArguments}"/> implements it. Methods name only the base,
/// because their descriptions belong to a layer without connections.
/// </summary>
internal interface ICallbackBinding<TArguments>
{
    CallbackParameter Parameter { get; }

    /// <summary>
    /// On the side of the consumer, registers an argument so that the provider can call it. If the parameter releases, ends its
    /// registration.
    /// </summary>
    /// <exception cref="ArgumentException">The argument is null.</exception>
    CallbackExport Export(DubboConnection connection, DubboMethod method, TArguments arguments);

    /// <summary>On the side of the provider, replaces an argument that is not on the wire by a client that calls the consumer.</summary>
    /// <param name="connection">The connection of the consumer.</param>
    /// <param name="arguments">The received arguments.</param>
    /// <param name="method">The method as it is hosted.</param>
    /// <param name="id">The id that the consumer has given to its object.</param>
    /// <exception cref="InvalidDataException">The id is missing or not a number, or the connection has too many callbacks.</exception>
    TArguments Import(DubboConnection connection, TArguments arguments, DubboMethod method, string? id);
}

/// <summary>Represents a registered callback object.</summary>
/// <param name="Id">The id of the object on the wire.</param>
/// <param name="Withdraw">Reverts the registration, or null if there is nothing to revert.</param>
internal readonly record struct CallbackExport(int Id, Action? Withdraw);

/// <summary>Finds the bindings of a method's callback parameters.</summary>
internal static class CallbackBindings
{
    public static IEnumerable<ICallbackBinding<TArguments>> Of<TArguments, TResult>(DubboMethod<TArguments, TResult> method) =>
        method.Callbacks.Cast<ICallbackBinding<TArguments>>();
}
