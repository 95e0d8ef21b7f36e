using DubboNet.Client;
using DubboNet.Hessian;

namespace DubboNet.Hosting;

/// <summary>A client as the application registered it.</summary>
internal sealed class ClientRegistration(string name)
{
    public string Name => name;

    /// <summary>The contracts that it is used for.</summary>
    public HashSet<Type> Contracts { get; } = [];

    /// <summary>The contracts' Java interfaces.</summary>
    public HashSet<string> Interfaces { get; } = [];

    /// <summary>Add the types of the contracts.</summary>
    public List<Func<HessianTypeRegistry, HessianTypeRegistry>> Types { get; } = [];

    /// <summary>In the order of their calls.</summary>
    public List<Func<IServiceProvider, IClientInterceptor>> Interceptors { get; } = [];
}
