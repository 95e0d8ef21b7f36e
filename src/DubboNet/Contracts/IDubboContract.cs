using System.ComponentModel;
using DubboNet.Hessian;

namespace DubboNet;

/// <summary>
/// The members that the source generator adds to an interface with a <see cref="DubboServiceAttribute"/>. They are found by the type alone,
/// without registration or reflection. Use them through <see cref="ContractClient"/>, <see cref="ContractService"/> and
/// <see cref="ContractTypes"/>.
/// </summary>
/// <typeparam name="TSelf">The interface itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IDubboContract<TSelf>
    where TSelf : class, IDubboContract<TSelf>
{
    /// <summary>Gets the key of the service as specified by the attribute.</summary>
    static abstract ServiceKey Service { get; }

    /// <summary>
    /// Gets all types that the arguments, results and exceptions of the contract use. Its methods provide them to their calls.
    /// </summary>
    static abstract IHessianTypeResolver Types { get; }

    /// <summary>
    /// Gets the definition of the service as JSON, in the form in which Java publishes it (<see cref="ServiceDefinition.TryParse"/>). Null
    /// if an earlier version of the generator generated the contract.
    /// </summary>
    static virtual string? Definition => null;

    /// <summary>
    /// Gets what only the C# code tells about the service as JSON, for documents such as those of OpenAPI. This is the nullability,
    /// declared exceptions, derived classes and documentation comments. Null if an earlier version of the generator generated the contract.
    /// </summary>
    static virtual string? Description => null;

    /// <summary>
    /// Gets the reason why the contract can be called but not hosted, which is that two of its methods are the same Java method. Null if it
    /// can be hosted.
    /// </summary>
    static virtual string? HostingObstacle => null;

    /// <summary>Creates a client, which is stateless and thread-safe.</summary>
    /// <param name="invoker">The invoker that makes the calls.</param>
    /// <param name="service">The key of the service to call.</param>
    /// <returns>The client.</returns>
    static abstract TSelf CreateClient(IDubboInvoker invoker, ServiceKey service);

    /// <summary>Maps all methods to an implementation.</summary>
    /// <param name="service">The service that the methods are added to.</param>
    /// <param name="implementation">Returns the implementation that runs a call.</param>
    static abstract void Map(DubboService service, Func<DubboCallContext, TSelf> implementation);
}
