using Microsoft.AspNetCore.Http;

namespace DubboNet.AspNetCore;

/// <summary>Serves the files of the page, which are resources of this assembly.</summary>
internal static class ConsolePage
{
    private const string Start = "index.html";

    /// <summary>Gets the names of the files beside the page.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. typeof(ConsolePage).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(name => name[Prefix.Length..])
        .Where(name => name != Start)];

    private const string Prefix = "Console/";

    /// <summary>Writes the page. Its links are relative, so its address must end with a slash.</summary>
    public static Task WriteStartAsync(HttpContext context)
    {
        string path = (context.Request.PathBase + context.Request.Path).Value!;
        if (path.EndsWith('/'))
            return WriteAsync(context, Start);
        context.Response.StatusCode = StatusCodes.Status302Found;
        // A relative address is right behind a proxy that changes the path, too.
        context.Response.Headers.Location = $"./{Uri.EscapeDataString(path[(path.LastIndexOf('/') + 1)..])}/";
        return Task.CompletedTask;
    }

    /// <summary>Writes a file.</summary>
    public static async Task WriteAsync(HttpContext context, string file)
    {
        using Stream content = typeof(ConsolePage).Assembly.GetManifestResourceStream(Prefix + file)!;
        context.Response.ContentType = Path.GetExtension(file) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            _ => "image/svg+xml",
        };
        context.Response.ContentLength = content.Length;
        await content.CopyToAsync(context.Response.Body, context.RequestAborted).ConfigureAwait(false);
    }
}
