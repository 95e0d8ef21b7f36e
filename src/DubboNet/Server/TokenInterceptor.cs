using System.Security.Cryptography;
using System.Text;
using DubboNet.Protocol;

namespace DubboNet.Server;

/// <summary>
/// Lets only calls run that come with the provider's token, as Java's <c>TokenFilter</c> (W54). The service by which consumers learn what a provider hosts needs
/// none, as with Java: who asks it knows nothing yet.
/// </summary>
internal sealed class TokenInterceptor(string token) : IServerInterceptor
{
    private const string MetadataService = "org.apache.dubbo.metadata.MetadataService";

    private readonly byte[] _token = Encoding.UTF8.GetBytes(token);

    public ValueTask<TResult> InvokeAsync<TArguments, TResult>(
        TArguments arguments, ServerCallContext context, Func<TArguments, ServerCallContext, ValueTask<TResult>> next)
    {
        if (context.Service.Interface == MetadataService)
            return next(arguments, context);
        byte[] sent = Encoding.UTF8.GetBytes(context.Attachments.GetText(AttachmentKeys.Token) ?? "");
        // How long the comparison takes must not tell how much of the token is right.
        if (CryptographicOperations.FixedTimeEquals(sent, _token))
            return next(arguments, context);
        throw new DubboRefusalException(
            DubboStatus.ServiceError,
            $"Invalid token! Forbid invoke remote service {context.Service.Interface} method {context.Method.Name}() from consumer {context.RemoteEndPoint}");
    }
}
