using System.Text.Json;

namespace DubboNet.Nacos.Tests;

/// <summary>Represents an instance that a Java process has registered.</summary>
/// <param name="Line">The version of Dubbo.</param>
/// <param name="Service">The name of the service.</param>
/// <param name="Ip">The IP address.</param>
/// <param name="Port">The port.</param>
/// <param name="Metadata">The metadata.</param>
public sealed record JavaInstance(string Line, string Service, string Ip, int Port, Dictionary<string, string> Metadata)
{
    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "Data", "java-instances.json");

    public static IReadOnlyList<JavaInstance> All { get; } =
        JsonSerializer.Deserialize<JavaInstance[]>(System.IO.File.ReadAllText(File), JsonSerializerOptions.Web)!;

    public override string ToString() => $"{Line} {Service}";
}
