using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace DubboNet.Java;

/// <summary>A repository on a web server. After it could not be reached once, it is not asked again.</summary>
internal sealed class HttpRepository : MavenRepository
{
    private readonly Uri _root;
    private readonly HttpClient _client;
    private readonly MavenOptions _options;
    private string? _failure;

    public HttpRepository(Uri url, MavenOptions options)
        : base(WithoutPassword(url))
    {
        _options = options;
        _root = new Uri(Name.EndsWith('/') ? Name : Name + "/");
        _client = new HttpClient { Timeout = options.Timeout, MaxResponseContentBufferSize = options.MaxFileSize };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("DubboNet", null));
        if (url.UserInfo.Length > 0)
        {
            string user = Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(url.UserInfo)));
            _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", user);
        }
    }

    public override MavenFile Get(string path, CancellationToken cancellation)
    {
        var url = new Uri(_root, path);
        if (_options.IsOffline)
            return NotThere($"{url}: not asked, because downloads are turned off");
        if (_failure is not null)
            return NotThere($"{url}: not asked, because {_failure}");
        (byte[]? content, string reason) = Download(url, cancellation);
        if (content is null)
            return NotThere($"{url}: {reason}");
        return FindMistake(url, content, cancellation) is { } mistake ? NotThere(mistake) : new MavenFile(null, content, "");
    }

    public override void Dispose() => _client.Dispose();

    private static MavenFile NotThere(string reason) => new(null, null, reason);

    private static string WithoutPassword(Uri url) => new UriBuilder(url) { UserName = "", Password = "" }.Uri.AbsoluteUri;

    /// <summary>Compares a file with its checksum. A repository need not have one.</summary>
    private string? FindMistake(Uri url, byte[] content, CancellationToken cancellation)
    {
        foreach (string kind in (string[])["sha256", "sha1"])
        {
            (byte[]? file, _) = Download(new Uri($"{url}.{kind}"), cancellation);
            if (file is null)
                continue;
            // Some tools write the name of the file after the checksum.
            string expected = Encoding.ASCII.GetString(file).Trim().Split(' ', '\t', '\n')[0];
            string actual = Convert.ToHexStringLower(kind == "sha1" ? Sha1(content) : SHA256.HashData(content));
            return expected.Equals(actual, StringComparison.OrdinalIgnoreCase)
                ? null
                : $"{url}: the content has the {kind} {actual}, and {url}.{kind} says '{expected}'. Publish the file again";
        }

        return null;
    }

    // Maven's checksums find damage. They do not protect against a peer that can write to the repository.
#pragma warning disable CA5350 // SHA-1 is what most repositories have.
    private static byte[] Sha1(byte[] content) => SHA1.HashData(content);
#pragma warning restore CA5350

    private (byte[]? Content, string Reason) Download(Uri url, CancellationToken cancellation)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            using HttpResponseMessage response = _client.Send(request, cancellation);
            if (!response.IsSuccessStatusCode)
                return (null, Describe(response.StatusCode, response.ReasonPhrase));
            using var copy = new MemoryStream();
            response.Content.ReadAsStream(cancellation).CopyTo(copy);
            return (copy.ToArray(), "");
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            return (null, $"the file is larger than {_options.MaxFileSize} bytes. Allow larger files");
        }
        catch (HttpRequestException e)
        {
            _failure = $"{Name} could not be reached ({e.Message})";
            return (null, $"{e.Message.TrimEnd('.')}. Check the address and the network");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            _failure = $"{Name} did not respond in time";
            return (null, $"no response within {_options.Timeout.TotalSeconds} s. Try again, or allow more time");
        }
    }

    private static string Describe(HttpStatusCode status, string? reason)
    {
        string code = string.Create(CultureInfo.InvariantCulture, $"{(int)status} {reason}");
        return status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            ? $"{code}. Add a user and a password to the address, as in https://user:password@host/path"
            : code;
    }
}
