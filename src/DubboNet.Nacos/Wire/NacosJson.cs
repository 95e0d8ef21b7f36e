using System.Text.Json;
using System.Text.Json.Serialization;

namespace DubboNet.Nacos;

/// <summary>Contains the generated code for JSON.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(NacosRequest))]
[JsonSerializable(typeof(NacosResponse))]
[JsonSerializable(typeof(NacosHttpResponse))]
[JsonSerializable(typeof(List<NacosInstance>))]
[JsonSerializable(typeof(NacosService))]
[JsonSerializable(typeof(Dictionary<string, string?>))]
[JsonSerializable(typeof(string))]
internal sealed partial class NacosJson : JsonSerializerContext;
