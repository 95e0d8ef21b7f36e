namespace DubboNet.Java;

/// <summary>Compares what a .NET application was built for with what the other side has.</summary>
public static class ContractComparison
{
    /// <summary>Returns the differences, sorted by class and member.</summary>
    /// <param name="contract">What the contracts of the .NET application say.</param>
    /// <param name="current">What the other side says. It is a jar, a provider, or other contracts.</param>
    public static IReadOnlyList<ContractChange> Compare(ContractSnapshot contract, ContractSnapshot current)
    {
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(current);
        var changes = new List<ContractChange>();
        var types = new MovedClasses(contract.Types.Select(type => type.Name), current.Types.Select(type => type.Name));
        CompareServices(contract, current, types, changes);
        TypeComparison.Compare(contract.Types, current.Types, types, changes);
        return
        [
            .. changes.OrderBy(change => change.Class, StringComparer.Ordinal)
                .ThenBy(change => change.Member, StringComparer.Ordinal)
                .ThenBy(change => change.Kind),
        ];
    }

    private static void CompareServices(
        ContractSnapshot contract, ContractSnapshot current, MovedClasses types, List<ContractChange> changes)
    {
        var moved = new MovedClasses(contract.Services.Select(service => service.Name), current.Services.Select(service => service.Name));
        var now = current.Services.ToDictionary(service => service.Name);
        foreach (ServiceSnapshot service in contract.Services)
        {
            string name = moved.NameNow(service.Name);
            if (!now.Remove(name, out ServiceSnapshot? found))
            {
                changes.Add(new ContractChange(
                    ContractChangeKind.ServiceRemoved, IsBreaking: true, service.Name, null, service.Name, null,
                    "Providers do not have the interface any more, so every call fails."));
                continue;
            }

            if (name != service.Name)
            {
                changes.Add(new ContractChange(
                    ContractChangeKind.ServiceMoved, IsBreaking: true, service.Name, null, service.Name, name,
                    "Calls name the old interface and fail. Change the name in [DubboService]."));
            }

            new ServiceComparison(service, found, types, changes).Compare();
        }

        changes.AddRange(now.Values.Select(added => new ContractChange(
            ContractChangeKind.ServiceAdded, IsBreaking: false, added.Name, null, null, added.Name, "No contract has the interface yet.")));
    }
}
