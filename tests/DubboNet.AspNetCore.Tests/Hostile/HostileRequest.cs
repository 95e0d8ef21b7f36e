using System.Text;

namespace DubboNet.AspNetCore.Tests.Hostile;

/// <summary>Represents a request that does harm if the server is not careful.</summary>
/// <param name="Kind">What it tries.</param>
/// <param name="Status">The status of the right response.</param>
/// <param name="Bytes">The request.</param>
internal sealed record HostileRequest(string Kind, int Status, byte[] Bytes)
{
    /// <summary>A word in all bodies and headers, which must not be logged.</summary>
    public const string Secret = "xyzzy";

    /// <summary>Gets a text that the response contains.</summary>
    public string Expected { get; init; } = "";

    /// <summary>Gets a value indicating whether the body is sent in chunks without an end.</summary>
    public bool IsEndless { get; init; }

    /// <summary>Creates a request with a body.</summary>
    public static HostileRequest Post(string kind, int status, string path, byte[] body, params string[] headers) =>
        new(kind, status, [.. Head("POST", path, [$"Content-Length: {body.Length}", .. Typed(headers)]), .. body]);

    /// <summary>Creates a request with these headers alone.</summary>
    public static byte[] Head(string verb, string path, params IEnumerable<string> headers) => Encoding.UTF8.GetBytes(
        string.Join("\r\n", [$"{verb} {path} HTTP/1.1", "Host: localhost", "Connection: close", .. headers, "", ""]));

    private static IEnumerable<string> Typed(string[] headers) =>
        headers.Any(header => header.StartsWith("Content-Type", StringComparison.Ordinal))
            ? headers
            : headers.Append("Content-Type: application/json");
}
