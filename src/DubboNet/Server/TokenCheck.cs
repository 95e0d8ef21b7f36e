using System.Net;
using System.Security.Cryptography;
using System.Text;
using DubboNet.Protocol;

namespace DubboNet.Server;

/// <summary>
/// Refuses requests without the provider's token before their arguments are decoded, as Java's <c>TokenFilter</c> does (W54). The service
/// that tells consumers what a provider hosts needs no token, as in Java. Its consumers do not know the token yet.
/// </summary>
internal sealed class TokenCheck(string token)
{
    private const string MetadataService = "org.apache.dubbo.metadata.MetadataService";

    private readonly byte[] _token = Encoding.UTF8.GetBytes(token);
    private readonly byte[] _encoded = DubboMethod.EncodeStrings(token);

    /// <summary>Returns whether calls of a service need the token.</summary>
    public static bool AppliesTo(ServiceKey service) => service.Interface != MetadataService;

    /// <summary>
    /// Returns whether the attachments have the token in its usual encoding. If the result is false, the attachments have to be read to
    /// decide.
    /// </summary>
    public bool Matches(in AttachmentHead attachments) => CryptographicOperations.FixedTimeEquals(attachments.Token, _encoded);

    /// <exception cref="DubboRefusalException">The attachments do not have the token. The status is 70.</exception>
    public void ThrowIfInvalid(ServiceKey service, string method, Attachments attachments, EndPoint? consumer)
    {
        byte[] sent = Encoding.UTF8.GetBytes(attachments.GetText(AttachmentKeys.Token) ?? "");
        // The duration of the comparison must not reveal how much of the token is correct.
        if (AppliesTo(service) && !CryptographicOperations.FixedTimeEquals(sent, _token))
        {
            throw new DubboRefusalException(
                DubboStatus.ServiceError,
                $"Invalid token! Forbid invoke remote service {service.Interface} method {method}() from consumer {consumer}");
        }
    }
}
