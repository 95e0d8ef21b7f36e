using Microsoft.AspNetCore.Http;

namespace DubboNet.AspNetCore;

/// <summary>Finds the services that requests name, first among the contracts of the application and then in its registries.</summary>
internal sealed class ConsoleServices
{
    private readonly GatewayServices _gateway = new();
    private readonly Lock _lock = new();
    private ContractServices? _contracts;

    /// <summary>Returns the services of the application's contracts.</summary>
    public ContractServices GetContracts(IServiceProvider services)
    {
        lock (_lock)
            return _contracts ??= new ContractServices(services);
    }

    /// <summary>Returns the service that the query names, with its invoker.</summary>
    /// <exception cref="JsonCallException">The service or its definition is not known.</exception>
    /// <exception cref="DubboRegistryException">A registry refused or could not be reached.</exception>
    public async Task<(JsonService Service, IDubboInvoker Invoker)> FindAsync(HttpContext context)
    {
        IQueryCollection query = context.Request.Query;
        string name = query["interface"].ToString();
        if (name.Length == 0)
            throw new JsonCallException("The query must have the interface, the group, the version and the method.", []);
        return GetContracts(context.RequestServices).Find(IsAskedFor)
            ?? await _gateway.FindAsync(context, name).ConfigureAwait(false);

        bool IsAskedFor(ServiceKey key) => key.Interface == name && key.Group == query["group"] && key.Version == query["version"];
    }

    /// <summary>Writes the methods of the service that the query names.</summary>
    public async Task WriteMethodsAsync(HttpContext context)
    {
        ConsoleMethods methods;
        try
        {
            (JsonService service, _) = await FindAsync(context).ConfigureAwait(false);
            IEnumerable<ConsoleMethod> all = service.Methods.Select(method => Describe(service, method));
            methods = new ConsoleMethods([.. all.OrderBy(method => method.Name, StringComparer.Ordinal)], null);
        }
        catch (Exception e) when (e is JsonCallException or DubboException)
        {
            methods = new ConsoleMethods([], e.Message);
        }

        await ConsoleJson.WriteAsync(context, methods, ConsoleJson.Default.ConsoleMethods).ConfigureAwait(false);
    }

    private static ConsoleMethod Describe(JsonService service, ServiceMethod method)
    {
        MethodSignature signature = method.Signature;
        IEnumerable<string> parameters = signature.Parameters.Zip(
            method.Names, (type, name) => signature.ParameterNames is null ? type.Simple : $"{type.Simple} {name}");
        return new ConsoleMethod(
            signature.Name, signature.Descriptor, $"{signature}", $"{signature.Result?.Simple} ({string.Join(", ", parameters)})",
            method.IsSafe, ArgumentTemplate.Create(method, service.FindType));
    }
}
