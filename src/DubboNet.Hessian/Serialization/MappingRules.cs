namespace DubboNet.Hessian;

/// <summary>
/// Contains the rules of <see cref="HessianOptions"/> for objects and fields that the declared types do not have. All copies of the options
/// with the same rules share one instance, so that a class definition that it has checked does not have to be checked again.
/// </summary>
internal sealed record MappingRules(
    HessianUnknownClassHandling UnknownClasses, HessianUnmappedMemberHandling UnmappedMembers, SubstitutionReports? Reports)
{
    private const int MaxListed = 32;
    private const string ClassKey = "class";

    /// <summary>Gets the rules that read as much as possible and report nothing.</summary>
    public static MappingRules Default { get; } = new(HessianUnknownClassHandling.Read, HessianUnmappedMemberHandling.Skip, null);

    /// <summary>Gets a number that differs between the rules of a client and of a server, which report to different logs.</summary>
    public int Number => Reports?.Number ?? 0;

    /// <summary>Checks a class that is read by a formatter.</summary>
    /// <param name="wire">The class as the peer defined it.</param>
    /// <param name="formatter">The formatter that reads it.</param>
    /// <param name="isKnown">Whether the formatter is registered for the class.</param>
    /// <param name="map">The index of the formatter's field for each field on the wire, or -1.</param>
    /// <param name="start">The position of the object.</param>
    public void Check(ClassDefinition wire, HessianClassFormatter formatter, bool isKnown, ReadOnlySpan<int> map, int start)
    {
        if (!isKnown && !formatter.IsNamed(wire.ClassName))
            CheckClass(wire, formatter, map, start);
        if (UnmappedMembers == HessianUnmappedMemberHandling.Error && map.Contains(-1) && !formatter.IsOpenToFields)
            throw Unmapped(MemberPath.Clean(wire.ClassName), string.Join(", ", Dropped(wire, map)), formatter, start);
    }

    /// <summary>Checks the class of an object in the form of a map. The class of a map itself is not checked.</summary>
    public void CheckMapForm(string? javaType, HessianClassFormatter formatter, bool isKnown, int start)
    {
        bool isMap = javaType is null || javaType.StartsWith("java.", StringComparison.Ordinal);
        if (UnknownClasses == HessianUnknownClassHandling.Error
            && !isMap
            && !isKnown
            && !formatter.IsNamed(javaType!)
            && formatter is { IsException: false, IsBuiltIn: false })
        {
            throw Unknown(javaType!, formatter, start);
        }
    }

    /// <summary>Checks a key of an object in the form of a map. Java's generic calls add a key for the class name.</summary>
    public void CheckKey(string? key, int field, HessianClassFormatter formatter, int start)
    {
        if (UnmappedMembers == HessianUnmappedMemberHandling.Error && field < 0 && !IsClassKey(key) && !formatter.IsOpenToFields)
            throw Unmapped("the map", key is null ? "a key that is not text" : MemberPath.Clean(key), formatter, start);
    }

    /// <summary>Returns whether a key of an object in the form of a map contains its class name.</summary>
    public static bool IsClassKey(string? key) => key == ClassKey;

    /// <summary>Creates the error for a map whose keys do not include any field of the declared class.</summary>
    public static HessianException NothingInCommon(HessianClassFormatter formatter, int position) => new(
        $"No key of the map is a field of {formatter.Definition.ClassName}: declare a dictionary, or the type whose fields the map has",
        position, $"{formatter.Definition.ClassName} ({CSharpName.GetDisplayName(formatter.Type)})", "a map");

    /// <summary>The error for a class that nothing is declared for and nothing is registered for.</summary>
    public static HessianException Unregistered(ClassDefinition wire, int start) => new(
        $"The class is not registered ({Option(nameof(HessianOptions.UnknownClasses))}): declare it with [HessianType], and name it in a "
            + "[HessianSubtype] or register it",
        start, null, MemberPath.Clean(wire.ClassName));

    private void CheckClass(ClassDefinition wire, HessianClassFormatter formatter, ReadOnlySpan<int> map, int start)
    {
        if (UnknownClasses == HessianUnknownClassHandling.Error && formatter is { IsException: false, IsBuiltIn: false })
            throw Unknown(wire.ClassName, formatter, start);
        if (formatter.Definition.Fields.Length > 0 && !map.ContainsAnyExcept(-1))
        {
            throw new HessianException(
                "The class shares no field with the declared type: declare the type of the class that was found, or correct the Java "
                    + $"name of {CSharpName.GetDisplayName(formatter.Type)}",
                start, Name(formatter), MemberPath.Clean(wire.ClassName));
        }

        if (!formatter.IsBuiltIn)
            Reports?.Report(wire.ClassName, formatter, Dropped(wire, map));
    }

    private static HessianException Unknown(string javaClass, HessianClassFormatter formatter, int start) => new(
        $"The class is neither the declared one nor a known subtype ({Option(nameof(HessianOptions.UnknownClasses))}): declare it with "
        + "[HessianType] and name it in a "
        + $"[HessianSubtype] of {CSharpName.GetDisplayName(formatter.Type)}",
        start, Name(formatter), MemberPath.Clean(javaClass));

    private static HessianException Unmapped(string wire, string fields, HessianClassFormatter formatter, int start) => new(
        $"{CSharpName.GetDisplayName(formatter.Type)} does not have all fields of {wire} "
            + $"({Option(nameof(HessianOptions.UnmappedMembers))}): add members for {fields}",
        start);

    private static string Name(HessianClassFormatter formatter) =>
        $"{formatter.Definition.ClassName} ({CSharpName.GetDisplayName(formatter.Type)})";

    private static string Option(string name) => $"HessianOptions.{name} is Error";

    private static List<string> Dropped(ClassDefinition wire, ReadOnlySpan<int> map)
    {
        var dropped = new List<string>();
        for (int i = 0; i < map.Length && dropped.Count < MaxListed; i++)
        {
            if (map[i] < 0)
                dropped.Add(MemberPath.Clean(wire.Fields[i]));
        }

        return dropped;
    }
}
