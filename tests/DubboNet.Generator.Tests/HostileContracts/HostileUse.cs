using System.Reflection;
using System.Runtime.Loader;

namespace DubboNet.Generator.Tests.HostileContracts;

/// <summary>Uses the contracts of a compiled assembly. Creates a client and a service of each, and thereby the formatters.</summary>
internal sealed class HostileUse : IDisposable
{
    private static readonly MethodInfo UseContract =
        typeof(HostileUse).GetMethod(nameof(Use), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly AssemblyLoadContext _context = new(nameof(HostileUse), isCollectible: true);

    /// <summary>Loads the assemblies and uses the contracts of the last one.</summary>
    /// <returns>The number of contracts.</returns>
    public int Run(IEnumerable<byte[]> images)
    {
        Assembly[] loaded = [.. images.Select(image => _context.LoadFromStream(new MemoryStream(image)))];
        _context.Resolving += (_, name) => loaded.FirstOrDefault(assembly => assembly.GetName().Name == name.Name);
        Type[] contracts =
        [
            .. loaded[^1].GetTypes()
                .Where(type => type.CustomAttributes.Any(attribute => attribute.AttributeType == typeof(DubboServiceAttribute))),
        ];
        foreach (Type contract in contracts)
            UseContract.MakeGenericMethod(contract).Invoke(null, null);
        return contracts.Length;
    }

    public void Dispose() => _context.Unload();

    private static void Use<TContract>()
        where TContract : class, IDubboContract<TContract>
    {
        Assert.That(TContract.Service.ToString(), Is.Not.Empty);
        Assert.That(new NoInvoker().CreateClient<TContract>(), Is.Not.Null);
        Assert.That(ContractTypes.Get<TContract>(), Is.Not.Null);
        if (TContract.HostingObstacle is null)
            Assert.That(ContractService.Create<TContract>(_ => throw new NotSupportedException()).Methods, Is.Not.Null);
    }

    private sealed class NoInvoker : IDubboInvoker
    {
        public ValueTask<TResult> InvokeAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call) =>
            throw new NotSupportedException();
    }
}
