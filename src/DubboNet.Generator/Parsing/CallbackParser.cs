using Microsoft.CodeAnalysis;

namespace DubboNet.Generator;

/// <summary>Converts contracts and delegates that are called back to models.</summary>
internal sealed class CallbackParser(
    TypeNames names, ForeignTypes foreign, TypeClosure closure, Compilation compilation, DiagnosticSink sink)
{
    /// <summary>Returns whether a parameter can only be a callback.</summary>
    public static bool IsCallback(IParameterSymbol parameter) =>
        parameter.Has(KnownAttributes.DubboCallback)
            || parameter.Type.TypeKind == TypeKind.Delegate
            || parameter.Type.Has(KnownAttributes.DubboService);

    /// <summary>Converts a parameter. Returns null after an error was reported.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="index">The index among the arguments.</param>
    /// <param name="stated">The Java type that is specified elsewhere, or null.</param>
    public ParameterModel? Parse(IParameterSymbol parameter, int index, string? stated)
    {
        AttributeData? attribute = parameter.Find(KnownAttributes.DubboCallback);
        AttributeData? contract = parameter.Type.Find(KnownAttributes.DubboService);
        if (FindObstacle(parameter, attribute, contract) is { } obstacle)
        {
            sink.Add(Rules.NotCallable, parameter, parameter.Name, obstacle);
            return null;
        }

        string javaInterface = contract.Text() ?? attribute.Text()!;
        if ((stated ?? parameter.Find(KnownAttributes.JavaType).Text() ?? javaInterface) is var javaType && javaType != javaInterface)
        {
            sink.Add(Rules.WrongJavaType, parameter, parameter.Name, $"{javaType}: it is called back as {javaInterface}");
            return null;
        }

        MethodModel? method = null;
        if (contract is not null)
            AddContract(parameter, (INamedTypeSymbol)parameter.Type);
        else if ((method = ParseDelegate((INamedTypeSymbol)parameter.Type, attribute!)) is null)
            return null;
        string type = names.Plain(parameter.Type);
        return new ParameterModel(
            TypeNames.Escape(parameter.Name), names.Name(parameter.Type), type, javaInterface,
            $"{From.Dubbo}DubboArguments.Callback<{type}>()", ParameterRole.Argument)
        {
            Callback = new CallbackModel(index, attribute.Named("Releases") is true, method),
        };
    }

    /// <summary>Adds the types of a contract that consumers host.</summary>
    private void AddContract(IParameterSymbol parameter, INamedTypeSymbol type)
    {
        if (ContractParser.ObstacleOf(type, compilation) is { } obstacle)
            sink.Add(Rules.SameDescriptor, parameter, type.Name, obstacle);
        closure.AddContract(type);
    }

    private static string? FindObstacle(IParameterSymbol parameter, AttributeData? attribute, AttributeData? contract)
    {
        string? named = attribute.Text() ?? attribute.Text(1);
        if (contract is not null && named is not null)
            return $"it is a contract, which already names its Java interface: remove '{named}'";
        if (contract is not null)
            return TakesCallbacks(parameter.Type) ? "its methods have callbacks, which the methods of a callback cannot have" : null;
        if (parameter.Type is not INamedTypeSymbol { TypeKind: TypeKind.Delegate })
            return "its type is neither a contract nor a delegate";
        return JavaNames.IsClassName(attribute.Text()) && JavaNames.IsIdentifier(attribute.Text(1) ?? "")
            ? null
            : "specify the Java interface and the method that the delegate represents: [DubboCallback(\"com.acme.Listener\", \"changed\")]";
    }

    private static bool TakesCallbacks(ITypeSymbol contract) => contract.AllInterfaces.Insert(0, (INamedTypeSymbol)contract)
        .SelectMany(level => level.GetMembers().OfType<IMethodSymbol>())
        .Any(method => method is { IsAbstract: true, IsStatic: false } && method.Parameters.Any(IsCallback));

    /// <summary>Converts a delegate, which is a method without a name.</summary>
    private MethodModel? ParseDelegate(INamedTypeSymbol type, AttributeData attribute)
    {
        DiagnosticSink atAttribute = sink.For(attribute);
        var resolver = new FormatResolver(names, null, foreign, atAttribute);
        var parser = new MethodParser(names, resolver, closure, callbacks: null, serviceTimeout: 0, atAttribute);
        return parser.ParseDelegate(type.DelegateInvokeMethod!, attribute.Text(1)!);
    }
}
