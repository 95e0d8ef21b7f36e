using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.Remoting.Connections;

/// <summary>
/// Keeps an object for each open connection. It is for layers above connections, whose types a connection cannot have as fields.
/// </summary>
/// <remarks>Threading: any thread can call all members.</remarks>
internal sealed class PerConnection<
    // The table requires this, because it can create values by itself. That is not used here.
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T>(Func<DubboConnection, T> create)
    where T : class
{
    private readonly ConditionalWeakTable<DubboConnection, T> _objects = [];

    /// <summary>Returns the object of a connection. Creates it if there is none.</summary>
    public T Get(DubboConnection connection) => _objects.GetValue(connection, Create);

    private T Create(DubboConnection connection)
    {
        // The object ends with the connection. A reference to the connection must not keep it alive.
        Edge.Register(new EdgeAction(() => _objects.Remove(connection), connection.OnFailed), connection.Closing);
        return create(connection);
    }
}
