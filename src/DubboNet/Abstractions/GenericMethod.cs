using DubboNet.Hessian;

namespace DubboNet;

/// <summary>The method by which every Dubbo service can be called without its types (<c>GenericService</c>).</summary>
internal static class GenericMethod
{
    public const string Name = "$invoke";

    /// <summary>Attachment <c>generic</c>: objects as maps both ways.</summary>
    public const string Maps = "true";

    /// <summary>Attachment <c>generic</c>: objects as maps there, as they are back.</summary>
    public const string Plain = "raw.return";

    /// <summary>Attachment <c>generic</c>: JSON.</summary>
    public const string Json = "gson";

    /// <summary>What a Java consumer calls that wants a future; the same on the wire.</summary>
    private const string AsyncName = "$invokeAsync";

    private const string Descriptor = "Ljava/lang/String;[Ljava/lang/String;[Ljava/lang/Object;";

    private static readonly IHessianFormatter<(string? Method, string[]? Types, object[]? Arguments)> Arguments =
        DubboArguments.CreateFormatter(HessianFormatters.String, HessianFormatters.StringArray, HessianFormatters.ObjectArray);

    public static DubboMethod<(string? Method, string[]? Types, object[]? Arguments), object?> For(ServiceKey service) =>
        new(service, Name, Descriptor, Arguments, HessianFormatters.Object!);

    /// <summary>The one that takes the calls of a method.</summary>
    public static DubboMethod<(string? Method, string[]? Types, object[]? Arguments), object?> For(DubboMethod method) =>
        new(method.Service, Name, Descriptor, Arguments, HessianFormatters.Object!)
        {
            Timeout = method.Timeout,
            ServiceTimeout = method.ServiceTimeout,
            Idempotent = method.Idempotent,
        };

    public static bool Matches(string name, string descriptor) => name is Name or AsyncName && descriptor == Descriptor;

    /// <summary>Reads method name, parameter types and arguments.</summary>
    /// <exception cref="HessianException">They are malformed.</exception>
    public static (string? Method, string[]? Types, object[]? Arguments) Read(ref HessianReader reader) => Arguments.Read(ref reader);
}
