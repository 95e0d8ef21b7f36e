namespace DubboNet.Generator;

/// <summary>Emits the code for parameters that are called back.</summary>
internal static class CallbackEmitter
{
    private const string Invoke = "InvokeMethod";

    /// <summary>Emits the classes that host and call delegates.</summary>
    public static void Emit(SourceWriter source, ContractModel contract)
    {
        foreach (MethodModel method in contract.Methods)
        {
            foreach (ParameterModel parameter in method.Callbacks.Where(parameter => parameter.Callback!.Method is not null))
            {
                source.Separate();
                EmitDelegate(source, contract, method, parameter);
            }
        }
    }

    /// <summary>Emits the callbacks in the description of a method.</summary>
    public static void EmitParameters(SourceWriter source, MethodModel method)
    {
        source.Line("Callbacks =");
        source.Line("[");
        source.Indent();
        foreach (ParameterModel parameter in method.Callbacks)
        {
            bool isDelegate = parameter.Callback!.Method is not null;
            source.Line(
                $"{From.Dubbo}ContractCallbacks.{(isDelegate ? "ForDelegate" : "ForContract")}<{MethodsEmitter.ArgumentsType(method)}, "
                    + $"{parameter.CarriedType}>(");
            source.Indent();
            source.Items(isDelegate ? DelegateArguments(method, parameter) : ContractArguments(method, parameter), "),");
            source.Unindent();
        }

        source.Unindent();
        source.Line("],");
    }

    private static IEnumerable<string> ContractArguments(MethodModel method, ParameterModel parameter) =>
        [$"{parameter.Callback!.Index}", .. Access(method, parameter), .. Releases(parameter)];

    private static IEnumerable<string> DelegateArguments(MethodModel method, ParameterModel parameter)
    {
        string name = ClassOf(method, parameter);
        return
        [
            $"{parameter.Callback!.Index}", SourceWriter.Literal(parameter.JavaType), .. Access(method, parameter), $"{name}.Map",
            $"(invoker, service) => new {name}(invoker, service).Invoke", .. Releases(parameter),
        ];
    }

    private static IEnumerable<string> Access(MethodModel method, ParameterModel parameter) => method.Arguments.Count == 1
        ? ["arguments => arguments", "(_, callback) => callback"]
        : [$"arguments => arguments.{ItemOf(parameter)}", $"(arguments, callback) => arguments with {{ {ItemOf(parameter)} = callback }}"];

    private static string ItemOf(ParameterModel parameter) => MethodsEmitter.Item(parameter.Callback!.Index);

    private static IEnumerable<string> Releases(ParameterModel parameter) => parameter.Callback!.Releases ? ["releases: true"] : [];

    private static string ClassOf(MethodModel method, ParameterModel parameter) => $"{method.FieldName}Callback{parameter.Callback!.Index}";

    private static void EmitDelegate(SourceWriter source, ContractModel contract, MethodModel method, ParameterModel parameter)
    {
        MethodModel invoke = parameter.Callback!.Method!;
        source.Line(
            $"/// <summary>Hosts and calls the callback <c>{parameter.Name.TrimStart('@')}</c> of <c>{method.JavaName}</c>.</summary>");
        FileEmitter.MarkObsolete(source, contract.Declaration);
        source.Open($"file sealed class {ClassOf(method, parameter)}({From.Dubbo}IDubboInvoker invoker, {From.Dubbo}ServiceKey service)");
        string type = MethodsEmitter.TypeOf(invoke);
        MethodsEmitter.EmitDescription(
            source, invoke, $"private static readonly {type} {Invoke}",
            $"new {From.Dubbo}ServiceKey({SourceWriter.Literal(parameter.JavaType)})");
        source.Separate();
        source.Line($"private readonly {From.Dubbo}IDubboInvoker _invoker = invoker;");
        source.Line($"private readonly {type} {ClientEmitter.FieldOf(invoke)} = {Invoke}.For(service);");
        source.Separate();
        ClientEmitter.EmitMethod(source, invoke, "public ", "Invoke");
        source.Separate();
        source.Line($"public static void Map({From.Dubbo}DubboService service, {parameter.CarriedType} callback) => service");
        source.Indent();
        ServiceEmitter.EmitMethod(source, Invoke, "callback", invoke, ";");
        source.Unindent();
        MethodsEmitter.EmitArgumentsIfMany(source, invoke);
        source.Close();
    }
}
