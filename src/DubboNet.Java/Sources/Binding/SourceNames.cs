namespace DubboNet.Java;

/// <summary>Finds the classes that names in a source mean, in the order of the Java language.</summary>
/// <param name="classes">The known classes.</param>
internal sealed class SourceNames(ISourceClasses classes)
{
    /// <summary>Classes below more parents are not looked into.</summary>
    private const int MaxParents = 64;

    private const string Language = "java.lang";

    /// <summary>Returns the binary name of a class, and how many parts of the name it has.</summary>
    /// <param name="parts">The parts of the name between the dots.</param>
    /// <param name="scope">The place of the name.</param>
    /// <returns>The class, and the scope whose member it is, or null if it is not a member.</returns>
    public (string Name, int Length, SourceScope? Declaring) Find(IReadOnlyList<string> parts, SourceScope scope)
    {
        for (SourceScope? next = scope; next is not null; next = next.Outer)
        {
            if (next.Type is not null && FindMember(next.Name, parts[0]) is { } member)
                return (member, 1, next);
        }

        if (FindInUnit(parts[0], scope.Unit) is { } found)
            return (found, 1, null);
        return parts.Count == 1
            ? (Guess(parts[0], scope.Unit), 1, null)
            : FindQualified(parts);
    }

    /// <summary>Returns a class that is nested in another one or in one of its parents, or null if there is none.</summary>
    public string? FindMember(string type, string name) => FindMember(type, name, new(StringComparer.Ordinal), depth: 0);

    private string? FindMember(string type, string name, HashSet<string> seen, int depth)
    {
        if (depth > MaxParents || !seen.Add(type))
            return null;
        string nested = $"{type}${name}";
        if (classes.Has(nested))
            return nested;
        foreach (string parent in classes.FindParents(type))
        {
            if (FindMember(parent, name, seen, depth + 1) is { } found)
                return found;
        }

        return null;
    }

    private string? FindInUnit(string name, SourceUnit unit)
    {
        foreach (ImportSyntax import in unit.Imports)
        {
            if (!import.IsOnDemand && FindImported(import, name) is { } imported)
                return imported;
        }

        string own = InPackage(unit.Package, name);
        return classes.Has(own) ? own : FindOnDemand(name, unit);
    }

    private string? FindImported(ImportSyntax import, string name)
    {
        if (import.Name[(import.Name.LastIndexOf('.') + 1)..] != name)
            return null;
        if (!import.IsStatic)
            return FindImport(import.Name);
        // It can be a method or a field, too.
        string type = FindImport(import.Name[..^(name.Length + 1)]);
        return FindMember(type, name);
    }

    private string? FindOnDemand(string name, SourceUnit unit)
    {
        foreach (ImportSyntax import in unit.Imports.Where(import => import.IsOnDemand))
        {
            string inPackage = InPackage(import.Name, name);
            if (!import.IsStatic && classes.Has(inPackage))
                return inPackage;
            if (FindMember(FindImport(import.Name), name) is { } member)
                return member;
        }

        return unit.Imports.Where(import => import is { IsOnDemand: true, IsStatic: false }).Select(import => import.Name)
            .Prepend(Language)
            .Where(package => PlatformPackages.Has(package, name))
            .Select(package => InPackage(package, name))
            .FirstOrDefault();
    }

    // The class is not on the class path. If one package with an asterisk is not known, it can only be from there.
    private string Guess(string name, SourceUnit unit)
    {
        string[] unknown =
        [
            .. from import in unit.Imports
               where import is { IsOnDemand: true, IsStatic: false }
               where !classes.HasPackage(import.Name) && !PlatformPackages.IsKnown(import.Name) && !classes.Has(FindImport(import.Name))
               select import.Name,
        ];
        return InPackage(unknown is [var only] ? only : unit.Package, name);
    }

    private string FindImport(string name)
    {
        string[] parts = name.Split('.');
        (string found, int length, _) = FindQualified(parts);
        for (int i = length; i < parts.Length; i++)
            found = FindMember(found, parts[i]) ?? $"{found}${parts[i]}";
        return found;
    }

    // A class of another library begins with the first part in upper case.
    private (string Name, int Length, SourceScope? Declaring) FindQualified(IReadOnlyList<string> parts)
    {
        for (int length = 1; length <= parts.Count; length++)
        {
            string name = string.Join('.', parts.Take(length));
            if (classes.Has(name))
                return (name, length, null);
        }

        int package = 0;
        while (package < parts.Count - 1 && !char.IsUpper(parts[package][0]))
            package++;
        return (string.Join('.', parts.Take(package + 1)), package + 1, null);
    }

    private static string InPackage(string package, string name) => package.Length == 0 ? name : $"{package}.{name}";
}
