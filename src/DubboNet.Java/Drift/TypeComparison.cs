namespace DubboNet.Java;

/// <summary>Compares classes and enums.</summary>
internal sealed class TypeComparison
{
    private readonly Dictionary<string, TypeSnapshot> _before;
    private readonly Dictionary<string, TypeSnapshot> _now;
    private readonly MovedClasses _moved;
    private readonly List<ContractChange> _changes;

    private TypeComparison(
        IEnumerable<TypeSnapshot> contract, IEnumerable<TypeSnapshot> current, MovedClasses moved, List<ContractChange> changes)
    {
        _before = contract.ToDictionary(type => type.Name);
        _now = current.ToDictionary(type => type.Name);
        (_moved, _changes) = (moved, changes);
    }

    /// <summary>Adds the differences.</summary>
    public static void Compare(
        IEnumerable<TypeSnapshot> contract, IEnumerable<TypeSnapshot> current, MovedClasses moved, List<ContractChange> changes) =>
        new TypeComparison(contract, current, moved, changes).Compare();

    /// <summary>Returns a class and its superclasses, as far as they are among all types.</summary>
    public static IEnumerable<TypeSnapshot> Hierarchy(TypeSnapshot type, Dictionary<string, TypeSnapshot> all)
    {
        TypeSnapshot? level = type;
        // Broken class files can be their own superclass.
        for (int steps = 0; level is not null && steps <= all.Count; steps++)
        {
            yield return level;
            level = level.Superclass is { } superclass ? all.GetValueOrDefault(superclass.Split('<')[0]) : null;
        }
    }

    private void Compare()
    {
        foreach (TypeSnapshot type in _before.Values)
        {
            string name = _moved.NameNow(type.Name);
            if (!_now.TryGetValue(name, out TypeSnapshot? found))
            {
                Add(type, ContractChangeKind.TypeRemoved, true, null, type.Name, null, "Java cannot read objects of the class any more.");
                continue;
            }

            if (name != type.Name)
            {
                Add(
                    type, ContractChangeKind.TypeMoved, true, null, type.Name, name,
                    "Java sends and reads objects under the new name. Change the name in [HessianType].");
            }

            Compare(type, found);
        }

        var known = _before.Keys.Concat(_moved.NewNames).ToHashSet(StringComparer.Ordinal);
        foreach (TypeSnapshot added in _now.Values.Where(type => !known.Contains(type.Name)))
        {
            Add(
                added, ContractChangeKind.TypeAdded, false, null, null, added.Name,
                "Objects of the class are read as a HessianObject or as their declared base class.");
        }
    }

    private void Compare(TypeSnapshot type, TypeSnapshot found)
    {
        if (type.Kind != found.Kind)
        {
            Add(
                type, ContractChangeKind.KindChanged, true, null, $"{type.Kind}", $"{found.Kind}",
                "Values look different, and cannot be read.");
            return;
        }

        if (type.TypeParameters.Count != found.TypeParameters.Count)
        {
            Add(
                type, ContractChangeKind.TypeParametersChanged, true, null, $"{type.TypeParameters.Count}",
                $"{found.TypeParameters.Count}",
                "Fields of the type parameters have other types.");
        }

        CompareSuperclass(type, found);
        if (type.Kind == JavaClassKind.Enum)
            CompareConstants(type, found);
        else
            CompareFields(type, found);
        if (found.IsDeprecated && !type.IsDeprecated)
        {
            Add(
                type, ContractChangeKind.Deprecated, false, null, null, null,
                "Objects are sent as before. A later version can remove the class.");
        }
    }

    private void CompareSuperclass(TypeSnapshot type, TypeSnapshot found)
    {
        bool isBreaking = type.Superclass is not null;
        if (found.Superclass == (isBreaking ? _moved.TypeNow(type.Superclass!) : null))
            return;
        Add(
            type, ContractChangeKind.SuperclassChanged, isBreaking, null, type.Superclass, found.Superclass,
            isBreaking
                ? "Java rejects objects where the old superclass is declared. Fields of both superclasses can differ."
                : "Fields of the superclass are listed at it.");
    }

    private void CompareConstants(TypeSnapshot type, TypeSnapshot found)
    {
        foreach (string constant in found.Constants.Except(type.Constants))
        {
            Add(
                type, ContractChangeKind.ConstantAdded, !type.HasFallback, constant, null, constant,
                type.HasFallback
                    ? "It is read as the constant with [HessianFallback]."
                    : "Reading it fails. Add the constant, or mark one with [HessianFallback].");
        }

        foreach (string constant in type.Constants.Except(found.Constants))
            Add(type, ContractChangeKind.ConstantRemoved, true, constant, constant, null, "Java cannot read the constant. Do not send it.");
    }

    private void CompareFields(TypeSnapshot type, TypeSnapshot found)
    {
        Dictionary<string, FieldSnapshot> before = AllFields(type, _before);
        Dictionary<string, FieldSnapshot> now = AllFields(found, _now);
        List<FieldSnapshot> removed = [];
        foreach (FieldSnapshot field in type.Fields)
        {
            if (!now.TryGetValue(field.Name, out FieldSnapshot? other))
                removed.Add(field);
            else
                CompareField(type, field, other);
        }

        List<FieldSnapshot> added = [.. found.Fields.Where(field => !before.ContainsKey(field.Name))];
        foreach (FieldSnapshot field in removed)
        {
            List<FieldSnapshot> sameType = [.. added.Where(other => other.Type == field.Type)];
            bool isPair = sameType.Count == 1 && removed.Count(other => other.Type == field.Type) == 1;
            if (isPair)
                added.Remove(sameType[0]);
            Add(
                type, isPair ? ContractChangeKind.FieldRenamed : ContractChangeKind.FieldRemoved, true, field.Name, field.Name,
                isPair ? sameType[0].Name : null,
                isPair
                    ? "The value is lost in both directions if it is the same field. Change the name with [HessianField]."
                    : "Java does not send the value any more, so it is null or 0, and ignores a value that is sent.");
        }

        foreach (FieldSnapshot field in added)
        {
            Add(
                type, ContractChangeKind.FieldAdded, false, field.Name, null, field.Type,
                "It is skipped when it is read. Java gets null or 0 for it.");
        }
    }

    private void CompareField(TypeSnapshot type, FieldSnapshot field, FieldSnapshot found)
    {
        TypeFit fit = TypeFits.Compare(_moved.TypeNow(field.Type), found.Type);
        if (fit == TypeFit.Same)
            return;
        // Java's own readers take null for a primitive as 0, and so does the generated code.
        bool isBreaking = fit == TypeFit.Different;
        Add(
            type, ContractChangeKind.FieldTypeChanged, isBreaking, field.Name, field.Type, found.Type,
            fit switch
            {
                TypeFit.Compatible => "Values of both types are read.",
                TypeFit.Nullable => "Null is read as 0 or false. Declare the member with '?' to see it.",
                _ => "Values are of another type, and reading them fails or loses data.",
            });
    }

    /// <summary>Returns the fields of a class and its superclasses. A field hides those of the same name above it.</summary>
    private static Dictionary<string, FieldSnapshot> AllFields(TypeSnapshot type, Dictionary<string, TypeSnapshot> all) =>
        Hierarchy(type, all).SelectMany(level => level.Fields).DistinctBy(field => field.Name).ToDictionary(field => field.Name);

    private void Add(
        TypeSnapshot type, ContractChangeKind kind, bool isBreaking, string? member, string? from, string? to, string meaning) =>
        _changes.Add(new ContractChange(kind, isBreaking, type.Name, member, from, to, meaning));
}
