namespace DubboNet.Nacos;

/// <summary>Contains the fields of all requests over gRPC. Those that are null are not sent.</summary>
internal sealed record NacosRequest
{
    public string? ClientVersion { get; init; }

    public string? Tenant { get; init; }

    public Dictionary<string, string>? Labels { get; init; }

    public string? Namespace { get; init; }

    public string? ServiceName { get; init; }

    public string? GroupName { get; init; }

    public string? Type { get; init; }

    public NacosInstance? Instance { get; init; }

    public IReadOnlyList<NacosInstance>? Instances { get; init; }

    public bool? Subscribe { get; init; }

    public string? Clusters { get; init; }

    public int? PageNo { get; init; }

    public int? PageSize { get; init; }

    public string? DataId { get; init; }

    public string? Group { get; init; }

    public string? Content { get; init; }

    public string? CasMd5 { get; init; }

    public bool? Listen { get; init; }

    public IReadOnlyList<NacosRequest>? ConfigListenContexts { get; init; }

    public string? Md5 { get; init; }

    /// <summary>Gets the id of the request of the server that this is the response to.</summary>
    public string? RequestId { get; init; }

    public int? ResultCode { get; init; }
}
