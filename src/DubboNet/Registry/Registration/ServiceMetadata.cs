using System.Globalization;

namespace DubboNet.Registry.Registration;

/// <summary>One service in a provider's metadata (Java's <c>MetadataInfo.ServiceInfo</c>).</summary>
/// <param name="Interface">The Java interface.</param>
/// <param name="Group">The group, or null for none.</param>
/// <param name="Version">The version, or null for none.</param>
/// <param name="Port">The port that consumers use.</param>
/// <param name="Path">The path of the service's URL.</param>
/// <param name="Parameters">The parameters of the service's URL.</param>
internal sealed record ServiceMetadata(
    string Interface, string? Group, string? Version, int Port, string Path, SortedDictionary<string, string> Parameters)
{
    /// <summary>Gets the group, interface, version and protocol in Java's format.</summary>
    public string Key => $"{(Group is null ? "" : $"{Group}/")}{Interface}{(Version is null ? "" : $":{Version}")}:dubbo";

    /// <summary>Describes a service. Its own parameters override those that were added.</summary>
    public static ServiceMetadata Describe(
        string application, int port, DubboService service, DubboRegistrationOptions options, IDictionary<string, string> added)
    {
        ServiceKey key = service.Key;
        string? version = key.Version == ServiceKey.NoVersion ? null : key.Version;
        string? group = key.Group.Length > 0 ? key.Group : null;
        var parameters = new SortedDictionary<string, string>(added, StringComparer.Ordinal)
        {
            ["application"] = application,
            ["deprecated"] = "false",
            ["dubbo"] = "2.0.2",
            ["dynamic"] = "true",
            ["generic"] = "false",
            ["interface"] = key.Interface,
            ["methods"] = service.IsDynamic
                ? "*"
                : string.Join(',', service.Methods.Select(method => method.Name).Distinct().Order(StringComparer.Ordinal)),
            // The default lists of Java begin with serializations that are not supported here.
            ["prefer.serialization"] = "hessian2",
            ["serialization"] = "hessian2",
            ["side"] = "provider",
        };
        AddIfSet(parameters, "version", version);
        AddIfSet(parameters, "group", group);
        AddIfSet(parameters, "token", string.IsNullOrEmpty(options.Token) ? null : options.Token);
        AddCallbacks(parameters, options.MaxCallbacks, service);
        return new ServiceMetadata(key.Interface, group, version, port, key.Path, parameters);
    }

    private static void AddIfSet(SortedDictionary<string, string> parameters, string name, string? value)
    {
        if (value is not null)
            parameters[name] = value;
    }

    // Consumers in Java pass a parameter as a callback only if the metadata declares it (W73).
    private static void AddCallbacks(SortedDictionary<string, string> parameters, int maxCallbacks, DubboService service)
    {
        foreach (DubboMethod method in service.Methods)
        {
            foreach (CallbackParameter callback in method.CallbackParameters)
            {
                parameters[string.Create(CultureInfo.InvariantCulture, $"{method.Name}.{callback.Index}.callback")] =
                    callback.Releases ? "false" : "true";
                if (maxCallbacks != 1)
                    parameters["callbacks"] = maxCallbacks.ToString(CultureInfo.InvariantCulture);
            }
        }
    }
}
