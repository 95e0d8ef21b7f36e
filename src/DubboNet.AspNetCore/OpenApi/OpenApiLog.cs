using Microsoft.Extensions.Logging;

namespace DubboNet.AspNetCore;

/// <summary>The log entries of documents.</summary>
internal static partial class OpenApiLog
{
    [LoggerMessage(
        5, LogLevel.Warning,
        "The OpenAPI document has {Max} of the {Count} interfaces of the registries. {Name} and those after it are left out. Raise "
            + "maxGatewayServices of AddDubbo.")]
    public static partial void LeftOut(ILogger logger, int max, int count, string name);

    [LoggerMessage(
        6, LogLevel.Information,
        "{Service} is not in the OpenAPI document, because its providers have not published a definition.")]
    public static partial void NotDefined(ILogger logger, ServiceKey service);

    [LoggerMessage(7, LogLevel.Warning, "Services of {Place} are missing in the OpenAPI document. {Problem}")]
    public static partial void RegistryFailed(ILogger logger, string place, string problem);
}
