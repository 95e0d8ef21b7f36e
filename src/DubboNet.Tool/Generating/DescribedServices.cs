using DubboNet.Java;

namespace DubboNet.Tool;

/// <summary>Contains the Java sources of services that a registry or a provider describes, in a temporary folder.</summary>
internal sealed class DescribedServices : IDisposable
{
    private DescribedServices(IReadOnlyList<string> names) => Names = names;

    /// <summary>Gets the folder of the sources.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("dubbonet").FullName;

    /// <summary>Gets the interfaces.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Gets what the sources do not contain.</summary>
    public IReadOnlyList<ContractOmission> Omissions { get; private init; } = [];

    /// <summary>Reads the services of a target.</summary>
    /// <param name="target">The registry or provider.</param>
    /// <param name="patterns">The patterns of the interfaces. If there are none, all are read.</param>
    /// <param name="group">The group of the services, or null for any.</param>
    /// <param name="version">The version of the services, or null for any.</param>
    /// <param name="cancellationToken">A token that ends the requests.</param>
    /// <exception cref="ToolException">The target has no such service, or does not describe any.</exception>
    public static async Task<DescribedServices> ReadAsync(
        CallTarget target, IReadOnlyList<string> patterns, string? group, string? version, CancellationToken cancellationToken)
    {
        var lookup = new ServiceLookup(target);
        IReadOnlyList<KnownService> all = await lookup.ListAsync(cancellationToken).ConfigureAwait(false);
        ClassPattern[] wanted = [.. patterns.Select(pattern => new ClassPattern(pattern))];
        ILookup<string, KnownService> services = all.Where(service =>
            (wanted.Length == 0 || Array.Exists(wanted, pattern => pattern.IsMatch(service.Key.Interface)))
            && (group is null || service.Key.Group == group) && (version is null || service.Version == version))
            .ToLookup(service => service.Key.Interface);
        if (services.Count == 0)
        {
            string hint = patterns.Count == 0 ? "" : NameHint.Create(patterns[0], all.Select(service => service.Key.Interface));
            throw new ToolException(ExitCode.Rejected, $"{target} has no such service. {hint}".TrimEnd());
        }

        var sources = new DescribedSources();
        List<string> described = [];
        using var finder = new SignatureFinder(target, lookup, []);
        foreach (IGrouping<string, KnownService> same in services.OrderBy(same => same.Key, StringComparer.Ordinal))
        {
            if (await FindAsync(finder, same, cancellationToken).ConfigureAwait(false) is { } signatures)
            {
                sources.Add(same.Key, signatures);
                described.Add(same.Key);
            }
            else
            {
                sources.Omissions.Add(new ContractOmission(same.Key, null, "Its providers do not tell the types of its methods."));
            }
        }

        if (described.Count == 0)
        {
            throw new ToolException(
                ExitCode.Rejected,
                $"{target} does not describe {string.Join(", ", services.Select(same => same.Key))}. "
                    + "Generate from the metadata centre of a registry or from a jar.");
        }

        var read = new DescribedServices(described) { Omissions = sources.Omissions };
        sources.Write(read.Folder);
        return read;
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);

    // Groups and versions of an interface have the same methods.
    private static async Task<ServiceSignatures?> FindAsync(
        SignatureFinder finder, IEnumerable<KnownService> services, CancellationToken cancellationToken)
    {
        foreach (KnownService service in services)
        {
            if (await finder.FindAsync(service, cancellationToken).ConfigureAwait(false) is { } found)
                return found;
        }

        return null;
    }
}
