using DubboNet.Hessian;
using DubboNet.Protocol;

namespace DubboNet.Client;

/// <summary>Calls without compiled types (<c>GenericService.$invoke</c>, W46), and the echo that every service answers.</summary>
public static class GenericInvoker
{
    private const string InvokeDescriptor = "Ljava/lang/String;[Ljava/lang/String;[Ljava/lang/Object;";

    /// <summary>
    /// Calls a method by name. Objects travel as maps with an entry <c>class</c>, both ways: a <see cref="HessianObject"/> among the arguments is turned
    /// into one; results are dictionaries.
    /// </summary>
    /// <param name="invoker">The channel.</param>
    /// <param name="service">The service.</param>
    /// <param name="method">The Java method name.</param>
    /// <param name="parameterTypes">Java type names as the source has them, such as <c>int</c>; null lets the provider find the method by its name alone.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="options">Time-out and attachments.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public static ValueTask<object> InvokeGenericAsync(
        this IDubboInvoker invoker, ServiceKey service, string method, string[]? parameterTypes, object?[] arguments,
        CallOptions options = default, CancellationToken cancellationToken = default)
    {
        var invoke = new DubboMethod<(string?, string[]?, object[]?), object>(
            service,
            "$invoke",
            InvokeDescriptor,
            DubboArguments.Of(HessianFormatters.String, HessianFormatters.StringArray, HessianFormatters.ObjectArray),
            HessianFormatters.Object);
        var attachments = new Attachments();
        foreach ((string key, object? value) in options.Attachments ?? [])
            attachments[key] = value;
        attachments[AttachmentKeys.Generic] = "true";
        object[] generalized = new PojoGeneralizer().GeneralizeAll(arguments);
        return invoker.InvokeAsync(invoke, (method, parameterTypes, generalized), options with { Attachments = attachments }, cancellationToken);
    }

    /// <summary>Sends a value and gives back what the service returns: the same. Shows that the service is there.</summary>
    public static ValueTask<object> EchoAsync(
        this IDubboInvoker invoker, ServiceKey service, object value, CallOptions options = default, CancellationToken cancellationToken = default) =>
        invoker.InvokeAsync(EchoMethod.For(service), value, options, cancellationToken);
}
