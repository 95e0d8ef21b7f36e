using System.Text.Json;
using Example.Frames;

namespace DubboNet.Estate.Tests;

/// <summary>
/// Compares what a .NET provider registers with what each line of Java was seen to register, key by key. docs/registries.md explains the
/// differences.
/// </summary>
public sealed class DotNetEstateRegistrationTests
{
    private const string Application = "frames-app";
    private const string Host = "127.0.0.1";
    private const int Port = 23800;

    private static readonly ServiceKey Service = new("com.example.frames.FrameService", "2.1.0", "blue");

    // These differ from process to process, or contain others that are compared.
    private static readonly string[] Variable =
        ["pid", "timestamp", "revision", "dubbo.metadata.revision", "dubbo.metadata-service.url-params", "methods"];

    private static readonly string[] Lines = ["2.6", "2.7", "3.2", "3.3"];

    private static readonly string[] Differences =
    [
        "url: anyhost is only in Java (2.6, 2.7)",
        "url: deprecated is only in .NET (2.6)",
        "url: dynamic is only in .NET (2.6)",
        "url: prefer.serialization is only in .NET (2.6, 2.7)",
        "url: revision is only in Java (2.6, 2.7, 3.2, 3.3)",
        "url: serialization is only in .NET (2.6, 2.7, 3.2, 3.3)",
        "url: metadata-type is only in Java (2.7)",
        "url: release is only in .NET (2.6)",
        "url: release differs (2.7, 3.2, 3.3)",
        "url: service.name is only in Java (2.7)",
        "url: pid is only in .NET (3.2, 3.3)",
        "url: prefer.serialization differs (3.2, 3.3)",
        "url: service-name-mapping is only in Java (3.2, 3.3)",
        "instance: meta-v is only in Java (3.3)",
        "url-params: prefer.serialization differs (3.2, 3.3)",
        "url-params: release is only in Java (3.2, 3.3)",
        "url-params: side is only in Java (3.2, 3.3)",
        "remote instance: meta-v is only in Java (3.3)",
        "params: REGISTRY_CLUSTER is only in Java (3.2, 3.3)",
        "params: metadata-type is only in Java (3.2, 3.3)",
        "params: prefer.serialization differs (3.2, 3.3)",
        "params: release differs (3.2, 3.3)",
        "params: revision is only in Java (3.2, 3.3)",
        "params: serialization is only in .NET (3.2, 3.3)",
        "params: service-name-mapping is only in Java (3.2, 3.3)",
    ];

    [Test]
    public async Task Differences_from_Java_are_known()
    {
        var registry = new InMemoryRegistry("memory://registry");
        var remote = new InMemoryRegistry("memory://remote");
        await using var registration = new DubboRegistration(Application, [new FrameProvider().CreateService(Service)]);
        registration.AddRegistry(registry);
        registration.AddRegistry(remote, metadataType: DubboMetadataType.Remote);
        await registration.RegisterAsync(Host, Port);
        Dictionary<string, IReadOnlyDictionary<string, string>> own = await ReadAsync(registry, remote, registration.Revision!);
        string[] differences = [.. Lines.SelectMany(line => Compare(line, own)).GroupBy(difference => difference.What)
            .Select(group => $"{group.Key} ({string.Join(", ", group.Select(difference => difference.Line))})")];

        Assert.That(differences, Is.EquivalentTo(Differences));
    }

    private static async Task<Dictionary<string, IReadOnlyDictionary<string, string>>> ReadAsync(
        InMemoryRegistry registry, InMemoryRegistry remote, string revision)
    {
        IReadOnlyDictionary<string, string> instance = await ReadInstanceAsync(registry);
        using var metadata = JsonDocument.Parse((await remote.GetMetadataAsync(Application, revision, CancellationToken.None))!);
        JsonElement service = metadata.RootElement.GetProperty("services").EnumerateObject().Single().Value;
        return new()
        {
            ["url"] = registry.Urls(Service.Interface).Single().Parameters.ToDictionary(),
            ["instance"] = instance,
            ["url-params"] = ToTexts(JsonElement.Parse(instance["dubbo.metadata-service.url-params"])),
            ["remote instance"] = await ReadInstanceAsync(remote),
            ["metadata"] = ToTexts(metadata.RootElement),
            ["service"] = ToTexts(service),
            ["params"] = ToTexts(service.GetProperty("params")),
        };
    }

    private static async Task<IReadOnlyDictionary<string, string>> ReadInstanceAsync(InMemoryRegistry registry)
    {
        await foreach (IReadOnlyList<ServiceInstance> instances in registry.WatchInstancesAsync(Application, CancellationToken.None))
            return instances.Single().Metadata;
        throw new InvalidOperationException("The registry has delivered nothing.");
    }

    private static Dictionary<string, string> ToTexts(JsonElement element) => element.EnumerateObject()
        .Where(member => member.Value.ValueKind != JsonValueKind.Object)
        .ToDictionary(member => member.Name, member => $"{member.Value}");

    private static IEnumerable<(string Line, string What)> Compare(
        string line, Dictionary<string, IReadOnlyDictionary<string, string>> own)
    {
        foreach (IGrouping<string, string[]> place in ReadFixture().Where(row => row[0] == line).GroupBy(row => row[1]))
        {
            var java = place.ToDictionary(row => row[2], row => row[3]);
            IReadOnlyDictionary<string, string> ours = own[place.Key];
            foreach (string key in java.Keys.Union(ours.Keys).Where(key => !IsOfContract(key)))
            {
                if (!ours.TryGetValue(key, out string? value))
                    yield return (line, $"{place.Key}: {key} is only in Java");
                else if (!java.TryGetValue(key, out string? expected))
                    yield return (line, $"{place.Key}: {key} is only in .NET");
                else if (!Variable.Contains(key) && value != expected)
                    yield return (line, $"{place.Key}: {key} differs");
            }
        }
    }

    // The Java provider of the fixture declared no callbacks.
    private static bool IsOfContract(string key) => key.EndsWith(".callback", StringComparison.Ordinal);

    private static IEnumerable<string[]> ReadFixture() =>
        File.ReadLines(Path.Combine(TestContext.CurrentContext.TestDirectory, "Fixtures", "registered.tsv"))
            .Where(row => !row.StartsWith('#'))
            .Select(row => row.Split('\t'));
}
