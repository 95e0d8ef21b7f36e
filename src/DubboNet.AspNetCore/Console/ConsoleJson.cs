using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace DubboNet.AspNetCore;

/// <summary>Contains the generated code for the data of the console.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ConsoleOverview))]
[JsonSerializable(typeof(IReadOnlyList<ConsoleRegistry>))]
[JsonSerializable(typeof(ConsoleMethods))]
internal sealed partial class ConsoleJson : JsonSerializerContext
{
    /// <summary>Writes data as the response.</summary>
    public static Task WriteAsync<T>(HttpContext context, T data, JsonTypeInfo<T> type)
    {
        context.Response.ContentType = "application/json";
        return JsonSerializer.SerializeAsync(context.Response.Body, data, type, context.RequestAborted);
    }
}
