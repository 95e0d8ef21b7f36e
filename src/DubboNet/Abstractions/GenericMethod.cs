using DubboNet.Hessian;

namespace DubboNet;

/// <summary>Describes the method through which all Dubbo services can be called without their types (<c>GenericService</c>).</summary>
internal static class GenericMethod
{
    public const string Name = "$invoke";

    /// <summary>The value of the attachment <c>generic</c> for objects that are sent as maps in both directions.</summary>
    public const string Maps = "true";

    /// <summary>
    /// The value of the attachment <c>generic</c> for arguments with objects as maps, and a result with objects in their usual form.
    /// </summary>
    public const string Plain = "raw.return";

    /// <summary>The value of the attachment <c>generic</c> for JSON.</summary>
    public const string Json = "gson";

    // Java consumers call this method for a future. It is the same on the wire.
    private const string AsyncName = "$invokeAsync";

    private const string Descriptor = "Ljava/lang/String;[Ljava/lang/String;[Ljava/lang/Object;";

    private static readonly IHessianFormatter<(string? Method, string[]? Types, object[]? Arguments)> Arguments =
        DubboArguments.CreateFormatter(HessianFormatters.String, HessianFormatters.StringArray, HessianFormatters.ObjectArray);

    public static DubboMethod<(string? Method, string[]? Types, object[]? Arguments), object?> For(ServiceKey service) =>
        new(service, Name, Descriptor, Arguments, HessianFormatters.Object!);

    /// <summary>Returns the generic method for the calls of another method.</summary>
    public static DubboMethod<(string? Method, string[]? Types, object[]? Arguments), object?> For(DubboMethod method) =>
        new(method.Service, Name, Descriptor, Arguments, HessianFormatters.Object!)
        {
            Timeout = method.Timeout,
            ServiceTimeout = method.ServiceTimeout,
            Idempotent = method.Idempotent,
        };

    public static bool Matches(string name, string descriptor) => name is Name or AsyncName && descriptor == Descriptor;

    /// <summary>Reads the method name, the parameter types and the arguments.</summary>
    /// <exception cref="HessianException">The data is malformed.</exception>
    public static (string? Method, string[]? Types, object[]? Arguments) Read(ref HessianReader reader) => Arguments.Read(ref reader);
}
