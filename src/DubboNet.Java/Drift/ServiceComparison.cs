namespace DubboNet.Java;

/// <summary>Compares the methods of an interface.</summary>
internal sealed class ServiceComparison(
    ServiceSnapshot contract, ServiceSnapshot current, MovedClasses types, List<ContractChange> changes)
{
    public void Compare()
    {
        var now = current.Methods.ToDictionary(method => method.Name + method.Descriptor);
        List<MethodSnapshot> removed = [];
        foreach (MethodSnapshot method in contract.Methods)
        {
            if (now.Remove(method.Name + method.Descriptor, out MethodSnapshot? found))
                Compare(method, found);
            else
                removed.Add(method);
        }

        // A method whose parameters changed is a removed method and an added one of the same name.
        foreach (MethodSnapshot method in removed)
        {
            List<MethodSnapshot> sameName = [.. now.Values.Where(added => added.Name == method.Name)];
            bool isPair = sameName.Count == 1 && removed.Count(other => other.Name == method.Name) == 1;
            if (isPair && now.Remove(sameName[0].Name + sameName[0].Descriptor))
            {
                CompareChanged(method, sameName[0]);
            }
            else
            {
                Add(
                    ContractChangeKind.MethodRemoved, true, method.Signature, method.Signature, null,
                    "Providers do not find the method, so calls fail.");
            }
        }

        foreach (MethodSnapshot method in now.Values)
            Add(ContractChangeKind.MethodAdded, false, method.Signature, null, method.Signature, "The contract does not have it yet.");
        if (current.IsDeprecated && !contract.IsDeprecated)
            Add(ContractChangeKind.Deprecated, false, null, null, null, "Calls work. A later version can remove the interface.");
    }

    private void CompareChanged(MethodSnapshot method, MethodSnapshot found)
    {
        Add(
            ContractChangeKind.ParametersChanged, true, method.Signature, method.Signature, found.Signature,
            "Providers find a method by the types of its parameters, so calls fail.");
        CompareResult(method, found);
    }

    private void Compare(MethodSnapshot method, MethodSnapshot found)
    {
        List<TypeFit> fits = [.. method.Parameters.Zip(found.Parameters, TypeFits.Compare)];
        if (fits.Exists(fit => fit != TypeFit.Same))
        {
            bool isBreaking = fits.Contains(TypeFit.Different);
            Add(
                ContractChangeKind.ParametersChanged, isBreaking, method.Signature, method.Signature, found.Signature,
                isBreaking
                    ? "Providers find the method, and get items of other types."
                    : "Providers find the method, and the contract accepts these types.");
        }

        CompareResult(method, found);
        CompareExceptions(method, found);
        if (found.IsDeprecated && !method.IsDeprecated)
            Add(ContractChangeKind.Deprecated, false, method.Signature, null, null, "Calls work. A later version can remove the method.");
    }

    private void CompareResult(MethodSnapshot method, MethodSnapshot found)
    {
        TypeFit fit = TypeFits.Compare(types.TypeNow(method.Result), found.Result);
        if (fit != TypeFit.Same)
        {
            Add(
                ContractChangeKind.ResultChanged, fit != TypeFit.Compatible, method.Signature, method.Result, found.Result,
                fit switch
                {
                    TypeFit.Compatible => "The contract reads these results, too.",
                    TypeFit.Nullable => "The result can be null, which is an error for a value that cannot be null. Declare it with '?'.",
                    _ => "Results are of another type, and reading them fails.",
                });
        }

        if (method.IsFuture != found.IsFuture)
        {
            string From(bool isFuture) => isFuture ? "a future" : "a plain result";
            Add(
                ContractChangeKind.ResultChanged, false, method.Signature, From(method.IsFuture), From(found.IsFuture),
                "Both are the same in a call.");
        }
    }

    private void CompareExceptions(MethodSnapshot method, MethodSnapshot found)
    {
        foreach (string exception in found.Exceptions.Except(method.Exceptions.Select(types.NameNow)))
        {
            Add(
                ContractChangeKind.ExceptionAdded, false, method.Signature, null, exception,
                "It arrives as a JavaException, until the contract declares it with [DubboThrows].");
        }

        foreach (string exception in method.Exceptions.Where(name => !found.Exceptions.Contains(types.NameNow(name))))
            Add(ContractChangeKind.ExceptionRemoved, false, method.Signature, exception, null, "The method does not declare it any more.");
    }

    private void Add(ContractChangeKind kind, bool isBreaking, string? member, string? from, string? to, string meaning) =>
        changes.Add(new ContractChange(kind, isBreaking, contract.Name, member, from, to, meaning));
}
