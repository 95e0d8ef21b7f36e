using System.Text.Json;

namespace DubboNet.Nacos;

/// <summary>Contains the fields of the responses over HTTP that are not lists of instances.</summary>
internal sealed class NacosHttpResponse
{
    public int Code { get; set; }

    public string? Message { get; set; }

    /// <summary>Gets or sets the result of version 2.</summary>
    public JsonElement Data { get; set; }

    public int Count { get; set; }

    /// <summary>Gets or sets the names of services in version 1.</summary>
    public List<string>? Doms { get; set; }

    /// <summary>Gets or sets the names of services in version 2.</summary>
    public List<string>? Services { get; set; }

    public string? AccessToken { get; set; }

    /// <summary>Gets or sets how long the access token is valid, in seconds.</summary>
    public long TokenTtl { get; set; }
}
