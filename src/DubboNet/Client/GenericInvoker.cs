using DubboNet.Hessian;
using DubboNet.Protocol;
using DubboNet.Protocol.Generic;

namespace DubboNet;

/// <summary>
/// Makes calls without compiled types, as generic calls (<c>GenericService.$invoke</c>, W46) or ordinary requests. Also calls the echo
/// method of all services.
/// </summary>
public static class GenericInvoker
{
    /// <summary>
    /// Calls a method by name. Objects are sent as maps with an entry <c>class</c> in both directions. Each <see cref="HessianObject"/> in
    /// the arguments is converted to such a map. Objects in the result are dictionaries.
    /// </summary>
    /// <param name="invoker">The invoker, such as a channel.</param>
    /// <param name="service">The service.</param>
    /// <param name="method">The Java method name.</param>
    /// <param name="parameterTypes">The Java type names as they are written in source code, such as <c>int</c>. If it is null, the provider
    /// finds the method by its name alone.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="options">The options of the call, such as its timeout and attachments.</param>
    /// <param name="cancellationToken">The token that cancels the call.</param>
    /// <exception cref="JavaException">The method threw an exception. Its class and message are available, but its fields are not
    /// sent.</exception>
    public static ValueTask<object?> InvokeGenericAsync(
        this IDubboInvoker invoker, ServiceKey service, string method, string[]? parameterTypes, object?[] arguments,
        DubboCallOptions options = default, CancellationToken cancellationToken = default) =>
        InvokeAsync(invoker, service, (method, parameterTypes, Generalize(arguments)), GenericMethod.Maps, options, cancellationToken);

    /// <summary>
    /// Calls a method by name and returns the result in the form of ordinary calls (<c>raw.return</c>). Objects have their registered type
    /// or are <see cref="HessianObject"/>s. Java 2.6 returns a map nonetheless.
    /// </summary>
    /// <inheritdoc cref="InvokeGenericAsync"/>
    public static ValueTask<object?> InvokeGenericRawAsync(
        this IDubboInvoker invoker, ServiceKey service, string method, string[]? parameterTypes, object?[] arguments,
        DubboCallOptions options = default, CancellationToken cancellationToken = default) =>
        InvokeAsync(invoker, service, (method, parameterTypes, Generalize(arguments)), GenericMethod.Plain, options, cancellationToken);

    /// <summary>
    /// Calls a method by name with JSON for each argument and for the result (<c>gson</c>, supported by Java 2.7 and later). The result of
    /// a void method is <c>null</c>. Java 2.7 and 3.2 respond with maps, which are converted to JSON here, including their entry
    /// <c>class</c>. If they respond with a string that happens to be valid JSON, it cannot be distinguished from JSON.
    /// </summary>
    /// <param name="invoker">The invoker, such as a channel.</param>
    /// <param name="service">The service.</param>
    /// <param name="method">The Java method name.</param>
    /// <param name="parameterTypes">The Java type names as they are written in source code, such as <c>int</c>. If it is null, the provider
    /// finds the method by its name alone.</param>
    /// <param name="jsonArguments">A JSON text for each argument. Strings are in quotes.</param>
    /// <param name="options">The options of the call, such as its timeout and attachments.</param>
    /// <param name="cancellationToken">The token that cancels the call.</param>
    /// <exception cref="JavaException">The method threw an exception. Its class and message are available, but its fields are not
    /// sent.</exception>
    /// <exception cref="DubboSerializationException">The result cannot be converted to JSON, such as an object that refers to
    /// itself.</exception>
    public static async ValueTask<string> InvokeGenericJsonAsync(
        this IDubboInvoker invoker, ServiceKey service, string method, string[]? parameterTypes, string[] jsonArguments,
        DubboCallOptions options = default, CancellationToken cancellationToken = default)
    {
        object? result = await InvokeAsync(
            invoker, service, (method, parameterTypes, [.. jsonArguments]), GenericMethod.Json, options, cancellationToken)
            .ConfigureAwait(false);
        if (result is string text && JsonValues.IsJson(text))
            return text;
        try
        {
            return JsonValues.Write(result, HessianTypeRegistry.BuiltIn);
        }
        catch (Exception e)
        {
            throw DubboSerializationException.CreateForResult(GenericMethod.For(service), null, null, e);
        }
    }

    /// <summary>
    /// Calls a method with an ordinary request, like a typed client. This is possible even if the provider does not allow generic calls.
    /// Objects are <see cref="HessianObject"/>s or of registered types in both directions.
    /// </summary>
    /// <param name="invoker">The invoker, such as a channel.</param>
    /// <param name="service">The service.</param>
    /// <param name="method">The Java method name.</param>
    /// <param name="parameterTypes">The declared parameter types as they are written in Java source code, such as <c>int</c>.</param>
    /// <param name="arguments">The arguments. An enum constant is a <see cref="HessianObject"/> with a field <c>name</c>.</param>
    /// <param name="options">The options of the call, such as its timeout and attachments.</param>
    /// <param name="cancellationToken">The token that cancels the call.</param>
    /// <exception cref="ArgumentException">A type name is not valid, or the number of arguments is not that of the types.</exception>
    public static ValueTask<object?> InvokeDynamicAsync(
        this IDubboInvoker invoker, ServiceKey service, string method, string[] parameterTypes, object?[] arguments,
        DubboCallOptions options = default, CancellationToken cancellationToken = default)
    {
        if (arguments.Length != parameterTypes.Length)
        {
            throw new ArgumentException(
                $"The number of parameter types is {parameterTypes.Length}, but the number of arguments is {arguments.Length}.",
                nameof(arguments));
        }

        var ordinary = new DubboMethod<object?[], object?>(
            service, method, JvmDescriptor.FromTypeNames(parameterTypes), new DynamicArguments(arguments.Length),
            HessianFormatters.Object!);
        return invoker.InvokeAsync(ordinary, arguments, options, cancellationToken);
    }

    /// <summary>
    /// Sends a value to a service and returns its response, which is the same value. Use it to check that the service is available.
    /// </summary>
    public static ValueTask<object> EchoAsync(
        this IDubboInvoker invoker, ServiceKey service, object value, DubboCallOptions options = default,
        CancellationToken cancellationToken = default) =>
        invoker.InvokeAsync(EchoMethod.For(service), value, options, cancellationToken);

    private static object[] Generalize(object?[] arguments) => new PojoGeneralizer(HessianTypeRegistry.BuiltIn).RewriteAll(arguments);

    private static ValueTask<object?> InvokeAsync(
        IDubboInvoker invoker, ServiceKey service, (string?, string[]?, object[]?) arguments, string form,
        DubboCallOptions options, CancellationToken cancellationToken) =>
        invoker.InvokeAsync(GenericMethod.For(service), arguments, options.WithAttachment(AttachmentKeys.Generic, form), cancellationToken);
}
