using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace DubboNet.AspNetCore;

/// <summary>Carries the deadline and the listed headers of requests to calls, and attachments of responses back.</summary>
internal static class HttpCallOptions
{
    private const string RequestTimeout = "Request-Timeout";

    /// <summary>Returns the options of the call that a request makes.</summary>
    /// <exception cref="HttpInputException">The header with the timeout is not a number of seconds.</exception>
    public static DubboCallOptions Create(HttpRequest request, DubboHttpOptions options)
    {
        StringValues timeoutHeader = request.Headers[RequestTimeout];
        if (timeoutHeader.Count == 0 && options.RequestHeaders.Count == 0 && options.ResponseHeaders.Count == 0)
            return default;
        Attachments? attachments = null;
        foreach ((string header, string key) in options.RequestHeaders)
        {
            if (request.Headers.TryGetValue(header, out StringValues values))
                (attachments ??= [])[key] = values.ToString();
        }

        TimeSpan? timeout = ReadTimeout(timeoutHeader, options);
        return new DubboCallOptions
        {
            Timeout = timeout,
            SendDeadline = timeout is not null,
            Attachments = attachments,
            ResponseAttachments = options.ResponseHeaders.Count > 0 ? [] : null,
        };
    }

    /// <summary>Sets the headers of a response.</summary>
    public static void SetHeaders(HttpResponse response, Attachments? attachments, DubboHttpOptions options)
    {
        if (attachments is null)
            return;
        foreach ((string key, string header) in options.ResponseHeaders)
        {
            // A header cannot have other characters, so they are escaped as in URLs.
            if (attachments[key] is { } value)
                response.Headers[header] = Escape(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
        }
    }

    private static TimeSpan? ReadTimeout(StringValues header, DubboHttpOptions options)
    {
        if (header.Count == 0)
            return null;
        if (!decimal.TryParse(header.ToString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal seconds)
            || seconds < 0.001m)
        {
            throw new HttpInputException(
                StatusCodes.Status400BadRequest, "The header Request-Timeout must be a number of seconds such as 1.5, and at least 0.001.");
        }

        return seconds >= (decimal)options.MaxRequestTimeout.TotalSeconds
            ? options.MaxRequestTimeout
            : TimeSpan.FromMilliseconds((double)(seconds * 1000));
    }

    private static string Escape(string value) =>
        value.All(unit => unit is >= ' ' and <= '~') ? value : Uri.EscapeDataString(value);
}
