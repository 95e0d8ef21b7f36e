using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace DubboNet;

/// <summary>
/// Represents a URL of Dubbo, such as <c>dubbo://10.0.0.5:20880/com.acme.Inventory?group=blue&amp;version=1.0.0</c>. Registries store
/// providers, consumers and rules in this form (<c>org.apache.dubbo.common.URL</c>). Values are not escaped in it. Two URLs are equal if
/// their texts are equal. Parameters are sorted by name.
/// </summary>
public sealed class DubboUrl : IEquatable<DubboUrl>
{
    private const string DefaultPrefix = "default.";

    private readonly SortedDictionary<string, string> _parameters;
    private readonly string _text;

    /// <summary>Initializes a URL.</summary>
    /// <param name="protocol">The protocol, such as <c>dubbo</c> or <c>zookeeper</c>.</param>
    /// <param name="host">The host name or the IP address. An IPv6 address has no brackets here.</param>
    /// <param name="port">The port, or 0 for none.</param>
    /// <param name="path">The path without the leading slash, or null for none.</param>
    /// <param name="parameters">The parameters. The last value of a name is used. Surrounding white space of values is removed.</param>
    /// <exception cref="ArgumentException">A value contains <c>&amp;</c> or <c>;</c>, which would start another parameter. Encode it
    /// first.</exception>
    public DubboUrl(
        string protocol, string host, int port = 0, string? path = null, IEnumerable<KeyValuePair<string, string>>? parameters = null)
        : this(new Parts(protocol, host, port, path ?? "", null, null), Collect(parameters ?? []))
    {
    }

    private DubboUrl(Parts parts, SortedDictionary<string, string> parameters)
    {
        (Protocol, Host, Port, Path, UserName, Password) = parts;
        _parameters = parameters;
        Parameters = new ReadOnlyDictionary<string, string>(parameters);
        _text = Format(parts with { UserName = null, Password = null });
    }

    /// <summary>Gets the protocol, such as <c>dubbo</c>.</summary>
    public string Protocol { get; }

    /// <summary>Gets the host name or the IP address. An IPv6 address has no brackets.</summary>
    public string Host { get; }

    /// <summary>Gets the port, or 0 if the URL has none.</summary>
    public int Port { get; }

    /// <summary>Gets the path without the leading slash. It is empty if the URL has none.</summary>
    public string Path { get; }

    /// <summary>Gets the name of the user, or null if the URL has none.</summary>
    public string? UserName { get; }

    /// <summary>Gets the password, or null if the URL has none.</summary>
    public string? Password { get; }

    /// <summary>Gets the parameters, sorted by name.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; }

    /// <summary>Gets the Java interface, which is the parameter <c>interface</c>, or else the path.</summary>
    public string Interface => GetParameter("interface") ?? Path;

    /// <summary>Gets the group. It is empty if the URL has none.</summary>
    public string Group => GetParameter("group") ?? "";

    /// <summary>Gets the version. It is empty if the URL has none.</summary>
    public string Version => GetParameter("version") ?? "";

    /// <summary>Gets the key of the service, <c>group/interface:version</c>, without the parts that are not set.</summary>
    public string ServiceKey => $"{(Group.Length > 0 ? $"{Group}/" : "")}{Interface}{(Version.Length > 0 ? $":{Version}" : "")}";

    /// <summary>
    /// Gets the key of the service in rules and in Nacos, <c>interface:version:group</c>. Both colons remain if a part is empty.
    /// </summary>
    public string ColonKey => $"{Interface}:{Version}:{Group}";

    /// <summary>Parses a URL that is not encoded.</summary>
    /// <exception cref="FormatException">The text is not a URL. The message contains it.</exception>
    public static DubboUrl Parse(string text) =>
        TryParse(text, out DubboUrl? url) ? url : throw new FormatException($"'{PeerText.OneLine(text)}' is not a URL of Dubbo.");

    /// <summary>Parses a URL that is not encoded, such as <c>dubbo://10.0.0.5:20880/com.acme.Inventory?group=blue</c>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out DubboUrl? url)
    {
        int fragment = text.IndexOf('#', StringComparison.Ordinal);
        string source = fragment < 0 ? text : text[..fragment];
        int question = source.IndexOf('?', StringComparison.Ordinal);
        var parameters = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (question >= 0)
        {
            foreach (string pair in source[(question + 1)..].Split('&', ';'))
                AddPair(parameters, pair, pair.IndexOf('=', StringComparison.Ordinal), isEncoded: false);
        }

        url = TryReadParts(question < 0 ? source : source[..question], out Parts? parts) ? new DubboUrl(parts, Complete(parameters)) : null;
        return url is not null;
    }

    /// <summary>
    /// Parses a URL that was encoded as a whole, such as the name of a ZooKeeper node (<c>dubbo%3A%2F%2F10.0.0.5%3A20880…</c>). Separators
    /// are found before the parts are decoded, so that values can contain them.
    /// </summary>
    public static bool TryParseEncoded(string text, [NotNullWhen(true)] out DubboUrl? url)
    {
        url = null;
        int question = text.IndexOf("%3F", StringComparison.OrdinalIgnoreCase);
        if (!UrlText.TryDecode(question < 0 ? text : text.AsSpan(0, question), out string start)
            || !TryReadParts(start, out Parts? parts))
        {
            return false;
        }

        var parameters = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (question >= 0)
        {
            string query = text[(question + 3)..].Replace("%3b", "%26", StringComparison.OrdinalIgnoreCase);
            foreach (string pair in query.Split("%26"))
            {
                if (!AddPair(parameters, pair, pair.IndexOf("%3D", StringComparison.OrdinalIgnoreCase), isEncoded: true))
                    return false;
            }
        }

        url = new DubboUrl(parts, Complete(parameters));
        return true;
    }

    /// <summary>Returns the value of a parameter, or null if it is missing or empty.</summary>
    public string? GetParameter(string name) => _parameters.TryGetValue(name, out string? value) && value.Length > 0 ? value : null;

    /// <summary>
    /// Returns the value of a parameter for a method (<c>find.timeout</c>), or else that for the service (<c>timeout</c>), or null. Values
    /// for methods that <c>methods</c> does not contain are ignored.
    /// </summary>
    public string? GetMethodParameter(string method, string name) =>
        (HasMethod(method) ? GetParameter($"{method}.{name}") : null) ?? GetParameter(name);

    /// <summary>Returns a copy with other parameters. A null removes a parameter.</summary>
    /// <exception cref="ArgumentException">A value contains <c>&amp;</c> or <c>;</c>.</exception>
    public DubboUrl WithParameters(params IEnumerable<KeyValuePair<string, string?>> changes)
    {
        var parameters = new SortedDictionary<string, string>(_parameters, StringComparer.Ordinal);
        foreach ((string name, string? value) in changes)
        {
            parameters.Remove(name);
            if (value is not null)
                Add(parameters, name, value);
        }

        return new DubboUrl(new Parts(Protocol, Host, Port, Path, UserName, Password), parameters);
    }

    /// <summary>Returns the URL without the user and the password.</summary>
    public override string ToString() => _text;

    /// <summary>Returns the URL with the user and the password.</summary>
    public string ToFullString() => Format(new Parts(Protocol, Host, Port, Path, UserName, Password));

    /// <summary>Returns the full URL encoded as a whole, which is the name of its node in ZooKeeper.</summary>
    public string ToEncodedString() => UrlText.Encode(ToFullString());

    /// <inheritdoc/>
    public bool Equals(DubboUrl? other) =>
        other is not null && _text == other._text && UserName == other.UserName && Password == other.Password;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DubboUrl);

    /// <inheritdoc/>
    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);

    private static SortedDictionary<string, string> Collect(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var collected = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, string value) in parameters)
            Add(collected, name, value);
        return collected;
    }

    private static void Add(SortedDictionary<string, string> parameters, string name, string value)
    {
        if (value.AsSpan().ContainsAny('&', ';'))
        {
            throw new ArgumentException(
                $"The parameter {name} has the value '{PeerText.OneLine(value)}', which contains & or ;. Encode the value first.");
        }

        if (name.Length > 0)
            parameters[name] = value.Trim();
    }

    // Adds a pair whose separator was found. Returns false if it cannot be decoded.
    private static bool AddPair(SortedDictionary<string, string> parameters, string pair, int separator, bool isEncoded)
    {
        int length = isEncoded ? 3 : 1;
        string name = separator < 0 ? pair : pair[..separator];
        string value = separator < 0 ? "" : pair[(separator + length)..];
        if (isEncoded && (!UrlText.TryDecode(name, out name) || !UrlText.TryDecode(value, out value)))
            return false;
        if (name.Length > 0)
            parameters[name] = value.Trim();
        return true;
    }

    // Providers of Dubbo 2.6 to 2.7.1 write some parameters as defaults.
    private static SortedDictionary<string, string> Complete(SortedDictionary<string, string> parameters)
    {
        foreach ((string name, string value) in parameters.ToArray())
        {
            if (name.StartsWith(DefaultPrefix, StringComparison.Ordinal) && name.Length > DefaultPrefix.Length)
                parameters.TryAdd(name[DefaultPrefix.Length..], value);
        }

        return parameters;
    }

    private static bool TryReadParts(string text, [NotNullWhen(true)] out Parts? parts)
    {
        parts = null;
        int colon = text.IndexOf("://", StringComparison.Ordinal);
        string rest = colon < 0 ? text : text[(colon + 3)..];
        int slash = rest.IndexOf('/', StringComparison.Ordinal);
        string authority = slash < 0 ? rest : rest[..slash];
        int at = authority.LastIndexOf('@');
        string address = authority[(at + 1)..];
        string? user = at < 0 ? null : authority[..at];
        int password = user?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        int portAt = address.LastIndexOf(':');
        bool hasPort = portAt >= 0 && portAt > address.LastIndexOf(']')
            && (address.Contains(']', StringComparison.Ordinal) || address.IndexOf(':', StringComparison.Ordinal) == portAt);
        int port = 0;
        if (colon == 0
            || (hasPort && !int.TryParse(address[(portAt + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out port))
            || port > ushort.MaxValue)
        {
            return false;
        }

        string host = (hasPort ? address[..portAt] : address).Trim('[', ']');
        parts = new Parts(
            colon < 0 ? "" : text[..colon], host, port, slash < 0 ? "" : rest[(slash + 1)..],
            password < 0 ? user : user![..password], password < 0 ? null : user![(password + 1)..]);
        return true;
    }

    private bool HasMethod(string method) =>
        GetParameter("methods") is not { } methods || methods == "*" || methods.Split(',').Contains(method, StringComparer.Ordinal);

    private string Format(Parts parts)
    {
        var text = new StringBuilder();
        if (parts.Protocol.Length > 0)
            text.Append(parts.Protocol).Append("://");
        if (parts.UserName is { } user)
            text.Append(user).Append(parts.Password is { } password ? $":{password}" : "").Append('@');
        text.Append(parts.Host.Contains(':', StringComparison.Ordinal) ? $"[{parts.Host}]" : parts.Host);
        if (parts.Port > 0)
            text.Append(CultureInfo.InvariantCulture, $":{parts.Port}");
        if (parts.Path.Length > 0)
            text.Append('/').Append(parts.Path);
        char separator = '?';
        foreach ((string name, string value) in _parameters)
        {
            text.Append(separator).Append(name).Append('=').Append(value);
            separator = '&';
        }

        return text.ToString();
    }

    private sealed record Parts(string Protocol, string Host, int Port, string Path, string? UserName, string? Password);
}
