namespace DubboNet.Generator;

/// <summary>What a contract's methods are on the wire.</summary>
internal static class MethodsEmitter
{
    /// <summary>For how many arguments the library has formatters.</summary>
    private const int MostArguments = 3;

    public static void Emit(SourceWriter source, ContractModel contract)
    {
        source.Line($"/// <summary>The methods of <see cref=\"{contract.TypeName}\"/> as they are on the wire.</summary>");
        source.Open($"file static class {contract.Subject}Methods");
        source.Line($"public static readonly ServiceKey ContractKey = new({contract.Service});");
        source.Separate();
        EmitTypes(source, contract);
        foreach (MethodModel method in contract.Methods)
        {
            source.Separate();
            source.Line($"public static readonly {TypeOf(method)} {method.DescriptionName} = new(");
            source.Indent();
            string[] settings = [.. SettingsOf(method)];
            source.Items(
                ["ContractKey", $"\"{method.JavaName}\"", $"\"{method.Descriptor}\"", ArgumentsOf(method), method.Result.Formatter],
                settings.Length == 0 ? ");" : ")");
            source.Unindent();
            if (settings.Length > 0)
                EmitSettings(source, settings);
        }

        foreach (MethodModel method in contract.Methods.Where(method => method.Arguments.Count > MostArguments))
        {
            source.Separate();
            EmitArguments(source, method);
        }

        source.Close();
    }

    private static void EmitTypes(SourceWriter source, ContractModel contract)
    {
        const string Declaration = "public static readonly HessianClassFormatter[] ContractTypes =";
        string types = $"[{string.Join(", ", contract.Types)}];";
        if (source.Fits($"{Declaration} {types}"))
        {
            source.Line($"{Declaration} {types}");
            return;
        }

        source.Line(Declaration);
        source.Line("[");
        source.Indent();
        source.Items(contract.Types, ",");
        source.Unindent();
        source.Line("];");
    }

    /// <summary>The type of a method's description.</summary>
    public static string TypeOf(MethodModel method) => $"DubboMethod<{ArgumentsType(method)}, {method.Result.CarriedType ?? "DubboVoid"}>";

    private static string ArgumentsType(MethodModel method) => method.Arguments.Count switch
    {
        0 => "DubboVoid",
        1 => method.Arguments[0].CarriedType,
        _ => $"({string.Join(", ", method.Arguments.Select(argument => $"{argument.Type} {argument.Name}"))})",
    };

    private static string ArgumentsOf(MethodModel method) => method.Arguments.Count switch
    {
        0 => "DubboArguments.None",
        <= MostArguments => $"DubboArguments.Of({string.Join(", ", method.Arguments.Select(argument => argument.Formatter))})",
        _ => $"new {method.FieldName}Arguments()",
    };

    /// <summary>What the attributes say of a method's calls besides their types.</summary>
    private static void EmitSettings(SourceWriter source, IReadOnlyList<string> settings)
    {
        source.Line("{");
        source.Indent();
        foreach (string setting in settings)
            source.Line($"{setting},");
        source.Unindent();
        source.Line("};");
    }

    private static IEnumerable<string> SettingsOf(MethodModel method)
    {
        if (method.TimeoutMilliseconds > 0)
            yield return $"Timeout = TimeSpan.FromMilliseconds({method.TimeoutMilliseconds})";
        if (method.ServiceTimeoutMilliseconds > 0)
            yield return $"ServiceTimeout = TimeSpan.FromMilliseconds({method.ServiceTimeoutMilliseconds})";
        if (method.IsIdempotent)
            yield return "Idempotent = true";
    }

    /// <summary>A formatter of more arguments than the library has one for.</summary>
    private static void EmitArguments(SourceWriter source, MethodModel method)
    {
        string type = ArgumentsType(method);
        source.Open($"private sealed class {method.FieldName}Arguments : IHessianFormatter<{type}>");
        foreach (ParameterModel argument in method.Arguments)
            source.Assignment($"private static readonly IHessianFormatter<{argument.CarriedType}> {FormatName(argument)} =", $"{argument.Formatter};");
        source.Separate();
        source.Open($"public void Write(ref HessianWriter writer, {type} value)");
        foreach (ParameterModel argument in method.Arguments)
            source.Line($"{FormatName(argument)}.Write(ref writer, value.{argument.Name});");
        source.Close();
        source.Separate();
        source.Line($"public {type} Read(ref HessianReader reader) => (");
        source.Indent();
        source.Items(method.Arguments.Select((argument, i) => $"DubboArguments.Read(ref reader, {FormatName(argument)}, {i})"), ");");
        source.Unindent();
        source.Close();
    }

    private static string FormatName(ParameterModel argument)
    {
        string name = argument.Name.TrimStart('@');
        return char.ToUpperInvariant(name[0]) + name.Substring(1) + "Format";
    }
}
