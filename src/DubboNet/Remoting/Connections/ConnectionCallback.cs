namespace DubboNet.Remoting.Connections;

/// <summary>Represents a callback parameter to the two sides of a connection. All callback parameters derive from this class.</summary>
internal abstract class ConnectionCallback<TArguments>(int index, string javaInterface, bool releases)
    : CallbackParameter<TArguments>(index, javaInterface, releases)
{
    /// <summary>
    /// On the side of the consumer, registers an argument so that the provider can call it. If the parameter releases, ends its
    /// registration.
    /// </summary>
    /// <exception cref="ArgumentException">The argument is null.</exception>
    public abstract CallbackExport Export(DubboConnection connection, DubboMethod method, TArguments arguments);

    /// <summary>On the side of the provider, replaces an argument that is not on the wire by a proxy that calls the consumer.</summary>
    /// <param name="connection">The connection of the consumer.</param>
    /// <param name="arguments">The received arguments.</param>
    /// <param name="method">The method as it is hosted.</param>
    /// <param name="id">The id that the consumer has given to its object.</param>
    /// <exception cref="InvalidDataException">The id is missing or not a number, or the connection has too many callbacks.</exception>
    public abstract TArguments Import(DubboConnection connection, TArguments arguments, DubboMethod method, string? id);
}

/// <summary>Represents a registered callback object.</summary>
/// <param name="Id">The id of the object on the wire.</param>
/// <param name="Withdraw">Reverts the registration, or null if there is nothing to revert.</param>
internal readonly record struct CallbackExport(int Id, Action? Withdraw);
