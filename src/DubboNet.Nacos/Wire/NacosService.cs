using System.Text.Json;

namespace DubboNet.Nacos;

/// <summary>Represents a service with its instances.</summary>
internal sealed class NacosService
{
    /// <summary>Separates the group from the name.</summary>
    public const string Separator = "@@";

    /// <summary>Gets or sets the name, with or without the group.</summary>
    public string Name { get; set; } = "";

    /// <summary>Gets or sets how long a list may be used without another request, in milliseconds.</summary>
    public long CacheMillis { get; set; }

    public List<NacosInstance> Hosts { get; set; } = [];

    /// <summary>Gets or sets when the server made the list, in milliseconds.</summary>
    public long LastRefTime { get; set; }

    /// <summary>Returns a name without the group.</summary>
    public static string BareName(string name) => name[Start(name)..];

    /// <summary>Sorts the instances, and returns a text that is the same for the same instances.</summary>
    public string Sort()
    {
        Hosts.Sort(static (x, y) => (string.CompareOrdinal(x.Ip, y.Ip), x.Port.CompareTo(y.Port)).CompareTo((0, 0)));
        return JsonSerializer.Serialize(Hosts, NacosJson.Default.ListNacosInstance);
    }

    private static int Start(string name)
    {
        int at = name.IndexOf(Separator, StringComparison.Ordinal);
        return at < 0 ? 0 : at + Separator.Length;
    }
}
