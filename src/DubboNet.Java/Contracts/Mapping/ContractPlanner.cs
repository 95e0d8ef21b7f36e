using DubboNet.Generator;

namespace DubboNet.Java;

/// <summary>Finds all types of a translation and their members.</summary>
internal sealed class ContractPlanner
{
    private readonly JavaSymbols _symbols;
    private readonly ContractOptions _options;
    private readonly TypeCatalog _catalog;
    private readonly TypeMapper _mapper;
    private readonly MethodPlanner _methods;
    private readonly IdempotentMethods _idempotent;
    private readonly HashSet<ContractOmission> _omissions = [];
    private readonly List<JavaClassSymbol> _interfacesOfData = [];

    public ContractPlanner(JavaClassPath path, ContractOptions options)
    {
        _symbols = new JavaSymbols(path);
        _options = options;
        _catalog = new TypeCatalog(_symbols, new SubtypeIndex(path, _symbols));
        _mapper = new TypeMapper(_symbols, _catalog);
        _methods = new MethodPlanner(_symbols, _catalog, _mapper, Omit);
        _idempotent = new IdempotentMethods(options.Idempotent);
    }

    /// <summary>Gets what has no C#, sorted.</summary>
    public IReadOnlyList<ContractOmission> Omissions =>
    [
        .. _omissions.Concat(_idempotent.Unused).OrderBy(omission => omission.Class, StringComparer.Ordinal)
            .ThenBy(omission => omission.Member, StringComparer.Ordinal)
            .ThenBy(omission => omission.Reason, StringComparer.Ordinal),
    ];

    /// <summary>Returns the types, sorted by their Java names.</summary>
    public IReadOnlyList<TypePlan> Plan()
    {
        AddServices();
        foreach (JavaClassSymbol symbol in _options.Types.SelectMany(_symbols.List))
        {
            // A pattern with an asterisk means the data among the classes.
            if (_catalog.AddNamed(symbol) is { } reason && _options.Types.Contains(symbol.Name))
                Omit(symbol, null, reason);
        }

        while (_catalog.TakeUnfilled() is { } plan)
            Fill(plan);
        foreach (JavaClassSymbol symbol in _interfacesOfData.Where(symbol => _catalog.Find(symbol.Name) is null))
            Omit(symbol, null, "It or a class that implements it is Serializable, so it is not a service. If it is one, name it exactly.");
        TypePlan[] plans = [.. _catalog.Plans];
        foreach (TypePlan plan in plans)
            Link(plan);
        return plans;
    }

    private void Omit(JavaClassSymbol symbol, string? member, string reason) =>
        _omissions.Add(new ContractOmission(symbol.Name, member, reason));

    private void AddServices()
    {
        JavaClassSymbol[] callbacks = [.. Interfaces(_options.Callbacks)];
        JavaClassSymbol[] services = [.. Interfaces(_options.Services).Except(callbacks)];
        HashSet<string> data = ServiceFinder.FindData(services, _symbols);
        HashSet<string> exact = new(_options.Services, StringComparer.Ordinal);
        foreach (JavaClassSymbol symbol in services)
        {
            if (!exact.Contains(symbol.Name) && data.Contains(symbol.Name))
                continue;
            if (!exact.Contains(symbol.Name) && _catalog.IsImplementedByData(symbol))
                _interfacesOfData.Add(symbol);
            else if (symbol.TypeParameters.Count > 0)
                Omit(symbol, null, "It is generic. A contract is an interface that extends it with type arguments, and has its methods.");
            else if (ServiceFinder.HasMethods(symbol, _symbols))
                _catalog.AddService(symbol);
            else if (exact.Contains(symbol.Name))
                Omit(symbol, null, "It has no methods.");
        }

        foreach (JavaClassSymbol symbol in callbacks)
        {
            if (symbol.TypeParameters.Count > 0)
                Omit(symbol, null, "It is generic, so it cannot be called back.");
            else
                _catalog.AddService(symbol);
        }
    }

    private IEnumerable<JavaClassSymbol> Interfaces(IEnumerable<string> patterns) =>
        patterns.SelectMany(_symbols.List).Where(symbol => symbol.Kind == JavaClassKind.Interface).Distinct();

    private void Fill(TypePlan plan)
    {
        JavaClassSymbol symbol = plan.Symbol!;
        switch (plan.Kind)
        {
            case TypePlanKind.Service:
                plan.Methods.AddRange(
                    _methods.Plan(symbol, _options.IncludeDefaultMethods)
                        .Select(method => method with { IsIdempotent = _idempotent.Contains(symbol, method.Method) }));
                break;
            case TypePlanKind.Enum:
                FillEnum(plan, symbol);
                break;
            case TypePlanKind.Class or TypePlanKind.Exception:
                FillBase(plan, symbol);
                FillProperties(plan, symbol);
                break;
        }
    }

    private void FillEnum(TypePlan plan, JavaClassSymbol symbol)
    {
        foreach (JavaFieldSymbol constant in symbol.EnumConstants)
        {
            if (JavaNames.IsIdentifier(constant.Name))
                plan.Constants.Add(new ConstantPlan(constant.Name, constant));
            else
                Omit(symbol, constant.Name, "The name of the constant is not an identifier.");
        }
    }

    private void FillBase(TypePlan plan, JavaClassSymbol symbol)
    {
        if (symbol.Superclass is not { } superclass || JavaTraits.IsEmpty(superclass.Name))
            return;
        if (_symbols.Resolve(superclass.Name, symbol) is not { } parent)
        {
            if (!JavaSymbols.IsOfPlatform(superclass.Name))
                Omit(symbol, null, $"The class path does not have its superclass {superclass.Name}, whose fields are left out.");
            else if (plan.Kind != TypePlanKind.Exception)
                Omit(symbol, null, $"The fields of its superclass {superclass.Name} are left out.");
            return;
        }

        TypePlan basePlan = _catalog.AddBase(parent);
        basePlan.HasDerived = true;
        var scope = new MapScope(plan.TypeParameters, [], reason => Omit(symbol, $"extends {superclass}", reason));
        plan.Base = _mapper.MapBase(superclass, basePlan, scope);
    }

    private void FillProperties(TypePlan plan, JavaClassSymbol symbol)
    {
        foreach (JavaFieldSymbol field in symbol.Fields.Where(field => field is { IsStatic: false, IsTransient: false }))
        {
            if (!JavaNames.IsIdentifier(field.Name))
            {
                Omit(symbol, field.ToString(), "The name of the field is not an identifier.");
                continue;
            }

            var scope = new MapScope(plan.TypeParameters, [], reason => Omit(symbol, field.ToString(), reason));
            // The constructor of an exception has no parameters for fields, so all of them can be null.
            JavaNullness nullness = plan.Kind == TypePlanKind.Exception && field.Type is not JavaPrimitiveType
                ? JavaNullness.Nullable
                : field.Nullness;
            plan.Properties.Add(new PropertyPlan(field, _mapper.Map(field.Type, nullness, scope)));
        }
    }

    // Adds what depends on the set of types.
    private void Link(TypePlan plan)
    {
        if (plan.Symbol is not { } symbol || plan.Kind is TypePlanKind.Service or TypePlanKind.Enum)
            return;
        plan.Interfaces.AddRange(NearestInterfaces(symbol));
        // An attribute cannot list a generic class.
        if (plan.TypeParameters.Count > 0)
            return;
        foreach (TypePlan parent in ListingParents(symbol))
            parent.Subtypes.Add(plan);
    }

    // A class that is not a place lists nothing, and a generic one cannot, so a class above it does.
    private HashSet<TypePlan> ListingParents(JavaClassSymbol symbol)
    {
        HashSet<TypePlan> found = [];
        IEnumerable<JavaClassType> parents = symbol.Interfaces;
        if (symbol.Superclass is { } superclass)
            parents = parents.Prepend(superclass);
        foreach (JavaClassType used in parents)
        {
            if (_catalog.Find(used.Name) is { IsPlace: true, TypeParameters.Count: 0, Kind: not TypePlanKind.Service } plan)
                found.Add(plan);
            else if (_symbols.Find(used.Name) is { } parent)
                found.UnionWith(ListingParents(parent));
        }

        return found;
    }

    private HashSet<TypePlan> NearestInterfaces(JavaClassSymbol symbol)
    {
        HashSet<TypePlan> found = [];
        foreach (JavaClassType used in symbol.Interfaces)
        {
            if (_catalog.Find(used.Name) is { Kind: TypePlanKind.Interface } plan)
                found.Add(plan);
            else if (_symbols.Find(used.Name) is { } parent)
                found.UnionWith(NearestInterfaces(parent));
        }

        return found;
    }
}
