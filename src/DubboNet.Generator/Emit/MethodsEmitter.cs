namespace DubboNet.Generator;

/// <summary>Emits the descriptions of a contract's methods on the wire.</summary>
internal static class MethodsEmitter
{
    /// <summary>The maximum number of arguments for which the library has formatters.</summary>
    private const int MostArguments = 3;

    public const string Name = "Methods";

    private const string Void = From.Dubbo + "DubboVoid";

    public static void Emit(SourceWriter source, ContractModel contract)
    {
        source.Line($"/// <summary>Describes the methods of <see cref=\"{contract.Declaration.FullName}\"/> on the wire.</summary>");
        FileEmitter.MarkObsolete(source, contract.Declaration);
        source.Open($"file static class {Name}");
        source.Line($"public static readonly {From.Dubbo}ServiceKey ContractKey = new({contract.Service});");
        source.Separate();
        EmitTypes(source, contract);
        foreach (MethodModel method in contract.Methods)
        {
            source.Separate();
            EmitDescription(source, method, $"public static readonly {TypeOf(method)} {method.DescriptionName}", "ContractKey");
        }

        foreach (MethodModel method in contract.Methods)
            EmitArgumentsIfMany(source, method);
        source.Close();
    }

    /// <summary>Emits a field with the description of a method on the wire.</summary>
    public static void EmitDescription(SourceWriter source, MethodModel method, string declaration, string key)
    {
        source.Line($"{declaration} = new(");
        source.Indent();
        source.Items(
            [
                key,
                SourceWriter.Literal(method.JavaName),
                SourceWriter.Literal(method.Descriptor),
                ArgumentsOf(method),
                method.Result.Formatter,
            ],
            ")");
        source.Unindent();
        source.Open();
        source.Line($"Types = {Name}.ContractTypes,");
        foreach (string setting in SettingsOf(method))
            source.Line($"{setting},");
        if (method.Callbacks.Count > 0)
            CallbackEmitter.EmitParameters(source, method);
        source.Close(";");
    }

    /// <summary>Emits a formatter of the arguments if the library has none for their number.</summary>
    public static void EmitArgumentsIfMany(SourceWriter source, MethodModel method)
    {
        if (method.Arguments.Count <= MostArguments)
            return;
        source.Separate();
        EmitArguments(source, method);
    }

    private static void EmitTypes(SourceWriter source, ContractModel contract)
    {
        const string Declaration =
            $"public static readonly {From.Hessian}IHessianTypeResolver ContractTypes = {From.Hessian}HessianTypeRegistry.Create(";
        string all = $"{Declaration}{string.Join(", ", contract.Types)});";
        if (source.Fits(all))
        {
            source.Line(all);
            return;
        }

        source.Line(Declaration);
        source.Indent();
        source.Items(contract.Types, ");");
        source.Unindent();
    }

    /// <summary>Returns the tuple member of an argument.</summary>
    public static string Item(int index) => $"Item{index + 1}";

    /// <summary>Returns the type of a method's description.</summary>
    public static string TypeOf(MethodModel method) =>
        $"{From.Dubbo}DubboMethod<{ArgumentsType(method)}, {method.Result.CarriedType ?? Void}>";

    /// <summary>Returns the type of a method's arguments.</summary>
    public static string ArgumentsType(MethodModel method) => method.Arguments.Count switch
    {
        0 => Void,
        1 => method.Arguments[0].CarriedType,
        // The elements have no names, because not every parameter name can be the name of an element.
        _ => $"({string.Join(", ", method.Arguments.Select(argument => argument.Type))})",
    };

    private static string ArgumentsOf(MethodModel method) => method.Arguments.Count switch
    {
        0 => $"{From.Dubbo}DubboArguments.None",
        <= MostArguments =>
            $"{From.Dubbo}DubboArguments.CreateFormatter({string.Join(", ", method.Arguments.Select(argument => argument.Formatter))})",
        _ => $"new {method.FieldName}Arguments()",
    };

    /// <summary>Returns the settings of a method's calls from its attributes.</summary>
    private static IEnumerable<string> SettingsOf(MethodModel method)
    {
        if (method.TimeoutMilliseconds > 0)
            yield return $"Timeout = {From.System}TimeSpan.FromMilliseconds({method.TimeoutMilliseconds})";
        if (method.ServiceTimeoutMilliseconds > 0)
            yield return $"ServiceTimeout = {From.System}TimeSpan.FromMilliseconds({method.ServiceTimeoutMilliseconds})";
        if (method.IsIdempotent)
            yield return "Idempotent = true";
    }

    private static void EmitArguments(SourceWriter source, MethodModel method)
    {
        string type = ArgumentsType(method);
        source.Open($"private sealed class {method.FieldName}Arguments : {From.Hessian}IHessianFormatter<{type}>");
        for (int i = 0; i < method.Arguments.Count; i++)
        {
            ParameterModel argument = method.Arguments[i];
            source.Assignment(
                $"private static readonly {From.Hessian}IHessianFormatter<{argument.CarriedType}> {FormatName(i)} =",
                $"{argument.Formatter};");
        }

        source.Separate();
        source.Open($"public void Write(ref {From.Hessian}HessianWriter writer, {type} value)");
        for (int i = 0; i < method.Arguments.Count; i++)
            source.Line($"{From.Dubbo}DubboArguments.Write(ref writer, {FormatName(i)}, value.{Item(i)}, {i});");
        source.Close();
        source.Separate();
        source.Line($"public {type} Read(ref {From.Hessian}HessianReader reader) => (");
        source.Indent();
        source.Items(method.Arguments.Select((_, i) => $"{From.Dubbo}DubboArguments.Read(ref reader, {FormatName(i)}, {i})"), ");");
        source.Unindent();
        source.Close();
    }

    private static string FormatName(int index) => $"Format{index}";
}
