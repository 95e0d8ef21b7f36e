using Microsoft.CodeAnalysis;

namespace DubboNet.Generator;

/// <summary>Determines the formatter and the Java type of a declared type.</summary>
/// <param name="names">The names of types in the generated code.</param>
/// <param name="self">The type whose formatter is generated, or null.</param>
/// <param name="foreign">The types of other assemblies.</param>
/// <param name="sink">The collector of errors.</param>
internal sealed class FormatResolver(TypeNames names, INamedTypeSymbol? self, ForeignTypes foreign, DiagnosticSink sink)
{
    private const string Formatters = From.Hessian + "HessianFormatters.";
    private const string AtomicReferenceArray = "java.util.concurrent.atomic.AtomicReferenceArray";

    private static readonly SymbolDisplayFormat DisplayFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    /// <summary>The Java types that wrap a value, with the members of <c>HessianFormatters</c>.</summary>
    private static readonly Dictionary<string, string> Holders = new()
    {
        ["java.util.Optional"] = "Optional",
        ["java.util.concurrent.atomic.AtomicReference"] = "AtomicReference",
    };

    private static readonly HashSet<string> ArraysByName = ["bool", "short", "int", "long", "float", "double", "string", "object"];

    private readonly List<(DiagnosticDescriptor Rule, string Type, string Advice)> _mistakes = [];

    /// <summary>The assembly whose defaults apply, or null for the compiled one.</summary>
    private IAssemblySymbol? _declaring;

    /// <summary>Whether a <c>DateTime</c> without a specified Java type was found.</summary>
    private bool _hasBareDateTime;

    /// <summary>Determines the format of a member, parameter or result. Returns null after an error was reported.</summary>
    /// <param name="type">The declared type.</param>
    /// <param name="at">The symbol that declares it and can have a <c>JavaTypeAttribute</c>.</param>
    /// <param name="attributes">The attributes that can include a <c>JavaTypeAttribute</c>.</param>
    /// <param name="place">Field, or argument and result.</param>
    /// <param name="statedElsewhere">The Java type that is specified elsewhere, or null.</param>
    public ResolvedFormat? Resolve(
        ITypeSymbol type, ISymbol at, IEnumerable<AttributeData> attributes, Place place, string? statedElsewhere = null)
    {
        AttributeData? attribute = KnownAttributes.Find(attributes, KnownAttributes.JavaType);
        string? text = attribute.Text() ?? statedElsewhere;
        JavaTypeName? stated = text is null ? null : JavaTypeName.Parse(text);
        _mistakes.Clear();
        _declaring = at.ContainingAssembly;
        _hasBareDateTime = false;
        if (text is not null && stated is null)
            _mistakes.Add((Rules.MalformedJavaType, text, ""));
        ResolvedFormat? resolved = _mistakes.Count == 0 ? Resolve(type, stated, place) : null;
        if (_hasBareDateTime && IsOwn(at))
            sink.Add(Rules.BareDateTime, at, at.Name);
        foreach ((DiagnosticDescriptor rule, string what, string advice) in _mistakes.Distinct())
        {
            if (attribute is null)
                sink.Add(rule, at, what, advice);
            else
                sink.Add(rule, attribute, what, advice);
        }

        return resolved;
    }

    /// <summary>
    /// Determines the default format of values of a type without reporting errors. Returns null if they cannot be serialized.
    /// </summary>
    public ResolvedFormat? Find(ITypeSymbol type) => Resolve(type, null, Place.Object);

    private ResolvedFormat? Resolve(ITypeSymbol type, JavaTypeName? stated, Place place)
    {
        if (stated is { Dimensions: 0 } && Holders.TryGetValue(stated.Name, out string? holder))
            return Hold(holder, type, stated);
        if (foreign.FormatterOf(type, stated?.Erased) is { } formatter)
            return ResolvedFormat.Shared($"{names.Plain(formatter.Holder)}.{formatter.Member}", stated?.Erased ?? formatter.JavaType);
        string name = type.TypeKind == TypeKind.Dynamic ? "object" : Display(type);
        string? java = stated?.Erased ?? foreign.DefaultOf(name, _declaring);
        _hasBareDateTime |= java is null && name == "System.DateTime";
        if (BuiltInTypes.Find(name, java) is { } row)
            return BuiltIn(row, place);
        if (foreign.JavaTypesOf(type).ToList() is { Count: > 0 } possible)
            return Fail(Rules.WrongJavaType, type, $"{stated!.Erased}: it can be {string.Join(", ", possible)}");
        if (BuiltInTypes.IsKnown(name) && type is not IArrayTypeSymbol)
            return Fail(Rules.WrongJavaType, type, $"{stated!.Erased}: it can be {string.Join(", ", BuiltInTypes.JavaTypesOf(name))}");
        return type switch
        {
            IArrayTypeSymbol array => ArrayOf(array, stated),
            ITypeParameterSymbol parameter =>
                ResolvedFormat.Shared(TypeParameters.FormatterOf(parameter), stated?.Erased ?? "java.lang.Object") with
                {
                    Signature = stated?.Erased ?? parameter.Name,
                },
            INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable =>
                NullableOf(nullable.TypeArguments[0], stated),
            INamedTypeSymbol { TypeKind: TypeKind.Enum } constants => EnumOf(constants, stated),
            INamedTypeSymbol named when CollectionTypes.Find(
                Display(named.OriginalDefinition)) is { } collection => CollectionOf(collection, named, stated),
            INamedTypeSymbol named => ClassOf(named, stated),
            _ => Fail(Rules.UnsupportedType, type, "Java has no such type"),
        };
    }

    /// <summary>
    /// Returns whether to report a warning for a symbol here. A member of a base class with its own warning is not reported again.
    /// </summary>
    private bool IsOwn(ISymbol at) => self is null || SymbolEqualityComparer.Default.Equals(at.ContainingType, self)
        || KnownAttributes.JavaNameOf(at.ContainingType) is null;

    private static ResolvedFormat BuiltIn(BuiltInType row, Place place) => row.Formatter == "Single" && place == Place.Object
        ? ResolvedFormat.Shared(Formatters + "BoxedSingle", row.Java)
        : new ResolvedFormat(row.Format, row.Java);

    private ResolvedFormat? Hold(string holder, ITypeSymbol type, JavaTypeName stated) =>
        Resolve(type, stated.Arguments.ElementAtOrDefault(0), Place.Object) is { } value
            ? ResolvedFormat.Composed($"{Formatters}{holder}({value.Expression})", stated.Name).WithArguments([value])
            : null;

    private ResolvedFormat? NullableOf(ITypeSymbol type, JavaTypeName? stated) =>
        Resolve(type, stated, Place.Object) is { } value
            ? ResolvedFormat.Composed(
                $"{Formatters}Nullable({value.Expression})",
                stated?.Erased ?? (value.JavaType is null ? null : BuiltInTypes.Box(value.JavaType))) with
            {
                Signature = stated?.Erased ?? BuiltInTypes.Box(value.Signature),
            }
            : null;

    private ResolvedFormat? ArrayOf(IArrayTypeSymbol array, JavaTypeName? stated)
    {
        if (array.Rank > 1)
            return Fail(Rules.UnsupportedType, array, "Java has no rectangular arrays: use an array of arrays");
        if (stated is { Dimensions: 0, Name: AtomicReferenceArray })
            return Hold(nameof(AtomicReferenceArray), array.ElementType, stated);
        if (stated is { Dimensions: 0 } && !BuiltInTypes.IsSupertype(stated.Name))
            return Fail(Rules.WrongJavaType, array, $"{stated.Erased}: it is an array, so use a list or state an array type");
        if (Resolve(array.ElementType, stated is { Dimensions: > 0 } ? stated.Component : null, Place.Field) is not { } element)
            return null;
        if (element.JavaType is "byte")
            return Fail(Rules.UnsupportedType, array, "use byte[]");
        if (element.JavaType is "char")
            return Fail(Rules.UnsupportedType, array, "use string, with [JavaType(\"char[]\")] where Java has an array");
        string component = element.JavaType ?? "java.lang.Object";
        string javaType = stated?.Erased ?? component + "[]";
        string name = Display(array.ElementType);
        ResolvedFormat resolved = ArraysByName.Contains(name) && BuiltInTypes.Find(name, null)!.Java == component
            ? ResolvedFormat.Shared($"{element.Expression}Array", javaType)
            : ResolvedFormat.Composed(
                $"{Formatters}Array({element.Expression}, {SourceWriter.Literal("[" + WireName(component))})", javaType);
        return resolved with { Signature = BuiltInTypes.IsSupertype(javaType) ? javaType : element.Signature + "[]" };
    }

    /// <summary>Returns the name of a type as the component of an array in Hessian.</summary>
    private static string WireName(string javaType) => javaType switch
    {
        "java.lang.String" => "string",
        "java.lang.Object" => "object",
        "java.util.Date" => "date",
        _ when javaType.EndsWith("[]", StringComparison.Ordinal) => "[" + WireName(javaType.Substring(0, javaType.Length - 2)),
        _ => javaType,
    };

    private ResolvedFormat? EnumOf(INamedTypeSymbol type, JavaTypeName? stated)
    {
        string? foreignName = foreign.JavaNameOf(type);
        if ((foreignName ?? KnownAttributes.JavaNameOf(type)) is not { } javaName)
            return FailUnnamed(type);
        if (foreignName is null && foreign.IsLeftOut(type))
            return ResolvedFormat.Composed(Missing(type), javaName);
        if (foreignName is null && !foreign.IsOwn(type) && type.ContainingNamespace.GetTypeMembers(TypeNames.CompanionName(type)).IsEmpty)
            return FailNotGenerated(type);
        return ResolvedFormat.Shared($"{TypeNames.Companion(type)}.Formatter", stated?.Erased ?? javaName);
    }

    private ResolvedFormat? CollectionOf(CollectionType row, INamedTypeSymbol type, JavaTypeName? stated)
    {
        if (ResolveArguments(type, stated) is not { } resolved)
            return null;
        List<string> arguments = [.. resolved.Select(argument => argument.Expression)];
        if (stated?.Name == "java.util.EnumSet" && row.Factory == "Set")
            return ResolvedFormat.Composed($"{Formatters}EnumSet({arguments[0]})", stated.Name).WithArguments(resolved);
        if (stated is not null && row.TakesClass && CollectionTypes.ClassToWrite(stated.Name) is { } javaClass)
            arguments.Add($"\"{javaClass}\"");
        string formatter = CollectionFormatter(row, type, arguments);
        return stated is not null && CollectionTypes.IsIterator(stated.Name) && row.IsList
            ? ResolvedFormat.Composed($"{Formatters}Iterator({formatter}, {arguments[0]})", stated.Name).WithArguments(resolved)
            : ResolvedFormat.Composed(formatter, stated?.Erased ?? row.Java).WithArguments(resolved);
    }

    private string CollectionFormatter(CollectionType row, INamedTypeSymbol type, List<string> arguments)
    {
        string typeArguments = row.NamesItself
            ? $"<{string.Join(", ", [names.Plain(type), .. type.TypeArguments.Select(names.Name)])}>"
            : "";
        return $"{Formatters}{row.Factory}{typeArguments}({string.Join(", ", arguments)})";
    }

    /// <summary>Returns the formats of a generic type's arguments.</summary>
    private List<ResolvedFormat>? ResolveArguments(INamedTypeSymbol type, JavaTypeName? stated)
    {
        var arguments = new List<ResolvedFormat>();
        for (int i = 0; i < type.TypeArguments.Length; i++)
        {
            if (Resolve(type.TypeArguments[i], stated?.Arguments.ElementAtOrDefault(i), Place.Object) is not { } argument)
                return null;
            arguments.Add(argument);
        }

        return arguments;
    }

    private ResolvedFormat? ClassOf(INamedTypeSymbol type, JavaTypeName? stated)
    {
        string? javaName = KnownAttributes.JavaNameOf(type);
        string? foreignName = foreign.JavaNameOf(type);
        string? javaType = stated?.Erased ?? javaName ?? foreignName;
        if (type.IsAbstract || IsUntyped(type))
            return Registered(type, javaType);
        if (SymbolEqualityComparer.Default.Equals(type, self))
            return new ResolvedFormat(new ValueFormat(FormatKind.Self, SelfExpression(type)), javaType);
        if (foreignName is not null)
            return ResolvedFormat.Shared($"{TypeNames.Companion(type)}.Formatter", javaType);
        bool hasOwnFormatter = HasOwnFormatter(type);
        if (javaName is null && !hasOwnFormatter)
            return FailUnnamed(type);
        if (!hasOwnFormatter && foreign.IsLeftOut(type))
            return ResolvedFormat.Composed(Missing(type), javaType);
        if (!hasOwnFormatter && !foreign.IsOwn(type) && type.GetMembers(GeneratedParts.Property).IsEmpty)
            return FailNotGenerated(type);
        if (hasOwnFormatter && type.GetMembers(GeneratedParts.Property).IsEmpty)
            return ResolvedFormat.Composed($"{Formatters}GetFormatter<{names.Plain(type)}>()", javaType);
        if (type.IsGenericType)
        {
            return ResolveArguments(type, stated) is { } arguments
                ? ResolvedFormat.Composed(
                    $"{names.Plain(type)}.Hessian({string.Join(", ", arguments.Select(argument => argument.Expression))})", javaType)
                    .WithArguments(arguments)
                : null;
        }

        return ResolvedFormat.Shared($"{names.Plain(type)}.Hessian", javaType);
    }

    /// <summary>
    /// Returns the formatter of a type for which no code can be generated. It compiles, so that the only error is the one at the type.
    /// </summary>
    private string Missing(INamedTypeSymbol type)
    {
        string failure = SourceWriter.Throw($"{type.Name} has no formatter, because its declaration has an error.");
        return $"new {From.System}Func<{From.Hessian}HessianClassFormatter<{names.Plain(type)}>>(() => {failure})()";
    }

    private string SelfExpression(INamedTypeSymbol type)
    {
        if (foreign.JavaNameOf(type) is not null)
            return "Formatter";
        return type.IsGenericType ? "this" : $"{names.Plain(type)}.Hessian";
    }

    private ResolvedFormat? Registered(INamedTypeSymbol type, string? javaType)
    {
        bool hasSubtypes = IsUntyped(type) || KnownAttributes.SubtypesOf(type).Any();
        if (!hasSubtypes && javaType is null)
            return FailUnnamed(type);
        if (!hasSubtypes)
            Fail(Rules.NoSubtype, type, "");
        return ResolvedFormat.Composed($"{Formatters}Registered<{names.Plain(type)}>()", javaType);
    }

    private static bool IsUntyped(INamedTypeSymbol type) => Display(type) == "DubboNet.Hessian.HessianObject";

    /// <summary>
    /// Returns whether a type already has a formatter, either written by hand or in another assembly. Code that this generator adds to a
    /// type does not count.
    /// </summary>
    public static bool HasOwnFormatter(INamedTypeSymbol type)
    {
        INamedTypeSymbol? form = type.AllInterfaces.FirstOrDefault(found =>
            found.OriginalDefinition.ToDisplayString() == "DubboNet.Hessian.IHessianType<TSelf>"
            && SymbolEqualityComparer.Default.Equals(found.TypeArguments[0], type));
        ISymbol? formatter = form?.GetMembers("Formatter").FirstOrDefault();
        return formatter is not null && type.FindImplementationForInterfaceMember(formatter) is { } found && !GeneratedParts.Declare(found);
    }

    private ResolvedFormat? FailUnnamed(INamedTypeSymbol type)
    {
        string name = ShortName(type);
        if (type.TypeKind == TypeKind.Delegate)
            return Fail(Rules.UnsupportedType, type, "a delegate is not data");
        if (type.TypeKind == TypeKind.Error)
            return Fail(Rules.UnsupportedType, type, "the generator does not find it, and cannot use the types of other generators");
        return Fail(Rules.UnsupportedType, type, type.Locations.Any(place => place.IsInSource)
            ? AdviceFor(type, name)
            : type.IsGenericType ? "it is generic, so use a type that Hessian knows, or a type of your own"
            : $"list it with [assembly: HessianTypeFor(typeof({name}), \"com.acme.{type.Name}\")], or use a type that Hessian knows");
    }

    private ResolvedFormat? FailNotGenerated(INamedTypeSymbol type) => Fail(
        Rules.UnsupportedType,
        type,
        $"its assembly '{type.ContainingAssembly?.Name}' was built without the generator: reference the package DubboNet there");

    private static string AdviceFor(INamedTypeSymbol type, string name) => type.IsAbstract
        ? $"list the classes that Java sends with [HessianSubtype(typeof(...))] on {name}, or give it a "
            + $"[HessianType(\"com.acme.{type.Name}\")]"
        : $"give {name} a [HessianType(\"com.acme.{type.Name}\")]";

    private ResolvedFormat? Fail(DiagnosticDescriptor rule, ITypeSymbol type, string advice)
    {
        _mistakes.Add((rule, ShortName(type), advice));
        return null;
    }

    private static string Display(ITypeSymbol type) => type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(DisplayFormat);

    /// <summary>Returns the name of a type as users write it.</summary>
    public static string ShortName(ITypeSymbol type) =>
        type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
