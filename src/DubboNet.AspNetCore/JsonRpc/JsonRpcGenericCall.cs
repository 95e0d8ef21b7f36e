using System.Text.Json;

namespace DubboNet.AspNetCore;

/// <summary>
/// Reads calls of <c>org.apache.dubbo.rpc.service.GenericService</c>, which clients of Dubbo's jsonrpc make without the interface of the
/// service.
/// </summary>
internal static class JsonRpcGenericCall
{
    /// <summary>The method of these calls.</summary>
    public const string Method = "$invoke";

    private static readonly JsonElement None = JsonDocument.Parse("[]").RootElement.Clone();

    /// <summary>Returns the methods that a call can mean, and their arguments.</summary>
    /// <param name="service">The service.</param>
    /// <param name="parameters">The name of the method, the types of its parameters, and the arguments.</param>
    /// <exception cref="JsonCallException">The service has no such method.</exception>
    /// <exception cref="JsonValueException">The parameters are others.</exception>
    public static (IReadOnlyList<ServiceMethod> Overloads, JsonElement Arguments) Read(JsonService service, JsonElement parameters)
    {
        if (parameters.ValueKind != JsonValueKind.Array || parameters.GetArrayLength() != 3
            || parameters[0].ValueKind != JsonValueKind.String || !IsListOrNull(parameters[1]) || !IsListOrNull(parameters[2]))
        {
            throw new JsonValueException(
                ValuePath.Root("$"),
                $"The parameters of {Method} must be the name of the method, an array of the types of its parameters, and an array of "
                    + "its arguments.");
        }

        ServiceMethod[] overloads = service.Find(parameters[0].GetString()!);
        if (parameters[1].ValueKind == JsonValueKind.Array)
            overloads = Select(overloads, [.. parameters[1].EnumerateArray().Select(type => type.ToString())]);
        return (overloads, parameters[2].ValueKind == JsonValueKind.Null ? None : parameters[2]);
    }

    private static bool IsListOrNull(JsonElement value) => value.ValueKind is JsonValueKind.Array or JsonValueKind.Null;

    // Arrays can have the form int[] or that of Class.getName(), which is [I.
    private static ServiceMethod[] Select(ServiceMethod[] overloads, string[] types)
    {
        string descriptor = JvmDescriptor.FromTypeNames(types);
        ServiceMethod[] found = [.. overloads.Where(method => method.Signature.Descriptor == descriptor)];
        return found.Length > 0
            ? found
            : throw new JsonCallException($"{overloads[0].Signature.Name} has no overload with these types of parameters.", overloads);
    }
}
