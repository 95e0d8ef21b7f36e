namespace DubboNet.Generator;

/// <summary>The parameters of a contract that are called back.</summary>
internal static class CallbackEmitter
{
    private const string Invoke = "InvokeMethod";

    /// <summary>The classes by which delegates are served and called.</summary>
    public static void Emit(SourceWriter source, ContractModel contract)
    {
        foreach (MethodModel method in contract.Methods)
        {
            foreach (ParameterModel parameter in method.Callbacks.Where(parameter => parameter.Callback!.Method is not null))
            {
                source.Separate();
                EmitDelegate(source, method, parameter);
            }
        }
    }

    /// <summary>What a method's description says of its callbacks.</summary>
    public static void EmitParameters(SourceWriter source, MethodModel method)
    {
        source.Line("Callbacks =");
        source.Line("[");
        source.Indent();
        foreach (ParameterModel parameter in method.Callbacks)
        {
            bool isDelegate = parameter.Callback!.Method is not null;
            source.Line($"CallbackParameters.{(isDelegate ? "OfDelegate" : "OfContract")}<{MethodsEmitter.ArgumentsType(method)}, {parameter.CarriedType}>(");
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
            $"{parameter.Callback!.Index}", $"\"{parameter.JavaType}\"", .. Access(method, parameter), $"{name}.Map",
            $"(invoker, service) => new {name}(invoker, service).Invoke", .. Releases(parameter),
        ];
    }

    private static IEnumerable<string> Access(MethodModel method, ParameterModel parameter) => method.Arguments.Count == 1
        ? ["arguments => arguments", "(_, callback) => callback"]
        : [$"arguments => arguments.{parameter.Name}", $"(arguments, callback) => arguments with {{ {parameter.Name} = callback }}"];

    private static IEnumerable<string> Releases(ParameterModel parameter) => parameter.Callback!.Releases ? ["releases: true"] : [];

    private static string ClassOf(MethodModel method, ParameterModel parameter)
    {
        string name = parameter.Name.TrimStart('@');
        return $"{method.FieldName}{char.ToUpperInvariant(name[0])}{name.Substring(1)}Callback";
    }

    private static void EmitDelegate(SourceWriter source, MethodModel method, ParameterModel parameter)
    {
        MethodModel invoke = parameter.Callback!.Method!;
        source.Line($"/// <summary>Serves and calls the <c>{parameter.Name}</c> of <c>{method.JavaName}</c>.</summary>");
        source.Open($"file sealed class {ClassOf(method, parameter)}(IDubboInvoker invoker, ServiceKey service)");
        string type = MethodsEmitter.TypeOf(invoke);
        MethodsEmitter.EmitDescription(source, invoke, $"private static readonly {type} {Invoke}", $"new ServiceKey(\"{parameter.JavaType}\")");
        source.Separate();
        source.Line("private readonly IDubboInvoker _invoker = invoker;");
        source.Line($"private readonly {type} {ClientEmitter.FieldOf(invoke)} = {Invoke}.For(service);");
        source.Separate();
        ClientEmitter.EmitMethod(source, invoke, "public ", "Invoke");
        source.Separate();
        source.Line($"public static void Map(DubboService service, {parameter.CarriedType} callback) => service");
        source.Indent();
        ServiceEmitter.EmitMethod(source, Invoke, "callback", invoke, ";");
        source.Unindent();
        MethodsEmitter.EmitArgumentsIfMany(source, invoke);
        source.Close();
    }
}
