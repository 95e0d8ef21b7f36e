using DubboNet.Hessian;
using DubboNet.Protocol;
using DubboNet.Protocol.Generic;

namespace DubboNet;

/// <summary>Calls without compiled types (<c>GenericService.$invoke</c>, W46, and ordinary requests), and the echo that every service answers.</summary>
public static class GenericInvoker
{
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
    /// <exception cref="JavaException">The method threw: with the class and the message of what it threw, without its fields, which do not travel.</exception>
    public static ValueTask<object?> InvokeGenericAsync(
        this IDubboInvoker invoker, ServiceKey service, string method, string[]? parameterTypes, object?[] arguments,
        DubboCallOptions options = default, CancellationToken cancellationToken = default) =>
        InvokeAsync(invoker, service, (method, parameterTypes, Generalize(arguments)), GenericMethod.Maps, options, cancellationToken);

    /// <summary>
    /// The same with a result as ordinary calls have it: objects are of their registered type, or <see cref="HessianObject"/>s (<c>raw.return</c>). Java's 2.6
    /// gives a map nonetheless.
    /// </summary>
    /// <inheritdoc cref="InvokeGenericAsync"/>
    public static ValueTask<object?> InvokeGenericRawAsync(
        this IDubboInvoker invoker, ServiceKey service, string method, string[]? parameterTypes, object?[] arguments,
        DubboCallOptions options = default, CancellationToken cancellationToken = default) =>
        InvokeAsync(invoker, service, (method, parameterTypes, Generalize(arguments)), GenericMethod.Plain, options, cancellationToken);

    /// <summary>
    /// The same with JSON for each argument and for the result, <c>null</c> for void (<c>gson</c>; from 2.7 on). Java's 2.7 and 3.2 answer with maps, which are turned
    /// into JSON here, their entry <c>class</c> included; of a text that they answer with, and that happens to be JSON, nobody can tell that it is none.
    /// </summary>
    /// <param name="invoker">The channel.</param>
    /// <param name="service">The service.</param>
    /// <param name="method">The Java method name.</param>
    /// <param name="parameterTypes">Java type names as the source has them, such as <c>int</c>; null lets the provider find the method by its name alone.</param>
    /// <param name="jsonArguments">A JSON text for each argument: a string is in quotes.</param>
    /// <param name="options">Time-out and attachments.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="JavaException">The method threw: with the class and the message of what it threw, without its fields, which do not travel.</exception>
    /// <exception cref="DubboSerializationException">The result has no JSON form, such as an object that refers to itself.</exception>
    public static async ValueTask<string> InvokeGenericJsonAsync(
        this IDubboInvoker invoker, ServiceKey service, string method, string[]? parameterTypes, string[] jsonArguments,
        DubboCallOptions options = default, CancellationToken cancellationToken = default)
    {
        object? result = await InvokeAsync(invoker, service, (method, parameterTypes, [.. jsonArguments]), GenericMethod.Json, options, cancellationToken)
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
    /// Calls a method by an ordinary request, as a typed client does: also where the provider allows no generic calls. Objects are <see cref="HessianObject"/>s
    /// or of registered types, both ways.
    /// </summary>
    /// <param name="invoker">The channel.</param>
    /// <param name="service">The service.</param>
    /// <param name="method">The Java method name.</param>
    /// <param name="parameterTypes">The declared parameter types: Java type names as the source has them, such as <c>int</c>.</param>
    /// <param name="arguments">The arguments; an enum is a <see cref="HessianObject"/> with a field <c>name</c>.</param>
    /// <param name="options">Time-out and attachments.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">A type name is none, or there are more or fewer arguments than types.</exception>
    public static ValueTask<object?> InvokeDynamicAsync(
        this IDubboInvoker invoker, ServiceKey service, string method, string[] parameterTypes, object?[] arguments,
        DubboCallOptions options = default, CancellationToken cancellationToken = default)
    {
        if (arguments.Length != parameterTypes.Length)
        {
            throw new ArgumentException(
                $"The number of parameter types is {parameterTypes.Length}, but the number of arguments is {arguments.Length}.", nameof(arguments));
        }

        var ordinary = new DubboMethod<object?[], object?>(
            service, method, JvmDescriptor.FromTypeNames(parameterTypes), new DynamicArguments(arguments.Length), HessianFormatters.Object!);
        return invoker.InvokeAsync(ordinary, arguments, options, cancellationToken);
    }

    /// <summary>Sends a value and gives back what the service returns: the same. Shows that the service is there.</summary>
    public static ValueTask<object> EchoAsync(
        this IDubboInvoker invoker, ServiceKey service, object value, DubboCallOptions options = default, CancellationToken cancellationToken = default) =>
        invoker.InvokeAsync(EchoMethod.For(service), value, options, cancellationToken);

    private static object[] Generalize(object?[] arguments) => new PojoGeneralizer(HessianTypeRegistry.BuiltIn).RewriteAll(arguments);

    private static ValueTask<object?> InvokeAsync(
        IDubboInvoker invoker, ServiceKey service, (string?, string[]?, object[]?) arguments, string form, DubboCallOptions options, CancellationToken cancellationToken) =>
        invoker.InvokeAsync(GenericMethod.For(service), arguments, options.WithAttachment(AttachmentKeys.Generic, form), cancellationToken);
}
