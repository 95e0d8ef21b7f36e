namespace DubboNet.Nacos;

/// <summary>Contains the fields of all responses and of all requests of the server over gRPC.</summary>
internal sealed class NacosResponse
{
    public const int Success = 200;

    /// <summary>The result code of the response is not <see cref="Success"/> if the request failed. This is the reason.</summary>
    public int ErrorCode { get; set; }

    public int ResultCode { get; set; }

    public string? Message { get; set; }

    public string? RequestId { get; set; }

    public NacosService? ServiceInfo { get; set; }

    public int Count { get; set; }

    public List<string> ServiceNames { get; set; } = [];

    public string? Content { get; set; }

    public string? DataId { get; set; }

    public string? Group { get; set; }

    public string? ServerIp { get; set; }

    public string? ServerPort { get; set; }
}
