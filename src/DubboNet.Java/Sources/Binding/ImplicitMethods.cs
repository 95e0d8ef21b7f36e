namespace DubboNet.Java;

/// <summary>The methods that a compiler adds to records and enums.</summary>
internal static class ImplicitMethods
{
    private static readonly ModifierSyntax OfClass = new(ClassAccess.Public | ClassAccess.Static, false, [], null);
    private static readonly ModifierSyntax Accessor = new(ClassAccess.Public, false, [], null);
    private static readonly ModifierSyntax OfObject = new(ClassAccess.Public | ClassAccess.Final, false, [], null);

    private static readonly MethodSyntax[] OfAllRecords =
    [
        Create(OfObject, Type("boolean"), "equals", new ParameterSyntax([], Type("java.lang.Object"), "o", IsVarargs: false)),
        Create(OfObject, Type("int"), "hashCode"),
        Create(OfObject, Type("java.lang.String"), "toString"),
    ];

    /// <summary>Returns <c>values</c> and <c>valueOf</c> of an enum.</summary>
    public static IEnumerable<MethodSyntax> OfEnum(string name) =>
    [
        Create(OfClass, Type(name) with { Dimensions = 1 }, "values"),
        Create(OfClass, Type(name), "valueOf", new ParameterSyntax([], Type("java.lang.String"), "name", IsVarargs: false)),
    ];

    /// <summary>Returns the methods of a record that it does not declare itself.</summary>
    public static IEnumerable<MethodSyntax> OfRecord(TypeDeclaration type)
    {
        IEnumerable<MethodSyntax> accessors = type.Components.Select(
            component => Create(Accessor with { Annotations = component.Annotations }, component.Type, component.Name));
        return OfAllRecords.Concat(accessors).Where(
            added => !type.Methods.Exists(method => method.Name == added.Name && method.Parameters.Count == added.Parameters.Count));
    }

    private static TypeSyntax Type(string name) => new([.. name.Split('.').Select(part => new TypeNamePart(part, []))], 0, []);

    private static MethodSyntax Create(ModifierSyntax modifiers, TypeSyntax result, string name, params ParameterSyntax[] parameters) =>
        new(modifiers, [], result, name, parameters, [], HasBody: true);
}
