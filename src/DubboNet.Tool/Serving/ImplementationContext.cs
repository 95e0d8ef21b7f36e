using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Loader;
using DubboNet.Hessian;
using Microsoft.Extensions.Logging;

namespace DubboNet.Tool;

/// <summary>
/// Loads an assembly with its own dependencies. Only the library itself, and what its public types consist of, are those of this tool, so
/// that the tool and the assembly mean the same types.
/// </summary>
[RequiresUnreferencedCode("The assembly is not known when this tool is built.")]
internal sealed class ImplementationContext(string path) : AssemblyLoadContext(Path.GetFileName(path))
{
    private static readonly Assembly[] Shared = [typeof(DubboService).Assembly, typeof(HessianOptions).Assembly, typeof(ILogger).Assembly];

    private readonly AssemblyDependencyResolver _resolver = new(path);

    /// <summary>Gets a message if the assembly was built with a version of the library that has other types, or null.</summary>
    public string? Mismatch { get; private set; }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (Array.Find(Shared, one => one.GetName().Name == assemblyName.Name) is { } shared)
        {
            Check(assemblyName, shared.GetName());
            return shared;
        }

        return _resolver.ResolveAssemblyToPath(assemblyName) is { } found ? LoadFromAssemblyPath(found) : null;
    }

    private void Check(AssemblyName wanted, AssemblyName shared)
    {
        bool isOwn = shared.Name!.StartsWith("DubboNet", StringComparison.Ordinal);
        if (isOwn && wanted.Version is { } version && version.Major != shared.Version!.Major)
        {
            Mismatch ??= $"'{path}' was built with {shared.Name} {version.Major}, and this tool has {shared.Name} {shared.Version.Major}. "
                + $"Install the tool with the version of the package: dotnet tool update DubboNet.Tool --version '{version.Major}.*'.";
        }
    }
}
