namespace DubboNet.Adversary;

/// <summary>Represents the kinds of hostile peers of a run.</summary>
/// <param name="only">The names of some kinds, separated by commas, or null for all.</param>
internal sealed class Kinds(string? only)
{
    public string? Only => only;

    public IReadOnlyList<ConsumerKind> Consumers { get; } = [.. HostileConsumers.All.Where(kind => IsMeant(only, kind.Name))];

    public IReadOnlyList<ProviderKind> Providers { get; } = [.. HostileProviders.All.Where(kind => IsMeant(only, kind.Name))];

    private static bool IsMeant(string? only, string name) => only?.Split(',').Contains(name) != false;
}
