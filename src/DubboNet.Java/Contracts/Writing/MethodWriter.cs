namespace DubboNet.Java;

/// <summary>Writes the methods of a contract.</summary>
internal sealed class MethodWriter(SourceFileWriter file, DocumentationWriter documentation)
{
    private const int MaxLine = 140;

    public void Write(IReadOnlyList<MethodPlan> methods)
    {
        for (int i = 0; i < methods.Count; i++)
        {
            if (i > 0)
                file.Line("");
            Write(methods[i]);
        }
    }

    private void Write(MethodPlan method)
    {
        documentation.WriteMethod(method);
        ObsoleteWriter.Write(file, method.Method.IsDeprecated, method.Method.Documentation);
        WriteMethodAttribute(method);
        foreach (TypePlan thrown in method.Thrown.Distinct())
            file.Line($"[DubboThrows(typeof({file.Name(thrown)}))]");
        foreach (string thrown in method.ThrownOfPlatform)
            file.Line($"[DubboThrows({CSharpText.Literal(thrown)})]");
        if (method.Result is { NeedsAttribute: true } stated)
            file.Line($"[return: JavaType({CSharpText.Literal(stated.Text)})]");
        string task = file.Name("Task", "System.Threading.Tasks");
        string result = method.Result is { } type ? $"{task}<{file.Name(type.Type)}>" : task;
        string[] parameters =
        [
            .. method.Parameters.Select(parameter => Write(parameter, method.StatesParameters)),
            $"{file.Name("DubboCallOptions", "DubboNet")} options = default",
            $"{file.Name("CancellationToken", "System.Threading")} cancellationToken = default",
        ];
        WriteWrapped($"{result} {method.Name}(", parameters);
    }

    private void WriteMethodAttribute(MethodPlan method)
    {
        List<string> arguments = [];
        if (MethodNames.ToJava(method.Name) != method.Method.Name)
            arguments.Add(CSharpText.Literal(method.Method.Name));
        if (method.StatesParameters)
        {
            IEnumerable<string> types = method.Parameters.Select(parameter => CSharpText.Literal(parameter.Erased));
            arguments.Add($"ParameterTypes = [{string.Join(", ", types)}]");
        }

        if (method.IsIdempotent)
            arguments.Add("Idempotent = true");
        if (arguments.Count > 0)
            file.Line($"[DubboMethod({string.Join(", ", arguments)})]");
    }

    private string Write(ParameterPlan parameter, bool isStatedByMethod)
    {
        string attribute = parameter.AttributeText(isStatedByMethod) is { } text ? $"[JavaType({CSharpText.Literal(text)})] " : "";
        return $"{attribute}{file.Name(parameter.Type.Type)} {parameter.Name}";
    }

    private void WriteWrapped(string head, string[] parameters)
    {
        string all = string.Join(", ", parameters);
        if (head.Length + all.Length + 6 <= MaxLine)
        {
            file.Line($"{head}{all});");
            return;
        }

        file.Line(head);
        if (all.Length + 10 <= MaxLine)
        {
            file.Line($"    {all});");
            return;
        }

        for (int i = 0; i < parameters.Length; i++)
            file.Line($"    {parameters[i]}{(i < parameters.Length - 1 ? "," : ");")}");
    }
}
