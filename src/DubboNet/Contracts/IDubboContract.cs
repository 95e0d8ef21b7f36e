using System.ComponentModel;
using DubboNet.Hessian;

namespace DubboNet;

/// <summary>
/// What the source generator makes of an interface with a <see cref="DubboServiceAttribute"/>. Found by the type alone: no registration, no
/// reflection. Use it through <see cref="ContractClient"/>, <see cref="ContractService"/> and <see cref="ContractTypes"/>.
/// </summary>
/// <typeparam name="TSelf">The interface itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IDubboContract<TSelf>
    where TSelf : class, IDubboContract<TSelf>
{
    /// <summary>The service as the attribute states it.</summary>
    static abstract ServiceKey Service { get; }

    /// <summary>All types that the contract's arguments, results and exceptions reach. Its methods bring them to their calls.</summary>
    static abstract IHessianTypeResolver Types { get; }

    /// <summary>
    /// Says why the contract cannot be hosted, though it can be called: two of its methods are the same Java method. Null if it can be
    /// hosted.
    /// </summary>
    static virtual string? HostingObstacle => null;

    /// <summary>Makes a client; it is stateless, and safe for any number of threads.</summary>
    /// <param name="invoker">Takes the calls.</param>
    /// <param name="service">Whom they are for.</param>
    static abstract TSelf CreateClient(IDubboInvoker invoker, ServiceKey service);

    /// <summary>Maps all methods.</summary>
    /// <param name="service">Gets the methods.</param>
    /// <param name="implementation">Gives the implementation that runs a call.</param>
    static abstract void Map(DubboService service, Func<DubboCallContext, TSelf> implementation);
}
