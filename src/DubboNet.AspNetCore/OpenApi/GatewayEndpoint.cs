namespace DubboNet.AspNetCore;

/// <summary>The metadata of the endpoint of a gateway.</summary>
/// <param name="Options">The options of the endpoint.</param>
internal sealed record GatewayEndpoint(DubboHttpOptions Options)
{
    /// <summary>The part of the route with the Java interface.</summary>
    public const string ServicePart = "{service}";

    /// <summary>The part of the route with the method.</summary>
    public const string MethodPart = "{method}";
}
