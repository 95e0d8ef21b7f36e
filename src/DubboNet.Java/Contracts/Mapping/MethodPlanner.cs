using DubboNet.Generator;

namespace DubboNet.Java;

/// <summary>Finds the methods of a contract.</summary>
/// <param name="symbols">The classes.</param>
/// <param name="catalog">The generated types.</param>
/// <param name="mapper">The mapper of types.</param>
/// <param name="omit">Is called with a class, a member and the reason for each omission.</param>
internal sealed class MethodPlanner(
    JavaSymbols symbols, TypeCatalog catalog, TypeMapper mapper, Action<JavaClassSymbol, string?, string> omit)
{
    private const string Continuation = "kotlin.coroutines.Continuation";

    public IEnumerable<MethodPlan> Plan(JavaClassSymbol service, bool hasDefaults)
    {
        foreach (JavaMethodSymbol method in symbols.GetMethods(service))
        {
            if (method.IsStatic || method.Visibility == JavaVisibility.Private || (method.IsDefault && !hasDefaults))
                continue;
            if (WhyNot(service, method) is { } reason)
                omit(service, method.ToString(), reason);
            else
                yield return PlanMethod(service, method);
        }
    }

    private string? WhyNot(JavaClassSymbol service, JavaMethodSymbol method)
    {
        if (!JavaNames.IsIdentifier(method.Name))
            return "The name of the method is not an identifier, so Dubbo does not find it.";
        if ((method.Name, method.Parameters.Count) is ("equals", 1) or ("hashCode", 0) or ("toString", 0))
            return "It is a method of java.lang.Object, which Dubbo does not send.";
        for (int i = 0; i < method.Parameters.Count; i++)
        {
            string erased = method.ErasedParameters[i].ToString();
            if (erased == Continuation)
                return "It is a suspend function of Kotlin, which Dubbo does not send.";
            if (erased.Any(unit => unit > '\x7f'))
                return $"Dubbo finds a method only if the types of its parameters have plain Latin names, unlike {erased}.";
            if (erased == service.Name || (FindCallback(erased) is { } callback && TakesCallbacks(callback)))
                return $"Methods of {erased} take callbacks, so it cannot be called back itself.";
        }

        return null;
    }

    private JavaClassSymbol? FindCallback(string erased) =>
        catalog.Find(erased) is { Kind: TypePlanKind.Service, Symbol: { } symbol } ? symbol : null;

    private bool TakesCallbacks(JavaClassSymbol callback) => symbols.GetMethods(callback)
        .Any(method => !method.IsStatic && method.ErasedParameters.Any(erased => FindCallback(erased.ToString()) is not null));

    private MethodPlan PlanMethod(JavaClassSymbol service, JavaMethodSymbol method)
    {
        var scope = new MapScope([], method.TypeParameters, reason => omit(service, method.ToString(), reason));
        List<ParameterPlan> parameters = [];
        for (int i = 0; i < method.Parameters.Count; i++)
        {
            JavaParameterSymbol parameter = method.Parameters[i];
            string erased = method.ErasedParameters[i].ToString();
            MappedType type = catalog.Find(erased) is { Kind: TypePlanKind.Service } callback
                ? callback.Use([]).WithNull(parameter.Nullness != JavaNullness.NotNull)
                : mapper.Map(parameter.Type, parameter.Nullness, scope);
            parameters.Add(new ParameterPlan(parameter.Name, type, erased));
        }

        MappedType? result = mapper.MapResult(method.Result, method.ResultNullness, scope);
        IEnumerable<TypePlan> thrown = method.Exceptions.Select(thrown => FindThrown(thrown, scope)).OfType<TypePlan>();
        return new MethodPlan(method, result, parameters, [.. thrown])
        {
            ThrownOfPlatform =
            [
                .. method.Exceptions.OfType<JavaClassType>().Select(type => type.Name).Where(JavaSymbols.IsOfPlatform).Distinct(),
            ],
        };
    }

    // Exceptions of the platform arrive as what every undeclared exception is.
    private TypePlan? FindThrown(JavaType thrown, MapScope scope)
    {
        JavaType? type = thrown is JavaTypeVariable variable ? scope.FindBound(variable.Name) : thrown;
        if (type is not JavaClassType used || JavaSymbols.IsOfPlatform(used.Name))
            return null;
        if (symbols.Find(used.Name) is { } symbol)
            return catalog.AddThrown(symbol);
        scope.Report($"The class path does not have {used.Name}, so it is thrown as a JavaException.");
        return null;
    }
}
