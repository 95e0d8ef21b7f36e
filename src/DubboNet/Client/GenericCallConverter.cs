using System.Net;
using DubboNet.Hessian;
using DubboNet.Protocol;
using DubboNet.Protocol.Generic;
using DubboNet.Protocol.Responses;

namespace DubboNet.Client;

/// <summary>
/// Converts calls of a provider that implements <c>GenericService</c>, and says so in its URL, to calls of <c>$invoke</c>, and their results back
/// (<c>GenericImplFilter</c>, W50).
/// </summary>
internal static class GenericCallConverter
{
    /// <summary>Returns whether the calls of a method are converted. Those of the two methods that every service has are not.</summary>
    public static bool CanConvert(DubboMethod method) => method.Name != EchoMethod.Name && !GenericMethod.Matches(method.Name, method.Descriptor);

    /// <summary>The same call as a generic one.</summary>
    /// <exception cref="DubboSerializationException">An argument cannot be written.</exception>
    public static ClientCall<(string? Method, string[]? Types, object[]? Arguments), object?> ToGenericCall<TArguments, TResult>(
        in ClientCall<TArguments, TResult> call, EndPoint provider, HessianOptions hessian)
    {
        DubboMethod<TArguments, TResult> method = call.Method;
        string[] types = JvmDescriptor.ToTypeNames(method.Descriptor);
        object[] arguments;
        try
        {
            arguments = new PojoGeneralizer(hessian.Types).RewriteAll(DynamicValues.FromTyped(call.Arguments, method.Arguments, types.Length, hessian));
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

    /// <summary>The result as it is declared.</summary>
    /// <exception cref="DubboSerializationException">It is of another type and cannot be converted, or null where null is not possible.</exception>
    public static TResult ToTypedResult<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method, object? result, EndPoint provider, HessianOptions hessian)
    {
        try
        {
            if (result is not null)
                return DynamicValues.ToTyped([new PojoRealizer(name => hessian.Types.TryGet(name, out _)).Rewrite(result)], method.Result, hessian)!;
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
