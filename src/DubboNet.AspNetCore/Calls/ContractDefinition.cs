namespace DubboNet.AspNetCore;

/// <summary>Reads the definitions that the generator created.</summary>
internal static class ContractDefinition
{
    /// <summary>Parses the definition of a contract.</summary>
    /// <param name="json">The definition, or null if the contract has none.</param>
    /// <param name="name">The name of the contract, for messages.</param>
    /// <exception cref="InvalidOperationException">An earlier version of the generator generated the contract.</exception>
    public static ServiceDefinition Parse(string? json, string? name) =>
        json is not null && ServiceDefinition.TryParse(json, out ServiceDefinition? definition)
            ? definition
            : throw new InvalidOperationException(
                $"{name} has no definition, because an earlier version of DubboNet generated it. Build its project with this version.");
}
