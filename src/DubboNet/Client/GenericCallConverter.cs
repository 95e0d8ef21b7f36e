using System.Net;
using DubboNet.Hessian;
using DubboNet.Protocol;
using DubboNet.Protocol.Generic;
using DubboNet.Protocol.Responses;

namespace DubboNet.Client;

/// <summary>
/// Converts calls to calls of <c>$invoke</c>, and converts their results back, for a provider whose URL says that it implements
/// <c>GenericService</c> (<c>GenericImplFilter</c>, W50).
/// </summary>
internal static class GenericCallConverter
{
    /// <summary>
    /// Returns whether the calls of a method are converted. Calls of the two methods that all services have are not converted.
    /// </summary>
    public static bool CanConvert(DubboMethod method) =>
        method.Name != EchoMethod.Name && !GenericMethod.Matches(method.Name, method.Descriptor);

    /// <summary>Converts a call to a generic call.</summary>
    /// <exception cref="DubboSerializationException">An argument cannot be written.</exception>
    public static ClientCall<(string? Method, string[]? Types, object[]? Arguments), object?> ToGenericCall<TArguments, TResult>(
        in ClientCall<TArguments, TResult> call, EndPoint provider, HessianOptions hessian)
    {
        DubboMethod<TArguments, TResult> method = call.Method;
        string[] types = JvmDescriptor.ToTypeNames(method.Descriptor);
        object[] arguments;
        try
        {
            arguments = new PojoGeneralizer(hessian.Types).RewriteAll(
                DynamicValues.FromTyped(call.Arguments, method.Arguments, types.Length, hessian));
        }
        catch (Exception e)
        {
            throw DubboSerializationException.CreateForArguments(method, provider, e);
        }

        return new(
            GenericMethod.For(method),
            (method.Name, types, arguments),
            call.Options.WithAttachment(AttachmentKeys.Generic, GenericMethod.Maps),
            call.IsOneWay,
            call.CancellationToken);
    }

    /// <summary>Converts the result of a generic call to the declared type.</summary>
    /// <exception cref="DubboSerializationException">The result has another type and cannot be converted, or is null and the type does not
    /// support null.</exception>
    public static TResult ToTypedResult<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method, object? result, EndPoint provider, HessianOptions hessian)
    {
        try
        {
            if (result is not null)
            {
                return DynamicValues.ToTyped(
                    [new PojoRealizer(name => hessian.Types.TryGet(name, out _)).Rewrite(result)], method.Result, hessian)!;
            }

            return default(TResult) is null or DubboVoid
                ? default!
                : throw ResponseDecoder.CreateNullException<TResult>();
        }
        catch (Exception e)
        {
            if (e is HessianException { Path: null } error)
                error.AddRoot("result");
            throw DubboSerializationException.CreateForResult(method, provider, id: null, e);
        }
    }
}
