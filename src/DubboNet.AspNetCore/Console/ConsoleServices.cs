using Microsoft.AspNetCore.Http;

namespace DubboNet.AspNetCore;

/// <summary>Finds the services that requests of the page name.</summary>
internal sealed class ConsoleServices
{
    private readonly GatewayServices _services = new();

    /// <summary>Returns the services of the application's contracts.</summary>
    public ContractServices GetContracts(IServiceProvider services) => _services.GetContracts(services);

    /// <summary>Returns the service that the query names, with its invoker.</summary>
    /// <exception cref="JsonCallException">The service is not known, or its definition is not.</exception>
    /// <exception cref="DubboRegistryException">A registry refused or could not be reached.</exception>
    public Task<(JsonService Service, IDubboInvoker Invoker)> FindAsync(HttpContext context)
    {
        string name = context.Request.Query["interface"].ToString();
        return name.Length > 0
            ? _services.FindAsync(context, name)
            : throw new JsonCallException("The query must have the interface, the group, the version and the method.", []);
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
