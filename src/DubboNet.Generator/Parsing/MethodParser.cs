using Microsoft.CodeAnalysis;

namespace DubboNet.Generator;

/// <summary>Converts the methods of a contract, and delegates in their parameters, to models.</summary>
/// <param name="names">The names of types in the generated code.</param>
/// <param name="resolver">The resolver of formats.</param>
/// <param name="closure">The collector of the types that are used.</param>
/// <param name="callbacks">The parser of callback parameters, or null if there cannot be any.</param>
/// <param name="serviceTimeout">The timeout of the service in milliseconds, or 0 if it has none.</param>
/// <param name="sink">The collector of errors.</param>
internal sealed class MethodParser(
    TypeNames names, FormatResolver resolver, TypeClosure closure, CallbackParser? callbacks, int serviceTimeout, DiagnosticSink sink)
{
    private readonly Dictionary<string, IMethodSymbol> _byField = [];

    /// <summary>
    /// Gets a description of the first two methods of an interface that are the same Java method, or null if there are none.
    /// </summary>
    public string? DuplicateMethods { get; private set; }

    /// <summary>Converts a method. Returns null after an error was reported.</summary>
    public MethodModel? Parse(IMethodSymbol method, IReadOnlyList<MethodModel> others)
    {
        AttributeData? attribute = method.Find(KnownAttributes.DubboMethod);
        string javaName = attribute.Text() ?? JavaNames.ToCamelCase(WithoutAsync(method.Name));
        if (!JavaNames.IsIdentifier(javaName))
        {
            sink.Add(Rules.MalformedJavaName, method, javaName, "method name", JavaNames.ToCamelCase(WithoutAsync(method.Name)));
            return null;
        }

        if (method.IsGenericMethod)
        {
            sink.Add(Rules.GenericMethod, method, method.Name);
            return null;
        }

        return Parse(method, javaName, attribute, others);
    }

    /// <summary>Converts the method of a delegate. Returns null after an error was reported.</summary>
    public MethodModel? ParseDelegate(IMethodSymbol invoke, string javaName) => Parse(invoke, javaName, attribute: null, others: []);

    private MethodModel? Parse(IMethodSymbol method, string javaName, AttributeData? attribute, IReadOnlyList<MethodModel> others)
    {
        ResultModel? result = ParseResult(method);
        List<ParameterModel>? parameters = ParseParameters(method, attribute);
        if (result is null || parameters is null)
            return null;
        bool isOneWay = attribute.Named("OneWay") is true;
        if (isOneWay && result.CarriedType is not null)
            sink.Add(Rules.OneWayResult, method, method.Name);
        string descriptor = JvmDescriptors.Create(
            parameters.Where(parameter => parameter.Role == ParameterRole.Argument).Select(parameter => parameter.JavaType));
        names.Note(method);
        string declaring = names.Plain(method.ContainingType);
        MethodModel? duplicate = others.FirstOrDefault(other => other.JavaName == javaName && other.Descriptor == descriptor);
        string field = FieldNameOf(method, others);
        _byField[field] = method;
        if (duplicate is not null && duplicate.Declaring == declaring)
            DuplicateMethods ??= Describe(_byField[duplicate.FieldName], method, $"{javaName}({JavaTypesOf(parameters)})");
        return new MethodModel(
            TypeNames.Escape(method.Name),
            declaring,
            field,
            javaName,
            descriptor,
            parameters.ToEquatable(),
            result,
            attribute.Number("TimeoutMilliseconds"),
            serviceTimeout,
            attribute.Named("Idempotent") is true || attribute.Named("Safe") is true,
            attribute.Named("Safe") is true,
            isOneWay,
            duplicate is not null);
    }

    private static string Describe(IMethodSymbol first, IMethodSymbol second, string java) =>
        $"'{Display(first)}' and '{Display(second)}' are both the Java method {java}";

    private static string Display(IMethodSymbol method) =>
        $"{method.Name}({string.Join(", ", method.Parameters.Select(parameter => FormatResolver.ShortName(parameter.Type)))})";

    private static string JavaTypesOf(IEnumerable<ParameterModel> parameters) =>
        string.Join(", ", parameters.Where(parameter => parameter.Role == ParameterRole.Argument).Select(parameter => parameter.JavaType));

    private static string WithoutAsync(string name) =>
        name.Length > 5 && name.EndsWith("Async", StringComparison.Ordinal) ? name.Substring(0, name.Length - 5) : name;

    private static string FieldNameOf(IMethodSymbol method, IReadOnlyList<MethodModel> others)
    {
        string name = WithoutAsync(method.Name);
        string free = name;
        for (int i = 2; others.Any(other => string.Equals(other.FieldName, free, StringComparison.OrdinalIgnoreCase)); i++)
            free = name + i;
        return free;
    }

    private ResultModel? ParseResult(IMethodSymbol method)
    {
        if (method.ReturnType is not INamedTypeSymbol type || !IsTask(type))
        {
            sink.Add(
                Rules.SynchronousMethod, method, method.Name,
                method.ReturnType.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat));
            return null;
        }

        bool isValueTask = type.Name == "ValueTask";
        if (type.TypeArguments.IsEmpty)
            return new ResultModel(names.Name(type), isValueTask, null, $"{From.Dubbo}DubboArguments.None");
        ITypeSymbol result = type.TypeArguments[0];
        closure.Add(result);
        return resolver.Resolve(result, method, method.GetReturnTypeAttributes(), Place.Object) is { } resolved
            ? new ResultModel(names.Name(type), isValueTask, names.Plain(result), resolved.Expression)
            {
                IsDynamic = IsDynamic(result),
                Signature = resolved.Signature,
            }
            : null;
    }

    private static bool IsDynamic(ITypeSymbol type) => type switch
    {
        IDynamicTypeSymbol => true,
        IArrayTypeSymbol array => IsDynamic(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsDynamic),
        _ => false,
    };

    private static bool IsTask(INamedTypeSymbol type) =>
        type.Name is "Task" or "ValueTask" && type.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks";

    private List<ParameterModel>? ParseParameters(IMethodSymbol method, AttributeData? attribute)
    {
        var parameters = new List<ParameterModel>();
        string[]? stated = StatedTypes(method, attribute);
        bool isWrong = false;
        int arguments = 0;
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            ParameterRole role = RoleOf(parameter);
            bool comesLate = parameters.Count > 0 && role < parameters[parameters.Count - 1].Role;
            if (parameter.RefKind != RefKind.None)
                sink.Add(Rules.ByReference, parameter, parameter.Name);
            else if (comesLate)
                sink.Add(Rules.ParameterOrder, parameter, parameter.Name, parameters[parameters.Count - 1].Name);
            string? statedType = role == ParameterRole.Argument ? stated?.ElementAtOrDefault(arguments++) : null;
            ParameterModel? model = parameter.RefKind != RefKind.None || comesLate
                ? null
                : Parse(parameter, role, parameters.Count, statedType);
            isWrong |= model is null;
            if (model is not null)
                parameters.Add(model);
        }

        return isWrong ? null : parameters;
    }

    /// <summary>Returns the purpose of a parameter.</summary>
    public static ParameterRole RoleOf(IParameterSymbol parameter) => parameter.Type.ToDisplayString() switch
    {
        "System.Threading.CancellationToken" => ParameterRole.Token,
        "DubboNet.DubboCallOptions" => ParameterRole.Options,
        _ => ParameterRole.Argument,
    };

    private ParameterModel? Parse(IParameterSymbol parameter, ParameterRole role, int index, string? stated)
    {
        if (role == ParameterRole.Argument && callbacks is not null && CallbackParser.IsCallback(parameter))
            return callbacks.Parse(parameter, index, stated);
        string name = TypeNames.Escape(parameter.Name);
        string type = names.Name(parameter.Type);
        if (role != ParameterRole.Argument)
            return new ParameterModel(name, type, type, "", "", role);
        closure.Add(parameter.Type);
        // The type parameters of Func do not determine an erased Java type.
        if (parameter.ContainingSymbol is IMethodSymbol { MethodKind: not MethodKind.DelegateInvoke })
            stated ??= ErasedTypeOf(parameter.OriginalDefinition.Type);
        if (resolver.Resolve(parameter.Type, parameter, parameter.GetAttributes(), Place.Object, stated) is not { } resolved)
            return null;
        // The type specified for the method identifies it in Java. The type specified for the parameter can be the class that is written.
        string? declared = stated is null ? null : JavaTypeName.Parse(stated)?.Erased;
        if ((declared ?? resolved.JavaType) is not { } javaType)
        {
            sink.Add(
                Rules.NoJavaType, parameter, parameter.Name,
                parameter.Type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat));
            return null;
        }

        if (javaType.Any(unit => unit > '\x7f'))
        {
            sink.Add(
                Rules.WrongJavaType, parameter, parameter.Name,
                $"{javaType}: Dubbo finds a method by its parameters only if their types have plain Latin names");
            return null;
        }

        return new ParameterModel(name, type, names.Plain(parameter.Type), javaType, resolved.Expression, role)
        {
            Signature = resolved.Signature.StartsWith(javaType + "<", StringComparison.Ordinal) || resolved.Signature == javaType
                ? resolved.Signature
                : SignatureOf(javaType, resolved),
        };
    }

    /// <summary>Returns the signature of a parameter whose declared type is not that of its argument.</summary>
    private static string SignatureOf(string javaType, ResolvedFormat resolved)
    {
        int arguments = resolved.Signature.IndexOf('<');
        bool isPlain = arguments < 0 || resolved.Signature.EndsWith("]", StringComparison.Ordinal)
            || javaType.EndsWith("]", StringComparison.Ordinal) || BuiltInTypes.IsSupertype(javaType);
        return isPlain ? javaType : javaType + resolved.Signature.Substring(arguments);
    }

    /// <summary>
    /// Returns the erased Java type if an inherited generic interface declares a type parameter, which is its bound or Object. Returns null
    /// for other types.
    /// </summary>
    private static string? ErasedTypeOf(ITypeSymbol declared) => declared switch
    {
        ITypeParameterSymbol parameter =>
            parameter.ConstraintTypes.Select(KnownAttributes.JavaNameOf).FirstOrDefault(name => name is not null) ?? "java.lang.Object",
        IArrayTypeSymbol array => ErasedTypeOf(array.ElementType) is { } element ? element + "[]" : null,
        _ => null,
    };

    private string[]? StatedTypes(IMethodSymbol method, AttributeData? attribute)
    {
        TypedConstant stated = attribute?.NamedArguments.FirstOrDefault(argument => argument.Key == "ParameterTypes").Value ?? default;
        if (stated.Kind != TypedConstantKind.Array || stated.IsNull)
            return null;
        string[] types = [.. stated.Values.Select(value => value.Value as string ?? "")];
        int arguments = method.Parameters.Count(parameter => RoleOf(parameter) == ParameterRole.Argument);
        if (types.Length == arguments)
            return types;
        sink.Add(Rules.ParameterTypesCount, attribute!, method.Name, arguments, types.Length);
        return null;
    }
}
