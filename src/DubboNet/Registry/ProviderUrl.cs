using System.Globalization;

namespace DubboNet;

/// <summary>Creates the URLs with which providers are registered.</summary>
public static class ProviderUrl
{
    /// <summary>
    /// Creates the URL of a service. It has the parameters that consumers of all Java lines need, such as the names of the methods, and the
    /// timeouts of the service and its methods.
    /// </summary>
    /// <param name="service">The service.</param>
    /// <param name="application">The name of the application.</param>
    /// <param name="host">The host that consumers use.</param>
    /// <param name="port">The port that consumers use.</param>
    /// <param name="startedAt">When the provider was started. Consumers give it fewer calls during the first minutes.</param>
    /// <param name="parameters">Further parameters, such as <c>weight</c>. They replace those of the service.</param>
    /// <exception cref="ArgumentException">A parameter ends in <c>pid</c> or <c>timestamp</c>, which consumers of Dubbo 3 would cut out of
    /// the URL. Or its name or value cannot be in a URL.</exception>
    public static DubboUrl Create(
        DubboService service, string application, string host, int port, DateTimeOffset startedAt,
        IEnumerable<KeyValuePair<string, string>>? parameters = null)
    {
        ServiceKey key = service.Key;
        Dictionary<string, string> all = new()
        {
            ["application"] = application,
            ["deprecated"] = "false",
            ["dubbo"] = DubboMethod.ProtocolVersion,
            ["dynamic"] = "true",
            ["generic"] = "false",
            ["interface"] = key.Interface,
            ["methods"] = service.IsDynamic
                ? "*"
                : string.Join(',', service.Methods.Select(method => method.Name).Distinct().Order(StringComparer.Ordinal)),
            ["pid"] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
            // The default lists of Java begin with serializations that are not supported here.
            ["prefer.serialization"] = "hessian2",
            ["serialization"] = "hessian2",
            ["side"] = "provider",
            ["timestamp"] = startedAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        };
        if (key.Version != ServiceKey.NoVersion)
            all["version"] = key.Version;
        if (key.Group.Length > 0)
            all["group"] = key.Group;
        foreach (DubboMethod method in service.Methods)
            AddMethod(all, method);
        foreach ((string name, string value) in parameters ?? [])
        {
            Check(name);
            all[name] = value;
        }

        return new DubboUrl("dubbo", host, port, key.Path, all);
    }

    // Consumers in Java pass a parameter as a callback only if the URL declares it (W73).
    private static void AddMethod(Dictionary<string, string> parameters, DubboMethod method)
    {
        if (method.ServiceTimeout is { Ticks: > 0 } serviceTimeout)
            parameters["timeout"] = Milliseconds(serviceTimeout);
        if (method.Timeout is { Ticks: > 0 } timeout)
            parameters[$"{method.Name}.timeout"] = Milliseconds(timeout);
        foreach (CallbackParameter callback in method.CallbackParameters)
        {
            parameters[string.Create(CultureInfo.InvariantCulture, $"{method.Name}.{callback.Index}.callback")] =
                callback.Releases ? "false" : "true";
        }
    }

    // A method whose name ends so is not affected, because its parameters end in something else.
    private static void Check(string name)
    {
        string[] reserved = ["pid", "timestamp"];
        if (Array.Exists(reserved, word => name.EndsWith(word, StringComparison.Ordinal)))
        {
            throw new ArgumentException(
                $"The parameter {PeerText.OneLine(name)} ends in pid or timestamp, which consumers of Dubbo 3 cut out of the URL. Use "
                + "another name.");
        }
    }

    private static string Milliseconds(TimeSpan time) =>
        Math.Min((long)time.TotalMilliseconds, int.MaxValue).ToString(CultureInfo.InvariantCulture);
}
