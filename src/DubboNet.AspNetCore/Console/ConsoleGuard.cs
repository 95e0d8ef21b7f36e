using System.Net;
using Microsoft.AspNetCore.Http;

namespace DubboNet.AspNetCore;

/// <summary>Refuses requests to the console that other machines or other sites make, and sets the headers of its responses.</summary>
/// <param name="options">The options of the console.</param>
internal sealed class ConsoleGuard(DubboConsoleOptions options)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    // Proxies add these. An application that trusts its proxy removes them (UseForwardedHeaders).
    private static readonly string[] ProxyHeaders = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via"];

    /// <summary>Returns a handler that refuses or passes on requests.</summary>
    /// <param name="handler">The handler of the endpoint.</param>
    /// <param name="isData">Whether the endpoint returns data or makes calls, which other sites must not request.</param>
    public RequestDelegate Protect(RequestDelegate handler, bool isData) => context =>
    {
        SetHeaders(context.Response.Headers);
        string? reason = options.AllowRemoteAccess ? null : FindRemote(context);
        if (isData)
            reason ??= FindOtherSite(context.Request);
        return reason is null ? handler(context) : RefuseAsync(context.Response, reason);
    };

    private static void SetHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }

    private static string? FindRemote(HttpContext context)
    {
        const string Remedy = "Open it on that machine, or set DubboConsoleOptions.AllowRemoteAccess and add authorization.";
        if (context.Connection.RemoteIpAddress is not { } address || !IPAddress.IsLoopback(Unmap(address)))
            return $"The console accepts requests of its own machine only. {Remedy}";
        if (Array.Find(ProxyHeaders, context.Request.Headers.ContainsKey) is { } header)
            return $"The console accepts requests without a proxy only, but this one has the header {header}. {Remedy}";
        // A name of another site can resolve to this machine.
        return IsLoopback(context.Request.Host.Host)
            ? null
            : $"The console accepts requests to a loopback name such as localhost only. {Remedy}";
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(Unmap(address)));

    private static IPAddress Unmap(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    // Browsers set these headers, and pages cannot change them. Older browsers have only the second.
    private static string? FindOtherSite(HttpRequest request)
    {
        const string Reason = "The console accepts requests of its own page only. Another site has made this one.";
        if (request.Headers.TryGetValue("Sec-Fetch-Site", out var site))
            return site == "same-origin" ? null : Reason;
        if (request.Headers.Origin.Count == 0)
            return null;
        bool isOwn = Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out Uri? origin)
            && HostString.FromUriComponent(origin).Equals(Normalize(request));
        return isOwn ? null : Reason;
    }

    // An origin does not have the default port of its scheme.
    private static HostString Normalize(HttpRequest request) =>
        Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out Uri? own) ? HostString.FromUriComponent(own) : default;

    private static Task RefuseAsync(HttpResponse response, string reason)
    {
        response.StatusCode = StatusCodes.Status403Forbidden;
        response.ContentType = "text/plain; charset=utf-8";
        return response.WriteAsync(reason, response.HttpContext.RequestAborted);
    }
}
