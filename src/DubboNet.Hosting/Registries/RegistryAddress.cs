using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace DubboNet.Hosting;

/// <summary>Finds what supports the address of a registry.</summary>
internal static class RegistryAddress
{
    private const string Static = "static";
    private const string Dns = "dns";
    private const string Expected = "the address of a registry, such as zookeeper://zk-1:2181 or nacos://nacos:8848";

    private const string Weight = "weight";

    /// <summary>The schemes of registries that packages support.</summary>
    private static readonly Dictionary<string, string> Packages = new(StringComparer.Ordinal)
    {
        ["zookeeper"] = "DubboNet.ZooKeeper",
        ["nacos"] = "DubboNet.Nacos",
        ["kubernetes"] = "DubboNet.Kubernetes",
    };

    /// <summary>Returns a message if the address is invalid or not supported.</summary>
    public static IEnumerable<string> FindMistakes(string? address, string key, IServiceProvider services)
    {
        if (string.IsNullOrWhiteSpace(address))
            return [$"{key} is empty; it must be {Expected}, in the settings or with AddDubboRegistry."];
        string shown = $"{key} is '{address[(address.LastIndexOf('@') + 1)..]}'";
        if (SchemeOf(address) is not { } scheme)
            return [$"{shown}; it must be {Expected}."];
        if (scheme is Static or Dns)
            return ListMistakes(address, shown);
        if (!DubboUrl.TryParse(address, out DubboUrl? url) || url.Host.Length == 0)
            return [$"{shown}; it must be {Expected}."];
        if (url.GetParameter(Weight) is { } weight && !TryReadWeight(weight, out _))
            return [$"{shown}; its parameter {Weight} must be a whole number of 0 or more."];
        if (FindFactory(scheme, services) is not null)
            return [];
        string[] known = [.. Packages.Keys, Static, Dns];
        return Packages.TryGetValue(scheme, out string? package)
            ? [$"{shown}, which needs the package {package}. Add it to the project."]
            : [$"{shown}, but the scheme {scheme} is not known; {Suggest(scheme, known)} For a registry of your own, "
                + $"add an IDubboRegistryFactory with the key {scheme} to the services."];
    }

    /// <summary>Returns the addresses of providers, or null if the address is that of a registry.</summary>
    public static string? FindList(string? address) => (address is null ? null : SchemeOf(address)) switch
    {
        Dns => address,
        Static => address![(Static.Length + 3)..],
        _ => null,
    };

    /// <summary>Returns an address with the scheme <c>dns</c> as one with <c>dubbo</c>. Both have the same form.</summary>
    public static string AsDubbo(string address) =>
        SchemeOf(address) == Dns ? $"dubbo{address[Dns.Length..]}" : address;

    /// <summary>
    /// Returns the factory that the application's services have under the scheme, or else that of the package, or null for none.
    /// </summary>
    public static IDubboRegistryFactory? FindFactory(string scheme, IServiceProvider services) =>
        services.GetKeyedService<IDubboRegistryFactory>(scheme) ?? CreateFactory(FindType(scheme));

    /// <summary>Returns the source of the providers in a registry. Options that are not set are those of the address.</summary>
    public static ProviderSource CreateSource(DubboRegistryHostingOptions options, DubboUrl? address) => new()
    {
        IsPreferred = options.Preferred ?? string.Equals(address?.GetParameter("preferred"), "true", StringComparison.OrdinalIgnoreCase),
        Zone = options.Zone ?? address?.GetParameter("zone"),
        Weight = options.Weight ?? (TryReadWeight(address?.GetParameter(Weight), out int weight) ? weight : new ProviderSource().Weight),
    };

    private static bool TryReadWeight(string? text, out int weight) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out weight);

    private static string Suggest(string scheme, string[] known) =>
        Spelling.Nearest(scheme, known) is { } meant ? $"did you mean {meant}?" : $"there are {string.Join(", ", known)}.";

    private static IEnumerable<string> ListMistakes(string address, string shown)
    {
        foreach (string entry in ProviderAddress.SplitList(FindList(address)!))
        {
            if (!ProviderAddress.TryParse(AsDubbo(entry), out _, out string? problem))
                yield return $"{shown}. {problem}";
        }
    }

    private static string? SchemeOf(string address) =>
        address.IndexOf("://", StringComparison.Ordinal) is > 0 and var end ? address[..end] : null;

#pragma warning disable RS0030 // The names are constants, so the trimmer keeps these types. This library cannot refer to the packages.
    [return: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)]
    private static Type? FindType(string scheme) => scheme switch
    {
        "zookeeper" => Type.GetType("DubboNet.ZooKeeperRegistryFactory, DubboNet.ZooKeeper"),
        "nacos" => Type.GetType("DubboNet.NacosRegistryFactory, DubboNet.Nacos"),
        "kubernetes" => Type.GetType("DubboNet.KubernetesRegistryFactory, DubboNet.Kubernetes"),
        _ => null,
    };

    private static IDubboRegistryFactory? CreateFactory(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] Type? type) =>
        type is null ? null : (IDubboRegistryFactory)Activator.CreateInstance(type)!;
#pragma warning restore RS0030
}
