using System.Text.RegularExpressions;

namespace DubboNet.Tool;

/// <summary>
/// Finds the services of a provider. Providers of all lines of Java, and of this library, list their services when they refuse a request
/// for a service that they do not have.
/// </summary>
internal static partial class ExportedServices
{
    private const string MetadataInterface = "org.apache.dubbo.metadata.MetadataService";

    // Dubbo 3 knows this interface, and refuses others before it looks for services.
    private static readonly ServiceKey Missing = new(MetadataInterface, "1.0.0", "dubbonet-list");

    /// <summary>
    /// Returns the services of a provider, or null if it does not list them. Those that only Dubbo itself uses are left out.
    /// </summary>
    /// <param name="provider">The provider.</param>
    /// <param name="cancellationToken">A token that ends the request.</param>
    public static async Task<IReadOnlyList<ServiceKey>?> FindAsync(IDubboInvoker provider, CancellationToken cancellationToken)
    {
        try
        {
            await provider.EchoAsync(Missing, "", default, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (DubboRemoteException e)
        {
            return Parse(e.RemoteMessage);
        }
    }

    /// <summary>Reads the list in the message of a refusal, or returns null if there is none.</summary>
    internal static IReadOnlyList<ServiceKey>? Parse(string message)
    {
        Match match = Refusal().Match(message);
        if (!match.Success)
            return null;
        int port = match.Groups["port"].Length;
        return
        [
            .. from text in match.Groups["list"].Value.Split(", ", StringSplitOptions.RemoveEmptyEntries)
               let key = ParseKey(port > 0 ? text[..text.LastIndexOf(':')] : text)
               where key.Interface != MetadataInterface
               orderby key.Interface, key.Group, key.Version
               select key,
        ];
    }

    private static ServiceKey ParseKey(string text)
    {
        int group = text.IndexOf('/', StringComparison.Ordinal);
        int version = text.IndexOf(':', group + 1);
        return new ServiceKey(
            text[(group + 1)..(version < 0 ? text.Length : version)],
            version < 0 ? null : text[(version + 1)..],
            group < 0 ? null : text[..group]);
    }

    // Java adds the port to each service.
    [GeneratedRegex(
        @"Not found exported service: \S+MetadataService:1\.0\.0(?<port>:\d+)? in \[(?<list>[^\]]*)\]", RegexOptions.ExplicitCapture)]
    private static partial Regex Refusal();
}
