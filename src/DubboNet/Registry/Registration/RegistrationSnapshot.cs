namespace DubboNet;

/// <summary>The state of a provider's registration in one registry.</summary>
public sealed record RegistrationSnapshot
{
    /// <summary>Gets the registry, with its address and without a password.</summary>
    public required string Registry { get; init; }

    /// <summary>
    /// Gets a value indicating whether consumers find the <see cref="DubboRegistration.RegisteredServices"/> in the registry. False before
    /// the registration and after its removal.
    /// </summary>
    public bool IsRegistered { get; init; }

    /// <summary>
    /// Gets sentences that say why the registry does not have what the provider asked for, or why rules for the provider are not used. Null
    /// if no problem is known.
    /// </summary>
    public string? Problem { get; init; }
}
