using DubboNet.Generator;

namespace DubboNet.Java;

/// <summary>Writes the file of a type.</summary>
internal sealed class TypeWriter
{
    private readonly TypePlan _plan;
    private readonly NameScope _scope;
    private readonly ContractOptions _options;
    private readonly SourceFileWriter _file;
    private readonly DocumentationWriter _documentation;

    private TypeWriter(TypePlan plan, NameScope scope, ContractOptions options)
    {
        (_plan, _scope, _options) = (plan, scope, options);
        _file = new SourceFileWriter(plan, scope, options.HasImplicitUsings);
        _documentation = new DocumentationWriter(_file, plan, scope);
    }

    private string Access => _options.IsInternal ? "internal" : "public";

    /// <summary>Returns the text of the file.</summary>
    public static string Write(TypePlan plan, NameScope scope, ContractOptions options)
    {
        var writer = new TypeWriter(plan, scope, options);
        writer.WriteHead();
        writer.WriteBody();
        return writer._file.Complete(writer.Pragmas());
    }

    private IEnumerable<string> Pragmas()
    {
        if (_documentation.LeavesOut && !_options.IsInternal)
            yield return "#pragma warning disable CS1591 // The Java sources do not document all members.";
        if (_file.UsesObsolete && !_plan.IsDeprecated)
            yield return "#pragma warning disable CS0618 // The Java class uses what is deprecated.";
    }

    private void WriteHead()
    {
        _file.Import("DubboNet");
        _documentation.WriteType();
        ObsoleteWriter.Write(_file, _plan.IsDeprecated, _plan.Symbol?.Documentation);
        _file.Line($"[{(_plan.Kind == TypePlanKind.Service ? "DubboService" : "HessianType")}({Text(_plan.JavaName)})]");
        foreach (TypePlan subtype in _plan.Subtypes.OrderBy(subtype => subtype.JavaName, StringComparer.Ordinal))
            _file.Line($"[HessianSubtype(typeof({_file.Name(subtype)}))]");
        foreach ((string category, string rule, string reason) in Suppressions.Find(_plan, _scope, _options))
        {
            _file.Import("System.Diagnostics.CodeAnalysis");
            _file.Line($"[SuppressMessage({Text(category)}, {Text(rule)}, Justification = {Text(reason)})]");
        }

        _file.Line(Declaration());
    }

    private string Declaration() => _plan.Kind switch
    {
        TypePlanKind.Service => $"{Access} partial interface {_plan.Name}",
        TypePlanKind.Interface => $"{Access} interface {_plan.Name}{Parents()}",
        TypePlanKind.Enum => $"{Access} enum {_plan.Name}",
        _ => $"{Access} {Modifier()}partial {(IsRecord ? "record" : "class")} {_plan.Name}{Parameters()}{Parents()}",
    };

    private bool IsRecord => _options.UseRecords && _plan.Kind == TypePlanKind.Class;

    private string Modifier()
    {
        if (_plan.Symbol is { IsAbstract: true })
            return "abstract ";
        return _plan.HasDerived ? "" : "sealed ";
    }

    private string Parameters() => _plan.TypeParameters.Count == 0
        ? ""
        : $"<{string.Join(", ", _plan.TypeParameters.Select(parameter => parameter.Name))}>";

    private string Parents()
    {
        List<string> parents = [];
        if (_plan.Base is { } parent)
            parents.Add(_file.Name(parent));
        else if (_plan.Kind == TypePlanKind.Exception)
            parents.Add(_file.Name("Exception", "System"));
        parents.AddRange(_plan.Interfaces.Select(_file.Name));
        return parents.Count == 0 ? "" : $" : {string.Join(", ", parents)}";
    }

    private void WriteBody()
    {
        _file.Open();
        switch (_plan.Kind)
        {
            case TypePlanKind.Service:
                new MethodWriter(_file, _documentation).Write(_plan.Methods);
                break;
            case TypePlanKind.Enum:
                WriteConstants();
                break;
            default:
                WriteConstructors();
                WriteProperties();
                break;
        }

        _file.Close();
    }

    private void WriteConstants()
    {
        bool isSpaced = _plan.Constants.Exists(
            constant => constant.Field is { } field && (field.IsDeprecated || field.Documentation is not null) || !IsNatural(constant));
        for (int i = 0; i < _plan.Constants.Count; i++)
        {
            ConstantPlan constant = _plan.Constants[i];
            if (i > 0 && isSpaced)
                _file.Line("");
            _documentation.WriteMember(constant.Field?.Documentation);
            ObsoleteWriter.Write(_file, constant.Field?.IsDeprecated == true, constant.Field?.Documentation);
            if (!IsNatural(constant))
                _file.Line($"[HessianField({Text(constant.JavaName)})]");
            _file.Line($"{constant.Name},");
        }
    }

    private static bool IsNatural(ConstantPlan constant) => JavaNames.ToConstant(constant.Name) == constant.JavaName;

    private void WriteConstructors()
    {
        if (_plan.Kind != TypePlanKind.Exception)
            return;
        string exception = _file.Name("Exception", "System");
        string access = _plan.Symbol is { IsAbstract: true } ? "protected" : "public";
        foreach ((string parameters, string arguments) in (IEnumerable<(string, string)>)
            [("", ""), ("string? message", "message"), ($"string? message, {exception}? innerException", "message, innerException")])
        {
            if (arguments.Length > 0)
                _file.Line("");
            _documentation.WriteConstructor(arguments.Length > 0, parameters.Contains(',', StringComparison.Ordinal));
            _file.Line($"{access} {_plan.Name}({parameters})");
            if (arguments.Length > 0)
                _file.Line($"    : base({arguments})");
            _file.Open();
            _file.Close();
        }

        if (_plan.Properties.Count > 0)
            _file.Line("");
    }

    private void WriteProperties()
    {
        for (int i = 0; i < _plan.Properties.Count; i++)
        {
            if (i > 0)
                _file.Line("");
            WriteProperty(_plan.Properties[i]);
        }
    }

    private void WriteProperty(PropertyPlan property)
    {
        CSharpType type = property.Type.Type;
        if (_plan.Symbol is { Kind: JavaClassKind.Record })
            _documentation.WriteComponent(property.Field.Name);
        else
            _documentation.WriteMember(property.Field.Documentation);
        ObsoleteWriter.Write(_file, property.Field.IsDeprecated, property.Field.Documentation);
        if (JavaNames.ToField(property.Name) != property.Field.Name)
            _file.Line($"[HessianField({Text(property.Field.Name)})]");
        if (property.Type.NeedsAttribute)
            _file.Line($"[JavaType({Text(property.Type.Text)})]");
        // A deprecated member cannot be required without a warning where objects are created.
        bool isRequired = type is { IsNullable: false, IsValue: false } && !property.Field.IsDeprecated;
        string initial = type is { IsNullable: false, IsValue: false } && !isRequired ? " = default!;" : "";
        _file.Line(
            $"public {(property.HidesBase ? "new " : "")}{(isRequired ? "required " : "")}{_file.Name(type)} {property.Name} "
                + $"{{ get; {(IsRecord ? "init" : "set")}; }}{initial}");
    }

    private static string Text(string text) => CSharpText.Literal(text);
}
