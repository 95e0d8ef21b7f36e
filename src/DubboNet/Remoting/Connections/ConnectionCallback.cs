namespace DubboNet.Remoting.Connections;

/// <summary>A callback parameter as the two ends of a connection see it. All are.</summary>
internal abstract class ConnectionCallback<TArguments>(int index, string javaInterface, bool releases)
    : CallbackParameter<TArguments>(index, javaInterface, releases)
{
    /// <summary>On a consumer's side: lets the provider call an argument or, where the parameter releases, no more.</summary>
    /// <exception cref="ArgumentException">The argument is null.</exception>
    public abstract CallbackExport Export(DubboConnection connection, DubboMethod method, TArguments arguments);

    /// <summary>On a provider's side: puts what calls the consumer in the place of an argument that did not travel.</summary>
    /// <param name="connection">The consumer's.</param>
    /// <param name="arguments">As they came.</param>
    /// <param name="method">The method as it is hosted.</param>
    /// <param name="id">What the consumer calls its object.</param>
    /// <exception cref="InvalidDataException">The id is missing or no number, or there are too many already.</exception>
    public abstract TArguments Import(DubboConnection connection, TArguments arguments, DubboMethod method, string? id);
}

/// <summary>An object that was handed over.</summary>
/// <param name="Id">What it is called on the wire.</param>
/// <param name="Withdraw">Takes back what handing it over did; null where it did nothing.</param>
internal readonly record struct CallbackExport(int Id, Action? Withdraw);
