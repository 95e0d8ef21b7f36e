namespace DubboNet.Java;

/// <summary>Maps Java types to C# types.</summary>
internal sealed class TypeMapper(JavaSymbols symbols, TypeCatalog catalog)
{
    /// <summary>Types in types. Deeper ones become objects, as bounds that lead to themselves do.</summary>
    private const int MaxDepth = 20;

    private static readonly HashSet<string> Holders = new(StringComparer.Ordinal)
    {
        "java.util.Optional", "java.util.concurrent.atomic.AtomicReference",
    };

    private static readonly HashSet<string> Futures = new(StringComparer.Ordinal)
    {
        "java.util.concurrent.CompletableFuture", "java.util.concurrent.CompletionStage", "java.util.concurrent.Future",
    };

    private int _depth;

    /// <summary>Maps the type of a field or a parameter.</summary>
    public MappedType Map(JavaType type, JavaNullness nullness, MapScope scope) =>
        MapValue(type, scope).WithNull(type is not JavaPrimitiveType && nullness != JavaNullness.NotNull);

    /// <summary>Maps the type of a result, which can be a future. Returns null for a method without a result.</summary>
    public MappedType? MapResult(JavaType type, JavaNullness nullness, MapScope scope)
    {
        if (type is JavaClassType { Name: var name } future && Futures.Contains(name))
            return MapResult(ArgumentOf(future.Arguments, 0), JavaNullness.Unknown, scope);
        if (type is JavaWildcard { Upper: { } upper })
            return MapResult(upper, nullness, scope);
        return type == JavaPrimitiveType.Void || type is JavaClassType { Name: "java.lang.Void" } ? null : Map(type, nullness, scope);
    }

    /// <summary>Maps the base class of a class.</summary>
    public CSharpType MapBase(JavaClassType used, TypePlan plan, MapScope scope) => UseOwn(used, plan, scope).Type;

    private MappedType MapValue(JavaType type, MapScope scope)
    {
        if (_depth == MaxDepth)
            return PlatformTypes.Object;
        _depth++;
        try
        {
            return type switch
            {
                JavaPrimitiveType primitive => PlatformTypes.Of(primitive),
                JavaWildcard { Upper: { } upper } => MapValue(upper, scope),
                JavaTypeVariable variable => MapVariable(variable, scope),
                JavaArrayType array => MapArray(array, scope),
                JavaClassType used => MapClass(used, scope),
                _ => PlatformTypes.Object,
            };
        }
        finally
        {
            _depth--;
        }
    }

    private MappedType MapVariable(JavaTypeVariable variable, MapScope scope)
    {
        if (scope.FindName(variable.Name) is { } name)
            return new MappedType(new CSharpType(name), "java.lang.Object") { TakesAnyName = true };
        return scope.FindBound(variable.Name) is { } bound ? MapValue(bound, scope) : PlatformTypes.Object;
    }

    private MappedType MapArray(JavaArrayType array, MapScope scope)
    {
        if (array.Element == JavaPrimitiveType.Char)
            return PlatformTypes.Find("java.lang.String")! with { Stated = "char[]" };
        if (array.Element == JavaPrimitiveType.Byte)
            return PlatformTypes.ArrayOf(new MappedType(new CSharpType("byte") { IsValue = true }, "byte"));
        MappedType element = MapInner(array.Element, scope);
        if (element.IsFallback)
            return PlatformTypes.Fallback;
        // The class of the elements is a part of the array's class, so an Integer[] is not an int[].
        bool isBoxed = element.Primitive is not null && array.Element is not JavaPrimitiveType;
        return PlatformTypes.ArrayOf(isBoxed ? element.WithNull(true) : element);
    }

    // Items, keys and values are not nullable, as people write them. Only an object is, because it says nothing at all.
    private MappedType MapInner(JavaType type, MapScope scope)
    {
        MappedType inner = MapValue(type, scope);
        bool isObject = inner.Type is { Name: "object", Plan: null };
        return inner with { Type = inner.Type with { IsNullable = isObject } };
    }

    private MappedType MapClass(JavaClassType used, MapScope scope)
    {
        if (PlatformTypes.Find(used.Name) is { } known)
            return known;
        if (used.Name == "java.util.Properties")
            return MapProperties(used.Name);
        if (CollectionTypes.Find(used.Name) is { } collection)
            return MapCollection(collection, used.Name, used.Arguments, scope);
        if (Holders.Contains(used.Name))
        {
            MappedType value = MapInner(ArgumentOf(used.Arguments, 0), scope);
            return value with { Stated = used.Name, Parts = [value], Primitive = null, TakesAnyName = false };
        }

        if (used.Name == "java.util.concurrent.atomic.AtomicReferenceArray")
            return PlatformTypes.ArrayOf(MapInner(ArgumentOf(used.Arguments, 0), scope)) with { Stated = used.Name };
        if (SpecialOf(used.Name) is { } special)
            return special;
        return symbols.Find(used.Name) is { } symbol && catalog.Traits.FindCollection(symbol, used) is var (own, arguments)
            ? MapCollection(own, used.Name, arguments, scope)
            : MapOwn(used, scope);
    }

    private MappedType MapOwn(JavaClassType used, MapScope scope)
    {
        if (catalog.FindPlace(used, out string reason) is not { } plan)
        {
            scope.Report(reason);
            return PlatformTypes.Fallback;
        }

        return UseOwn(used, plan, scope);
    }

    private MappedType UseOwn(JavaClassType used, TypePlan plan, MapScope scope)
    {
        List<JavaType> arguments = [];
        for (JavaClassType? level = used; level is not null; level = level.Outer)
            arguments.InsertRange(0, level.Arguments);
        return plan.Use([.. plan.TypeParameters.Select((_, i) => MapInner(ArgumentOf(arguments, i), scope))]);
    }

    private MappedType MapCollection(CollectionType collection, string name, IReadOnlyList<JavaType> arguments, MapScope scope)
    {
        MappedType[] parts = [.. Enumerable.Range(0, collection.Count).Select(i => MapInner(ArgumentOf(arguments, i), scope))];
        bool isOfEnums = name is "java.util.EnumSet" or "java.util.EnumMap";
        if (isOfEnums && parts[0].Type.Plan?.Kind != TypePlanKind.Enum)
        {
            scope.Report($"{name} has no enum as its type argument. An object is in its place.");
            return PlatformTypes.Fallback;
        }

        if (collection.Count == 2)
            parts[0] = parts[0] with { Type = parts[0].Type with { IsNullable = false } };
        // The keys of those dictionaries cannot be null, and a type argument could.
        if (collection.HasStrictKeys && parts[0].Type is { Name.Length: > 0, Space: "", Plan: null } && parts[0].TakesAnyName)
            collection = CollectionTypes.Find("java.util.Map")!;
        return collection.Of(name, parts);
    }

    private static MappedType MapProperties(string name)
    {
        MappedType text = PlatformTypes.Find("java.lang.String")!;
        return CollectionTypes.FindParent("java.util.HashMap")!.Of(name, [text, text]);
    }

    // The generator takes these as the types of which they are.
    private static MappedType? SpecialOf(string name) => name switch
    {
        "java.io.InputStream" =>
            PlatformTypes.ArrayOf(new MappedType(new CSharpType("byte") { IsValue = true }, "byte")) with { Stated = name },
        "java.util.GregorianCalendar" => PlatformTypes.Find("java.util.Calendar"),
        "java.lang.Exception" or "java.lang.RuntimeException" or "java.lang.Error" => PlatformTypes.Find("java.lang.Throwable"),
        _ => null,
    };

    private static JavaType ArgumentOf(IReadOnlyList<JavaType> arguments, int index) =>
        index < arguments.Count ? arguments[index] : new JavaClassType("java.lang.Object", []);
}
