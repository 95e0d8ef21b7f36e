using System.Globalization;

namespace DubboNet.Cluster.Routing;

/// <summary>Finds the values that the keys of rules mean in the URL of a consumer or a provider.</summary>
internal static class UrlValue
{
    /// <summary>Returns a part or a parameter of the URL, or null if it has none.</summary>
    public static string? Find(DubboUrl url, string key) => key switch
    {
        "host" => url.Host,
        "port" => url.Port.ToString(CultureInfo.InvariantCulture),
        "protocol" => url.Protocol,
        "path" => url.Path.Length > 0 ? url.Path : null,
        "application" => ApplicationOf(url),
        _ => url.GetParameter(key),
    };

    /// <summary>
    /// Returns the application of a consumer or a provider, or null. A merged URL has that of the provider under another key.
    /// </summary>
    public static string? ApplicationOf(DubboUrl url) => url.GetParameter("remote.application") ?? url.GetParameter("application");
}
