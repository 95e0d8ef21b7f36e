using DubboNet.Java;

namespace DubboNet.Tool;

/// <summary>Converts classes, records, structs, exceptions, interfaces of data, and enums.</summary>
internal sealed class ClassReader(
    ClrAssemblies assemblies, JavaTypeResolver resolver, StatedTypes stated, ExportOptions options, ExportReport report)
{
    /// <summary>The classes without members that are sent.</summary>
    private static readonly string[] Roots = ["System.Object", "System.ValueType", "System.Exception", "DubboNet.JavaException"];

    /// <summary>Converts a type.</summary>
    /// <param name="type">The C# type.</param>
    /// <param name="name">Its Java class.</param>
    public JavaDeclaration Read(ClrTypeDefinition type, string name)
    {
        JavaDeclaration declaration = new()
        {
            Name = name,
            Kind = type.IsEnum ? JavaClassKind.Enum : type.IsInterface ? JavaClassKind.Interface : JavaClassKind.Class,
            Documentation = JavadocConverter.OfType(type),
        };
        if (type.IsEnum)
            return declaration with { Constants = ConstantsOf(type) };
        declaration = declaration with
        {
            TypeParameters = TypeParameterReader.Read(type, resolver),
            Interfaces = [.. InterfacesOf(type)],
        };
        return type.IsInterface ? declaration : ReadClass(type, declaration);
    }

    private JavaDeclaration ReadClass(ClrTypeDefinition type, JavaDeclaration declaration)
    {
        bool isException = IsException(type);
        List<Level> levels = [.. LevelsOf(type)];
        JavaClassType? superclass = levels[0].Superclass;
        if (isException)
            superclass ??= new JavaClassType(options.UsesUncheckedExceptions ? "java.lang.RuntimeException" : "java.lang.Exception", []);
        return declaration with
        {
            IsAbstract = type.IsAbstract,
            IsException = isException,
            Superclass = superclass,
            Fields = FieldsOf(type, levels, isException),
        };
    }

    private List<JavaConstantDeclaration> ConstantsOf(ClrTypeDefinition type)
    {
        List<JavaConstantDeclaration> constants = [];
        var values = new HashSet<object?>();
        // A second name for a value is not a constant in Java, nor is the one that stands for unknown constants.
        foreach (ClrConstant constant in type.Constants.Where(
            constant => values.Add(constant.Value) && !constant.Attributes.Has(KnownNames.HessianFallback)))
        {
            report.Try(type, constant.Name, () =>
            {
                string name = ContractNames.NameOf(constant);
                if (constants.Exists(other => other.Name == name))
                    throw new ExportObstacleException($"Another constant is {name} in Java already.");
                constants.Add(new JavaConstantDeclaration(name, JavadocConverter.OfConstant(type, constant)));
            });
        }

        return constants;
    }

    /// <summary>Returns a type and the bases that have no Java class of their own, outermost base first.</summary>
    private Stack<Level> LevelsOf(ClrTypeDefinition type)
    {
        Stack<Level> levels = new();
        Level level = new(type, [], null);
        while (BaseOf(level) is { } parent)
        {
            if (stated.JavaNameOf(parent.Type) is { } javaName)
            {
                resolver.Use(parent.Type);
                level = level with { Superclass = new JavaClassType(javaName, resolver.ResolveArguments(parent.Arguments, level.Type)) };
                break;
            }

            levels.Push(level);
            level = parent;
        }

        levels.Push(level);
        return levels;
    }

    /// <summary>Returns the base class of a level if it has members of its own.</summary>
    private Level? BaseOf(Level level)
    {
        if (level.Type.Base is not ClrNamed parent || Roots.Contains(parent.Name))
            return null;
        var applied = (ClrNamed)(level.Arguments.Count > 0 ? parent.Apply(level.Arguments) : parent);
        return assemblies.Find(applied) is { } definition ? new Level(definition, applied.Arguments, null) : null;
    }

    private bool IsException(ClrTypeDefinition type)
    {
        for (ClrTypeDefinition? level = type; level?.Base is ClrNamed parent; level = assemblies.Find(parent))
        {
            if (parent.Name is "System.Exception" or "DubboNet.JavaException")
                return true;
        }

        return false;
    }

    private List<JavaFieldDeclaration> FieldsOf(ClrTypeDefinition type, List<Level> levels, bool isException)
    {
        List<(string Member, JavaFieldDeclaration Field)> fields = [];
        foreach (Level level in levels)
        {
            foreach (ClrMember member in level.Type.Members.Where(IsSent))
            {
                report.Try(level.Type, member.Name, () =>
                {
                    int replaced = member.IsOverride ? fields.FindIndex(other => other.Member == member.Name) : -1;
                    // What overrides a member of a base with a Java class is the field of that class.
                    if (member.IsOverride && replaced < 0)
                        return;
                    JavaFieldDeclaration field = Field(level, member, isException);
                    if (replaced >= 0)
                        fields[replaced] = (member.Name, field);
                    else if (fields.Exists(other => other.Field.Name == field.Name))
                        throw new ExportObstacleException($"Another member of '{type.Display}' is the field {field.Name} in Java already.");
                    else
                        fields.Add((member.Name, field));
                });
            }
        }

        return [.. fields.Select(field => field.Field)];
    }

    private JavaFieldDeclaration Field(Level level, ClrMember member, bool isException)
    {
        ClrType memberType = level.Arguments.Count > 0 ? member.Type.Apply(level.Arguments) : member.Type;
        return new JavaFieldDeclaration(
            ContractNames.NameOf(member, isException),
            resolver.Resolve(memberType, member.Attributes.Find(KnownNames.JavaType)?.Text(), level.Type.Assembly),
            JavadocConverter.OfMember(level.Type, member));
    }

    private static bool IsSent(ClrMember member)
    {
        bool isStated = member.Attributes.Has(KnownNames.HessianField);
        return !member.Attributes.Has(KnownNames.HessianIgnore) && (member.IsPublic || isStated) && (member.HoldsData || isStated);
    }

    /// <summary>Returns the interfaces with a Java name that a type names itself.</summary>
    private IEnumerable<JavaClassType> InterfacesOf(ClrTypeDefinition type)
    {
        List<(ClrNamed Type, ClrTypeDefinition Definition)> named =
        [
            .. from parent in type.Interfaces.OfType<ClrNamed>()
               let definition = assemblies.Find(parent)
               where definition is not null && stated.JavaNameOf(definition) is not null
               select (parent, definition),
        ];
        HashSet<string> inherited =
            [.. named.SelectMany(parent => parent.Definition.Interfaces).Concat(InheritedByBase(type)).Select(parent => parent.Display)];
        foreach ((ClrNamed parent, ClrTypeDefinition definition) in named.Where(parent => !inherited.Contains(parent.Type.Display)))
        {
            resolver.Use(definition);
            yield return new JavaClassType(stated.JavaNameOf(definition)!, resolver.ResolveArguments(parent.Arguments, type));
        }
    }

    private IEnumerable<ClrType> InheritedByBase(ClrTypeDefinition type) =>
        BaseOf(new Level(type, [], null)) is { } parent && stated.JavaNameOf(parent.Type) is not null ? parent.Type.Interfaces : [];

    /// <summary>Represents a class whose members a Java class has.</summary>
    /// <param name="Type">The class.</param>
    /// <param name="Arguments">The type arguments with which it is used, or none for the class itself.</param>
    /// <param name="Superclass">The Java class of its base, or null if it has none.</param>
    private sealed record Level(ClrTypeDefinition Type, IReadOnlyList<ClrType> Arguments, JavaClassType? Superclass);
}
