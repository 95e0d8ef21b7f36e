using System.Text.Json;

namespace DubboNet.AspNetCore;

/// <summary>Represents a request of JSON-RPC 2.0.</summary>
/// <param name="Method">The method.</param>
/// <param name="Params">An object, an array, or an undefined value for none.</param>
/// <param name="Id">The id, or an undefined value for a notification, which has no response.</param>
internal readonly record struct JsonRpcRequest(string Method, JsonElement Params, JsonElement Id)
{
    /// <summary>Gets a value indicating whether the request has no response.</summary>
    public bool IsNotification => Id.ValueKind == JsonValueKind.Undefined;

    /// <summary>Reads a request, and returns whether it is one.</summary>
    public static bool TryRead(JsonElement json, out JsonRpcRequest request)
    {
        request = default;
        if (json.ValueKind != JsonValueKind.Object
            || !json.TryGetProperty("jsonrpc", out JsonElement version) || version.ValueKind != JsonValueKind.String
            || !version.ValueEquals("2.0")
            || !json.TryGetProperty("method", out JsonElement method) || method.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        JsonElement parameters = json.TryGetProperty("params", out JsonElement found) ? found : default;
        JsonElement id = json.TryGetProperty("id", out JsonElement given) ? given : default;
        request = new JsonRpcRequest(method.GetString()!, parameters, id);
        return parameters.ValueKind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Undefined
            && id.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.Null or JsonValueKind.Undefined;
    }
}
