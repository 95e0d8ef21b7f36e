namespace DubboNet.Generator;

/// <summary>Emits the client of a contract.</summary>
internal static class ClientEmitter
{
    public const string Name = "Client";

    public static void Emit(SourceWriter source, ContractModel contract)
    {
        source.Line($"/// <summary>Calls <see cref=\"{contract.Declaration.FullName}\"/>.</summary>");
        FileEmitter.MarkObsolete(source, contract.Declaration);
        source.Open(
            $"file sealed class {Name}({From.Dubbo}IDubboInvoker invoker, {From.Dubbo}ServiceKey service) : "
                + $"{contract.Declaration.FullName}");
        source.Line($"private readonly {From.Dubbo}IDubboInvoker _invoker = invoker;");
        foreach (MethodModel method in contract.Methods)
        {
            source.Assignment(
                $"private readonly {MethodsEmitter.TypeOf(method)} {FieldOf(method)} =",
                $"{MethodsEmitter.Name}.{method.DescriptionName}.For(service);");
        }

        foreach (MethodModel method in contract.Methods)
        {
            source.Separate();
            EmitMethod(source, method, "", $"{method.Declaring}.{method.Name}");
        }

        source.Close();
    }

    /// <summary>Emits a method that makes the call.</summary>
    public static void EmitMethod(SourceWriter source, MethodModel method, string modifier, string name)
    {
        string parameters = string.Join(", ", method.Parameters.Select(parameter => $"{parameter.Type} {parameter.Name}"));
        string call =
            $"{From.Dubbo}DubboInvokerExtensions.{(method.IsOneWay ? "SendOneWayAsync" : "InvokeAsync")}("
                + $"this._invoker, this.{FieldOf(method)}, {ArgumentsOf(method)}, {OptionsOf(method)}, {TokenOf(method)})";
        bool isAwaited = method.Result is { IsValueTask: true, CarriedType: null } && !method.IsOneWay;
        source.Line($"{modifier}{(isAwaited ? "async " : "")}{method.Result.Type} {name}({parameters}) =>");
        source.Indent();
        if (isAwaited)
            source.Line($"await {call}.ConfigureAwait(false);");
        else
            source.Line(method.Result.IsValueTask ? $"{call};" : $"{call}.AsTask();");
        source.Unindent();
    }

    /// <summary>Returns the name of the field with the description of a method of the called service.</summary>
    public static string FieldOf(MethodModel method) => $"_{JavaNames.ToCamelCase(method.DescriptionName)}";

    private static string ArgumentsOf(MethodModel method) => method.Arguments.Count switch
    {
        0 => "default",
        1 => method.Arguments[0].Name,
        _ => $"({string.Join(", ", method.Arguments.Select(argument => argument.Name))})",
    };

    private static string OptionsOf(MethodModel method) => method.Find(ParameterRole.Options) ?? "default";

    private static string TokenOf(MethodModel method) => method.Find(ParameterRole.Token) ?? "default";
}
