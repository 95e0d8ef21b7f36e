using DubboNet.Cluster.Routing;

namespace DubboNet.Tests.Cluster;

/// <summary>Shows which providers of a list a call can use.</summary>
internal static class Routes
{
    public static readonly DubboMethod<string, string> Find = Method("find");

    public static DubboMethod<string, string> Method(string name) => new(
        new ServiceKey("com.acme.Inventory"), name, JvmDescriptor.FromTypeNames("java.lang.String"),
        DubboArguments.CreateFormatter(HessianFormatters.String!), HessianFormatters.String!);

    /// <summary>Returns the last digits of the hosts. A bar separates the providers of several destinations.</summary>
    public static string Of(
        ProviderList list, DubboMethod? method = null, object? arguments = null, Attachments? attachments = null, string? tag = null,
        bool isForced = false)
    {
        var table = new RoutingTable(list.Providers, list.Routing, tag, isForced);
        RouteKey key = table.DependsOn(attachments) ? table.KeyOf(method ?? Find, arguments, attachments) : table.DefaultKey;
        string[] names = [.. list.Providers.Select(provider => provider.Url!.Host[^1..])];
        var all = new ProviderBits([.. names.Select(_ => true)]);
        return string.Join(" | ", table.Route(key, all).Select(route => string.Join(" ", route.Providers.Choose(names))));
    }
}
