using System.Net;

namespace DubboNet.Tool;

/// <summary>Represents a service of a file with responses.</summary>
/// <param name="Key">The service.</param>
/// <param name="Methods">Its methods.</param>
internal sealed record ServedService(ServiceKey Key, ServedMethod[] Methods)
{
    /// <summary>Creates the service that responds as the file says.</summary>
    /// <param name="close">Closes the connection of a consumer.</param>
    /// <param name="log">Receives a line for each call.</param>
    public DubboService Create(Action<EndPoint?> close, Action<string> log) =>
        new DubboService(Key).MapDynamic((call, context) => RespondAsync(call, context, close, log));

    /// <summary>Returns the method of a call for the log.</summary>
    public static string NameOf(DubboCallContext context, string method, string[]? types) =>
        $"{context.Service.Interface}.{method}({string.Join(", ", types ?? [])})";

    /// <summary>Checks that the rules can be applied to an implementation, which has the results.</summary>
    /// <exception cref="ToolException">A rule has a result.</exception>
    public void CheckImplemented()
    {
        foreach (ServedResponse response in Methods.SelectMany(method => method.Responses))
        {
            if (response.ResultPlace is { } place)
            {
                throw place.Error(
                    $"cannot replace the result of {Key}, because the assembly implements it. Use delay, exception, status or close");
            }
        }
    }

    private async ValueTask<object?> RespondAsync(
        DynamicCall call, DubboCallContext context, Action<EndPoint?> close, Action<string> log)
    {
        string name = NameOf(context, call.Method, call.ParameterTypes);
        if (Array.Find(Methods, method => method.IsFor(call.Method, call.ParameterTypes)) is not { } served)
            throw Refuse(name, "the file does not have the method", log);
        ServedResponse response = served.Find(call.Arguments) ?? throw Refuse(name, "no response of the file matches the call", log);
        log($"{name} from {context.RemoteEndPoint}");
        object? result = await response.RespondAsync(context.CancellationToken).ConfigureAwait(false);
        if (response.Closes)
            close(context.RemoteEndPoint);
        return result;
    }

    private static DubboRefusalException Refuse(string name, string reason, Action<string> log)
    {
        log($"{name}: {reason}");
        return new DubboRefusalException(DubboStatus.ServiceError, $"{name}: {reason}.");
    }
}
