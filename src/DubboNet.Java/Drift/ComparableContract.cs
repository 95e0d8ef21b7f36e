namespace DubboNet.Java;

/// <summary>
/// Makes a contract comparable with what a provider tells of its services. A provider tells the methods, and perhaps the fields of classes
/// with those of their superclasses. It does not tell exceptions, superclasses, type parameters and what is deprecated.
/// </summary>
/// <param name="Contract">The contract, as far as the provider tells the same things.</param>
/// <param name="Current">What the provider tells. What it does not tell is as in the contract.</param>
/// <param name="Undescribed">The names of the classes with data that the contract has, and that the provider does not describe.</param>
public sealed record ComparableContract(ContractSnapshot Contract, ContractSnapshot Current, IReadOnlyList<string> Undescribed)
{
    private const string Future = "java.util.concurrent.CompletableFuture";

    /// <summary>Removes from a contract what a provider does not tell, and adds to what it tells what the contract says.</summary>
    /// <param name="contract">The contract.</param>
    /// <param name="told">
    /// The methods and classes that the provider tells. Types can lack their type arguments. A class without fields and constants counts as
    /// one that is not described.
    /// </param>
    public static ComparableContract Create(ContractSnapshot contract, ContractSnapshot told)
    {
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(told);
        var known = contract.Types.ToDictionary(type => type.Name);
        List<TypeSnapshot> described = [.. told.Types.Where(HasData)];
        Dictionary<string, TypeSnapshot> compared = described.Where(type => known.ContainsKey(type.Name))
            .ToDictionary(type => type.Name, type => Reduce(known[type.Name], known));
        ContractSnapshot reduced = contract with { Services = [.. contract.Services.Select(Reduce)] };
        HashSet<string> superclasses =
            [.. compared.Keys.SelectMany(name => TypeComparison.Hierarchy(known[name], known)).Select(type => type.Name)];
        return new ComparableContract(
            reduced with { Types = [.. compared.Values] },
            new ContractSnapshot(
                [.. told.Services.Select(service => Complete(service, reduced))],
                [.. described.Select(type => compared.TryGetValue(type.Name, out TypeSnapshot? own) ? Complete(type, own) : type)]),
            [
                .. reduced.Select(_ => true).Types.Where(HasData).Select(type => type.Name)
                    .Where(name => !superclasses.Contains(name)),
            ]);
    }

    private static bool HasData(TypeSnapshot type) => type.Fields.Count + type.Constants.Count > 0;

    private static ServiceSnapshot Reduce(ServiceSnapshot service) => service with
    {
        IsDeprecated = false,
        Methods = [.. service.Methods.Select(method => method with { IsFuture = false, IsDeprecated = false, Exceptions = [] })],
    };

    private static TypeSnapshot Reduce(TypeSnapshot type, Dictionary<string, TypeSnapshot> all) => type with
    {
        Superclass = null,
        TypeParameters = [],
        IsDeprecated = false,
        Fields = SnapshotTexts.Sort(
            TypeComparison.Hierarchy(type, all).SelectMany(level => level.Fields).DistinctBy(field => field.Name)),
    };

    private static ServiceSnapshot Complete(ServiceSnapshot told, ContractSnapshot contract)
    {
        var own = contract.Services.Where(service => service.Name == told.Name).SelectMany(service => service.Methods)
            .ToDictionary(method => method.Name + method.Descriptor);
        return told with
        {
            Methods = SnapshotTexts.Sort(told.Methods.Select(method =>
                own.TryGetValue(method.Name + method.Descriptor, out MethodSnapshot? same) ? Complete(method, same) : method)),
        };
    }

    private static MethodSnapshot Complete(MethodSnapshot told, MethodSnapshot own) => told with
    {
        Parameters = [.. own.Parameters.Zip(told.Parameters, Complete)],
        Result = told.Result.StartsWith(Future, StringComparison.Ordinal) ? own.Result : Complete(own.Result, told.Result),
    };

    private static TypeSnapshot Complete(TypeSnapshot told, TypeSnapshot own)
    {
        var fields = own.Fields.ToDictionary(field => field.Name);
        return told with
        {
            // Only enums look different on the wire.
            Kind = (own.Kind == JavaClassKind.Enum) == (told.Kind == JavaClassKind.Enum) ? own.Kind : told.Kind,
            Fields = SnapshotTexts.Sort(told.Fields.Select(field =>
                fields.TryGetValue(field.Name, out FieldSnapshot? same) ? field with { Type = Complete(same.Type, field.Type) } : field)),
        };
    }

    // The provider may have told less of the same type.
    private static string Complete(string own, string told) => TypeFits.Compare(own, told) == TypeFit.Compatible ? own : told;
}
