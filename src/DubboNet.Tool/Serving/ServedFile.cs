using System.Net;

namespace DubboNet.Tool;

/// <summary>Makes services of a JSON file with responses.</summary>
internal static class ServedFile
{
    /// <summary>Reads the services.</summary>
    /// <param name="file">The name of the file.</param>
    /// <param name="close">Closes the connection of a consumer.</param>
    /// <param name="log">Receives a line for each call.</param>
    /// <exception cref="ToolException">The file is wrong. The message names the place.</exception>
    public static List<DubboService> Read(string file, Action<EndPoint?> close, Action<string> log)
    {
        var root = new JsonPlace(JsonTexts.Read($"@{file}", file), "$");
        root.CheckProperties("services");
        var services = new List<DubboService>();
        foreach (JsonPlace place in root.Get("services").Items())
        {
            place.CheckProperties("interface", "group", "version", "methods");
            var key = new ServiceKey(place.Get("interface").Text(), place.Find("version")?.Text(), place.Find("group")?.Text());
            if (services.Exists(service => service.Key.Equals(key)))
                throw place.Error($"is a second service {key}");
            ServedMethod[] methods = [.. place.Get("methods").Items().Select(method => new ServedMethod(method))];
            services.Add(new DubboService(key).MapDynamic((call, context) => RespondAsync(methods, call, context, close, log)));
        }

        return services.Count > 0 ? services : throw root.Get("services").Error("has no service");
    }

    private static async ValueTask<object?> RespondAsync(
        ServedMethod[] methods, DynamicCall call, DubboCallContext context, Action<EndPoint?> close, Action<string> log)
    {
        string name = $"{context.Service.Interface}.{call.Method}({string.Join(", ", call.ParameterTypes ?? [])})";
        if (Array.Find(methods, method => method.IsFor(call)) is not { } served)
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
