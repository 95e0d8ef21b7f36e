namespace DubboNet.Generator;

/// <summary>Emits the code that hosts an implementation of a contract.</summary>
internal static class ServiceEmitter
{
    public const string Name = "Service";

    public static void Emit(SourceWriter source, ContractModel contract)
    {
        source.Line($"/// <summary>Hosts <see cref=\"{contract.Declaration.FullName}\"/>.</summary>");
        FileEmitter.MarkObsolete(source, contract.Declaration);
        source.Open($"file static class {Name}");
        List<MethodModel> hosted = [.. contract.Methods.Where(method => !method.IsHidden)];
        string head =
            $"public static void Map({From.Dubbo}DubboService service, {From.System}Func<{From.Dubbo}DubboCallContext, "
                + $"{contract.Declaration.FullName}> implementation)";
        if (hosted.Count == 0)
        {
            source.Open(head);
            source.Close();
            source.Close();
            return;
        }

        source.Line($"{head} => service");
        source.Indent();
        foreach (MethodModel method in hosted)
        {
            string description = $"{MethodsEmitter.Name}.{method.DescriptionName}";
            EmitMethod(
                source, description, $"{Target(contract, method)}.{method.Name}", method, method == hosted[hosted.Count - 1] ? ";" : "");
        }

        source.Unindent();
        source.Close();
    }

    /// <summary>Emits the mapping of a method to the code that runs its calls.</summary>
    public static void EmitMethod(SourceWriter source, string description, string target, MethodModel method, string ending)
    {
        string arguments = method.Arguments.Count == 0 ? "_" : "arguments";
        string call = $"{target}({string.Join(", ", method.Parameters.Select(parameter => Argument(method, parameter)))})";
        if (method.Result.CarriedType is not null)
        {
            string task = method.Result.IsValueTask && method.Result.IsDynamic ? $"({method.Result.Type})({call})"
                : method.Result.IsValueTask ? call
                : $"new {From.Tasks}ValueTask<{method.Result.CarriedType}>({call})";
            source.Assignment($".Map({description}, ({arguments}, context) =>", $"{task}){ending}");
            return;
        }

        source.Line($".Map({description}, async ({arguments}, context) =>");
        source.Open();
        source.Line($"await {call}.ConfigureAwait(false);");
        source.Line("return default;");
        source.Close($"){ending}");
    }

    private static string Target(ContractModel contract, MethodModel method) =>
        method.Declaring == contract.Declaration.FullName ? "implementation(context)" : $"(({method.Declaring})implementation(context))";

    private static string Argument(MethodModel method, ParameterModel parameter) => parameter.Role switch
    {
        ParameterRole.Token => "context.CancellationToken",
        // The default has a type, because another overload can have another parameter in this place.
        ParameterRole.Options => $"default({From.Dubbo}DubboCallOptions)",
        _ => method.Arguments.Count == 1 ? "arguments" : $"arguments.{MethodsEmitter.Item(method.Arguments.IndexOf(parameter))}",
    };
}
