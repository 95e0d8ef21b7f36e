using System.Globalization;

namespace DubboNet.Registry.Metadata;

/// <summary>Creates the URLs with which providers are registered. They also describe the services in the metadata.</summary>
internal static class ProviderUrl
{
    private static readonly string[] Reserved = ["pid", "timestamp"];

    /// <summary>
    /// Creates the URL of a service. It has the parameters that consumers of all Java lines need, such as the names of the methods, and the
    /// timeouts of the service and its methods.
    /// </summary>
    /// <param name="service">The service.</param>
    /// <param name="application">The name of the application.</param>
    /// <param name="host">The host that consumers use.</param>
    /// <param name="port">The port that consumers use.</param>
    /// <param name="startedAt">When the provider was started, in milliseconds since 1970. Consumers give it fewer calls during the first
    /// minutes.</param>
    /// <param name="options">The options of the registration, whose token and number of callbacks are used.</param>
    /// <param name="parameters">Further parameters, such as <c>weight</c>. They replace the timeouts of the service, but not what describes
    /// it.</param>
    /// <exception cref="ArgumentException">A parameter ends in <c>pid</c> or <c>timestamp</c>, which consumers of Dubbo 3 would cut out of
    /// the URL. Or its name or value cannot be in a URL.</exception>
    public static DubboUrl Create(
        DubboService service, string application, string host, int port, string startedAt, DubboRegistrationOptions options,
        IEnumerable<KeyValuePair<string, string>> parameters)
    {
        Dictionary<string, string> all = new() { ["deprecated"] = "false" };
        foreach (DubboMethod method in service.Methods)
            AddTimeouts(all, method);
        foreach ((string name, string value) in parameters)
        {
            Check(name);
            all[name] = value;
        }

        AddDescription(all, service);
        foreach (DubboMethod method in service.Methods)
            AddCallbacks(all, method, options.MaxCallbacks);
        if (!string.IsNullOrEmpty(options.Token))
            all["token"] = options.Token;
        all["application"] = application;
        all["pid"] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        all["timestamp"] = startedAt;
        return new DubboUrl("dubbo", host, port, service.Key.Path, all);
    }

    /// <summary>Returns whether consumers of Dubbo 3 would cut a parameter with this name out of the URL.</summary>
    // A method whose name ends so is not affected, because its parameters end in something else.
    public static bool IsReserved(string name) => Array.Exists(Reserved, word => name.EndsWith(word, StringComparison.Ordinal));

    private static void AddDescription(Dictionary<string, string> parameters, DubboService service)
    {
        ServiceKey key = service.Key;
        parameters["dubbo"] = DubboMethod.ProtocolVersion;
        parameters["dynamic"] = "true";
        parameters["generic"] = "false";
        parameters["interface"] = key.Interface;
        parameters["methods"] = service.IsDynamic
            ? "*"
            : string.Join(',', service.Methods.Select(method => method.Name).Distinct().Order(StringComparer.Ordinal));
        // The default lists of Java begin with serializations that are not supported here.
        parameters["prefer.serialization"] = "hessian2";
        parameters["release"] = DubboMethod.Release;
        parameters["serialization"] = "hessian2";
        parameters["side"] = "provider";
        if (key.Version != ServiceKey.NoVersion)
            parameters["version"] = key.Version;
        if (key.Group.Length > 0)
            parameters["group"] = key.Group;
    }

    private static void AddTimeouts(Dictionary<string, string> parameters, DubboMethod method)
    {
        if (method.ServiceTimeout is { Ticks: > 0 } serviceTimeout)
            parameters["timeout"] = Milliseconds(serviceTimeout);
        if (method.Timeout is { Ticks: > 0 } timeout)
            parameters[$"{method.Name}.timeout"] = Milliseconds(timeout);
    }

    // Consumers in Java pass a parameter as a callback only if the URL declares it (W73).
    private static void AddCallbacks(Dictionary<string, string> parameters, DubboMethod method, int most)
    {
        foreach (CallbackParameter callback in method.CallbackParameters)
        {
            parameters[string.Create(CultureInfo.InvariantCulture, $"{method.Name}.{callback.Index}.callback")] =
                callback.Releases ? "false" : "true";
            if (most != 1)
                parameters["callbacks"] = most.ToString(CultureInfo.InvariantCulture);
        }
    }

    private static void Check(string name)
    {
        if (IsReserved(name))
        {
            throw new ArgumentException(
                $"The parameter {PeerText.OneLine(name)} ends in pid or timestamp, which consumers of Dubbo 3 cut out of the URL. Use "
                + "another name.");
        }
    }

    private static string Milliseconds(TimeSpan time) =>
        Math.Min((long)time.TotalMilliseconds, int.MaxValue).ToString(CultureInfo.InvariantCulture);
}
