using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace DubboNet;

/// <summary>
/// Represents a URL of Dubbo, such as <c>dubbo://10.0.0.5:20880/com.acme.Inventory?group=blue&amp;version=1.0.0</c>. Registries store
/// providers, consumers and rules in this form (<c>org.apache.dubbo.common.URL</c>). Values are not escaped in it. Two URLs are equal if
/// all their parts and parameters are equal. Parameters are sorted by name.
/// </summary>
public sealed class DubboUrl : IEquatable<DubboUrl>
{
    private const string DefaultPrefix = "default.";

    private const string BackupParameter = "backup";
    private const string PasswordParameter = "password";

    private readonly UrlParts _parts;
    private readonly UrlParameters _parameters;
    private readonly int _hash;

    /// <summary>Initializes a URL.</summary>
    /// <param name="protocol">The protocol, such as <c>dubbo</c> or <c>zookeeper</c>.</param>
    /// <param name="host">The host name or the IP address. An IPv6 address has no brackets here.</param>
    /// <param name="port">The port, or 0 for none.</param>
    /// <param name="path">The path without the leading slash, or null for none.</param>
    /// <param name="parameters">The parameters. The last value of a name is used. Surrounding white space of values is removed.</param>
    /// <exception cref="ArgumentException">A value contains <c>&amp;</c> or <c>;</c>, which would start another parameter. Encode it
    /// first. Or a name contains one of them or <c>=</c>.</exception>
    public DubboUrl(
        string protocol, string host, int port = 0, string? path = null, IEnumerable<KeyValuePair<string, string>>? parameters = null)
        : this(new UrlParts(protocol, host, port, path ?? "", null, null), Collect(parameters ?? []))
    {
    }

    private DubboUrl(UrlParts parts, SortedDictionary<string, string> parameters)
    {
        _parts = parts with { Protocol = SharedText.Get(parts.Protocol), Path = SharedText.Get(parts.Path), Backup = null };
        if (parts.Backup is { } backup)
            parameters[BackupParameter] = parameters.TryGetValue(BackupParameter, out string? more) ? $"{backup},{more}" : backup;
        _parameters = new UrlParameters(parameters);
        _hash = HashCode.Combine(_parts, _parameters);
    }

    /// <summary>Gets the protocol, such as <c>dubbo</c>.</summary>
    public string Protocol => _parts.Protocol;

    /// <summary>Gets the host name or the IP address. An IPv6 address has no brackets.</summary>
    public string Host => _parts.Host;

    /// <summary>Gets the port, or 0 if the URL has none.</summary>
    public int Port => _parts.Port;

    /// <summary>Gets the path without the leading slash. It is empty if the URL has none.</summary>
    public string Path => _parts.Path;

    /// <summary>Gets the name of the user, or null if the URL has none.</summary>
    public string? UserName => _parts.UserName;

    /// <summary>Gets the password, or null if the URL has none.</summary>
    public string? Password => _parts.Password;

    /// <summary>Gets the parameters, sorted by name.</summary>
    public IReadOnlyDictionary<string, string> Parameters => _parameters;

    /// <summary>Gets the Java interface, which is the parameter <c>interface</c>, or else the path.</summary>
    public string Interface => GetParameter("interface") ?? Path;

    /// <summary>Gets the group. It is empty if the URL has none.</summary>
    public string Group => GetParameter("group") ?? "";

    /// <summary>Gets the version. It is empty if the URL has none.</summary>
    public string Version => GetParameter("version") ?? "";

    /// <summary>Gets the key of the service, <c>group/interface:version</c>, without the parts that are not set.</summary>
    public string ServiceKey => $"{(Group.Length > 0 ? $"{Group}/" : "")}{Interface}{(Version.Length > 0 ? $":{Version}" : "")}";

    /// <summary>Gets the key of the service in the metadata of an application, <c>group/interface:version:protocol</c>.</summary>
    public string ProtocolServiceKey => $"{ServiceKey}:{Protocol}";

    /// <summary>
    /// Gets the key of the service in rules and in Nacos, <c>interface:version:group</c>. Both colons remain if a part is empty.
    /// </summary>
    public string ColonKey => $"{Interface}:{Version}:{Group}";

    /// <summary>Parses a URL that is not encoded.</summary>
    /// <exception cref="FormatException">The text is not a URL. The message contains it.</exception>
    public static DubboUrl Parse(string text) =>
        TryParse(text, out DubboUrl? url) ? url : throw new FormatException($"'{PeerText.OneLine(text)}' is not a URL of Dubbo.");

    /// <summary>
    /// Parses a URL that is not encoded, such as <c>dubbo://10.0.0.5:20880/com.acme.Inventory?group=blue</c>. Of several
    /// hosts (<c>zk-1:2181,zk-2:2181</c>), all but the first become the parameter <c>backup</c>.
    /// </summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out DubboUrl? url)
    {
        int question = text.IndexOf('?', StringComparison.Ordinal);
        var parameters = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (question >= 0)
        {
            foreach (string pair in text[(question + 1)..].Split('&', ';'))
                AddPair(parameters, pair, pair.IndexOf('=', StringComparison.Ordinal), isEncoded: false);
        }

        url = UrlParts.TryRead(question < 0 ? text : text[..question], out UrlParts? parts)
            ? new DubboUrl(parts, Complete(parameters))
            : null;
        return url is not null;
    }

    /// <summary>
    /// Parses a URL that was encoded as a whole, such as the name of a ZooKeeper node (<c>dubbo%3A%2F%2F10.0.0.5%3A20880</c>).
    /// Separators are found before the parts are decoded, so that values can contain them.
    /// </summary>
    public static bool TryParseEncoded(string text, [NotNullWhen(true)] out DubboUrl? url)
    {
        url = null;
        int question = text.IndexOf("%3F", StringComparison.OrdinalIgnoreCase);
        if (!UrlText.TryDecode(question < 0 ? text : text.AsSpan(0, question), out string start)
            || !UrlParts.TryRead(start, out UrlParts? parts))
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
    /// <exception cref="ArgumentException">A value contains <c>&amp;</c> or <c>;</c>, or a name one of them or <c>=</c>.</exception>
    public DubboUrl WithParameters(params IEnumerable<KeyValuePair<string, string?>> changes)
    {
        SortedDictionary<string, string> parameters = Collect(_parameters);
        foreach ((string name, string? value) in changes)
        {
            parameters.Remove(name);
            if (value is not null)
                Add(parameters, name, value);
        }

        return new DubboUrl(_parts, parameters);
    }

    /// <summary>Returns the URL for messages, without the user, the password and the parameter <c>password</c>.</summary>
    public override string ToString() => Format(isFull: false);

    /// <summary>Returns the URL with the user and the password.</summary>
    public string ToFullString() => Format(isFull: true);

    /// <summary>Returns the full URL encoded as a whole, which is the name of its node in ZooKeeper.</summary>
    public string ToEncodedString() => UrlText.Encode(ToFullString());

    /// <inheritdoc/>
    public bool Equals(DubboUrl? other)
    {
        if (ReferenceEquals(this, other))
            return true;
        return other is not null && _hash == other._hash && _parts == other._parts && _parameters.Equals(other._parameters);
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DubboUrl);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    private static SortedDictionary<string, string> Collect(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var collected = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, string value) in parameters)
            Add(collected, name, value);
        return collected;
    }

    private static void Add(SortedDictionary<string, string> parameters, string name, string value)
    {
        if (name.AsSpan().ContainsAny('&', ';', '='))
            throw new ArgumentException($"The name of the parameter '{PeerText.OneLine(name)}' contains &, ; or =. Use another name.");
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

    private bool HasMethod(string method) =>
        GetParameter("methods") is not { } methods || methods == "*" || methods.Split(',').Contains(method, StringComparer.Ordinal);

    private string Format(bool isFull)
    {
        var text = new StringBuilder();
        _parts.Append(text, withUser: isFull);
        char separator = '?';
        foreach ((string name, string value) in _parameters)
        {
            if (name == PasswordParameter && !isFull)
                continue;
            text.Append(separator).Append(name).Append('=').Append(value);
            separator = '&';
        }

        return text.ToString();
    }
}
