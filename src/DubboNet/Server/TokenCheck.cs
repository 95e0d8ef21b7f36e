using System.Net;
using System.Security.Cryptography;
using System.Text;
using DubboNet.Protocol;

namespace DubboNet.Server;

/// <summary>
/// Lets only requests through that come with the provider's token, as Java's <c>TokenFilter</c> (W54), before anything is made of their arguments. The service by
/// which consumers learn what a provider hosts needs none, as with Java: a consumer that asks it does not know the token yet.
/// </summary>
internal sealed class TokenCheck(string token)
{
    private const string MetadataService = "org.apache.dubbo.metadata.MetadataService";

    private readonly byte[] _token = Encoding.UTF8.GetBytes(token);
    private readonly byte[] _encoded = DubboMethod.EncodeStrings(token);

    /// <summary>Whether calls of a service need the token.</summary>
    public static bool AppliesTo(ServiceKey service) => service.Interface != MetadataService;

    /// <summary>Whether the attachments have the token in its usual form on the wire. False says nothing: they must be read.</summary>
    public bool Matches(in AttachmentHead attachments) => CryptographicOperations.FixedTimeEquals(attachments.Token, _encoded);

    /// <exception cref="DubboRefusalException">Status 70: the attachments do not have the token.</exception>
    public void ThrowIfInvalid(ServiceKey service, string method, Attachments attachments, EndPoint? consumer)
    {
        byte[] sent = Encoding.UTF8.GetBytes(attachments.GetText(AttachmentKeys.Token) ?? "");
        // How long the comparison takes must not tell how much of the token is right.
        if (AppliesTo(service) && !CryptographicOperations.FixedTimeEquals(sent, _token))
        {
            throw new DubboRefusalException(
                DubboStatus.ServiceError, $"Invalid token! Forbid invoke remote service {service.Interface} method {method}() from consumer {consumer}");
        }
    }
}
