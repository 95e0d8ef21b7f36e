namespace DubboNet.Java;

/// <summary>Decides which classes get a C# type of their own, and remembers those that do.</summary>
internal sealed class TypeCatalog(JavaSymbols symbols, SubtypeIndex subtypes)
{
    private readonly Dictionary<string, TypePlan> _plans = new(StringComparer.Ordinal);
    private readonly Queue<TypePlan> _unfilled = new();

    public JavaTraits Traits { get; } = new(symbols);

    /// <summary>Gets the generated types, sorted by their Java names.</summary>
    public IEnumerable<TypePlan> Plans => _plans.Values.OrderBy(plan => plan.JavaName, StringComparer.Ordinal);

    /// <summary>Returns the type of a Java class, or null if it has none.</summary>
    public TypePlan? Find(string name) => _plans.GetValueOrDefault(name);

    /// <summary>Takes a type whose members are not known yet, or returns null if there is none.</summary>
    public TypePlan? TakeUnfilled() => _unfilled.TryDequeue(out TypePlan? plan) ? plan : null;

    /// <summary>Returns whether objects of an interface are sent, because it or a class that implements it is Serializable.</summary>
    public bool IsImplementedByData(JavaClassSymbol symbol) =>
        Traits.IsSerializable(symbol)
            || subtypes.FindAll(symbol.Name).Any(derived => derived.Kind != JavaClassKind.Interface && Traits.IsSerializable(derived));

    /// <summary>Adds an interface that is a contract.</summary>
    public void AddService(JavaClassSymbol symbol) => Add(symbol, TypePlanKind.Service);

    /// <summary>Adds a class that an option names, whether a contract uses it or not. Returns why it cannot be added, or null.</summary>
    public string? AddNamed(JavaClassSymbol symbol)
    {
        if (_plans.ContainsKey(symbol.Name))
            return null;
        if (symbol.Kind == JavaClassKind.Annotation)
            return "It is an annotation, which is not data.";
        if (symbol.Kind != JavaClassKind.Interface)
            Add(symbol, KindOf(symbol));
        else if (FindListed(symbol).Count > 0)
            AddPlace(symbol);
        else
            return NoImplementation;
        return null;
    }

    /// <summary>Returns the type of a class that is the base of another one.</summary>
    public TypePlan AddBase(JavaClassSymbol symbol) => Find(symbol.Name) ?? Add(symbol, KindOf(symbol));

    /// <summary>Returns an exception that a method declares.</summary>
    public TypePlan AddThrown(JavaClassSymbol symbol) => AddPlace(symbol);

    /// <summary>Returns the type for a place that is declared with a class.</summary>
    /// <param name="used">The declared type.</param>
    /// <param name="reason">Why a type is missing, as a sentence.</param>
    public TypePlan? FindPlace(JavaClassType used, out string reason)
    {
        reason = "";
        if (PlatformEnums.Find(used.Name) is { } constants)
            return Find(used.Name) ?? AddPlatformEnum(used.Name, constants);
        if (symbols.Find(used.Name) is not { } symbol)
        {
            reason = JavaSymbols.IsOfPlatform(used.Name)
                ? $"{used.Name} has no type in C#. An object is in its place."
                : $"The class path does not have {used.Name}. An object is in its place.";
            return null;
        }

        if (WhyNoPlace(symbol) is { } obstacle)
        {
            reason = $"{used.Name} {obstacle}. An object is in its place.";
            return null;
        }

        return AddPlace(symbol);
    }

    private const string NoImplementation = "It is an interface that no Serializable class of the class path implements.";

    private string? WhyNoPlace(JavaClassSymbol symbol)
    {
        if (symbol.Kind == JavaClassKind.Annotation || symbol.IsLocal || symbol.IsSynthetic)
            return "is not data";
        if (Find(symbol.Name) is { } plan)
        {
            return plan.Kind == TypePlanKind.Service ? "is a service, which is not data" : WhyAbstract(symbol);
        }

        if (symbol.Kind == JavaClassKind.Interface)
        {
            return FindListed(symbol).Count == 0
                ? "is an interface that no Serializable class of the class path implements"
                : null;
        }

        return Traits.IsSerializable(symbol) ? WhyAbstract(symbol) : "is not Serializable, so Java does not send it";
    }

    private string? WhyAbstract(JavaClassSymbol symbol) =>
        symbol is { IsAbstract: true, Kind: JavaClassKind.Class } && FindListed(symbol).Count == 0
            ? "is abstract and has no subclass on the class path"
            : null;

    // The derived classes that an attribute can list. It cannot list generic classes, and a generic type cannot list any.
    private List<JavaClassSymbol> FindListed(JavaClassSymbol symbol)
    {
        if (symbol.IsFinal || symbol.Kind is JavaClassKind.Enum || Traits.AllParametersOf(symbol).Count > 0)
            return [];
        return
        [
            .. from derived in subtypes.FindAll(symbol.Name)
               where derived is { IsAbstract: false, Kind: JavaClassKind.Class or JavaClassKind.Record }
                   && Traits.AllParametersOf(derived).Count == 0
                   && (Traits.IsSerializable(derived) || symbol.PermittedSubclasses.Contains(derived.Name))
                   && Traits.FindCollection(derived, new JavaClassType(derived.Name, [])) is null
               select derived,
        ];
    }

    private TypePlan AddPlace(JavaClassSymbol symbol)
    {
        TypePlan plan = Find(symbol.Name) ?? Add(symbol, KindOf(symbol));
        if (plan.IsPlace)
            return plan;
        plan.IsPlace = true;
        foreach (JavaClassSymbol derived in FindListed(symbol))
            AddBase(derived);
        return plan;
    }

    private TypePlanKind KindOf(JavaClassSymbol symbol) => symbol.Kind switch
    {
        JavaClassKind.Enum => TypePlanKind.Enum,
        JavaClassKind.Interface => TypePlanKind.Interface,
        _ => Traits.IsThrowable(symbol) ? TypePlanKind.Exception : TypePlanKind.Class,
    };

    private TypePlan AddPlatformEnum(string name, string[] constants)
    {
        var plan = new TypePlan(name, TypePlanKind.Enum, null) { IsPlace = true };
        plan.Constants.AddRange(constants.Select(constant => new ConstantPlan(constant, null)));
        _plans.Add(name, plan);
        return plan;
    }

    private TypePlan Add(JavaClassSymbol symbol, TypePlanKind kind)
    {
        IReadOnlyList<JavaTypeParameter> parameters =
            kind is TypePlanKind.Enum or TypePlanKind.Service ? [] : Traits.AllParametersOf(symbol);
        var plan = new TypePlan(symbol.Name, kind, symbol) { TypeParameters = TypeParameterNames.Create(parameters) };
        _plans.Add(symbol.Name, plan);
        _unfilled.Enqueue(plan);
        return plan;
    }
}
