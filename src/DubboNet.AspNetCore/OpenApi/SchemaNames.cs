using System.Globalization;
using System.Text;

namespace DubboNet.AspNetCore;

/// <summary>Represents the schema of a class before it has a name.</summary>
/// <param name="Service">The service.</param>
/// <param name="Type">The class.</param>
/// <param name="Json">The schema. The names in it are Java types.</param>
/// <param name="Uses">The classes that it refers to.</param>
internal sealed record SchemaDraft(DescribedService Service, JavaTypeName Type, string Json, IReadOnlyList<JavaTypeName> Uses);

/// <summary>
/// Finds names of schemas. Equal schemas have the same name, which is the simple name of the class. If several classes or other schemas
/// have it, it is the full name. A class that has another form in another service has a number.
/// </summary>
internal static class SchemaNames
{
    /// <summary>Returns the name of each schema.</summary>
    /// <param name="drafts">The schemas.</param>
    /// <param name="others">The names of other schemas.</param>
    public static Dictionary<SchemaDraft, string> Create(IReadOnlyList<SchemaDraft> drafts, IEnumerable<string> others)
    {
        Dictionary<SchemaDraft, int> forms = FindForms(drafts);
        ILookup<string, JavaTypeName> bySimpleName = drafts.Select(draft => draft.Type).Distinct().ToLookup(SimpleName);
        HashSet<string> foreign = [.. others];
        HashSet<string> taken = [.. foreign];
        var names = new Dictionary<int, string>();
        foreach (SchemaDraft draft in drafts)
        {
            if (names.ContainsKey(forms[draft]))
                continue;
            string simple = SimpleName(draft.Type);
            string name = bySimpleName[simple].Count() == 1 && !foreign.Contains(simple) ? simple : FullName(draft.Type);
            string free = name;
            for (int i = 2; !taken.Add(free); i++)
                free = string.Create(CultureInfo.InvariantCulture, $"{name}{i}");
            names.Add(forms[draft], free);
        }

        return drafts.ToDictionary(draft => draft, draft => names[forms[draft]]);
    }

    // Schemas have the same form if their texts are equal and those of all that they refer to. The numbers are refined until that holds.
    private static Dictionary<SchemaDraft, int> FindForms(IReadOnlyList<SchemaDraft> drafts)
    {
        Dictionary<(DescribedService, JavaTypeName), SchemaDraft> byType = drafts.ToDictionary(draft => (draft.Service, draft.Type));
        Dictionary<SchemaDraft, int> forms = Number(drafts, draft => $"{draft.Type} {draft.Json}");
        while (true)
        {
            Dictionary<SchemaDraft, int> known = forms;
            forms = Number(
                drafts, draft => string.Join(",", draft.Uses.Select(type => known[byType[(draft.Service, type)]]).Prepend(known[draft])));
            if (forms.Values.Distinct().Count() == known.Values.Distinct().Count())
                return forms;
        }
    }

    private static Dictionary<SchemaDraft, int> Number(IReadOnlyList<SchemaDraft> drafts, Func<SchemaDraft, string> textOf)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var numbered = new Dictionary<SchemaDraft, int>(ReferenceEqualityComparer.Instance);
        foreach (SchemaDraft draft in drafts)
        {
            string text = textOf(draft);
            if (!numbers.TryGetValue(text, out int number))
                numbers.Add(text, number = numbers.Count);
            numbered.Add(draft, number);
        }

        return numbered;
    }

    private static string SimpleName(JavaTypeName type) => Name(type, name => name[(name.LastIndexOf('.') + 1)..]);

    private static string FullName(JavaTypeName type) => Name(type, name => name);

    // The names of components have only these characters.
    private static string Name(JavaTypeName type, Func<string, string> nameOf)
    {
        var text = new StringBuilder();
        foreach (char unit in nameOf(type.Name))
            text.Append(char.IsAsciiLetterOrDigit(unit) || unit is '.' or '-' ? unit : '_');
        for (int i = 0; i < type.Arguments.Count; i++)
            text.Append(i == 0 ? "Of" : "And").Append(Name(type.Arguments[i], nameOf));
        return text.Insert(text.Length, "Array", type.Dimensions).ToString();
    }
}
